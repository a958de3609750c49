import { distance } from 'fastest-levenshtein';
import { fold } from '../language/fold.ts';

/**
 * The addresses that were most likely meant, nearest first. The year of a period counts for nothing, because nobody
 * writes it; an address in which more than half of the letters differ was not meant.
 */
export function nearestAddresses(asked: string, known: Iterable<string>, most = 3): string[] {
  const wanted = comparable(asked);
  const found: { readonly address: string; readonly steps: number }[] = [];
  for (const address of new Set(known)) {
    const other = comparable(address);
    const longest = Math.max(wanted.length, other.length);
    const contained = wanted.length >= 2 && other.includes(wanted);
    const steps = contained ? (other.length - wanted.length) / longest : distance(wanted, other);
    if (contained || steps * 2 <= longest) found.push({ address, steps });
  }
  return found
    .toSorted((a, b) => a.steps - b.steps)
    .slice(0, most)
    .map(({ address }) => address);
}

function comparable(address: string): string {
  return fold(address).replace(/@\d{4}-/, '@');
}

/** Whether an address is wanted by a filter: every word of it occurs somewhere, in any case and width. */
export function matches(address: string, filter: string): boolean {
  const folded = fold(address);
  return filter
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((word) => folded.includes(fold(word)));
}
