import { distance } from 'fastest-levenshtein';
import { fold } from './fold.ts';

/**
 * The known word that was most likely meant, or null when none is close: one letter off up to four letters, two up to
 * eight, three beyond. A word of two letters must share one.
 */
export function nearest(found: string, known: Iterable<string>): string | null {
  const wanted = fold(found);
  if (wanted === '') return null;
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const word of known) {
    const folded = fold(word);
    const steps = distance(wanted, folded);
    const longest = Math.max(wanted.length, folded.length);
    if (longest < 2 || steps > reach(longest) || steps >= bestDistance) continue;
    best = word;
    bestDistance = steps;
  }
  return best ?? containing(wanted, known);
}

/** Names for which the nearest known one is looked for; nobody reads on through more. */
const FEW = 100;

/** `nearest` among the same names for many questions: each is answered once, and only the first hundred. */
export function nearestAmong(known: readonly string[]): (found: string) => string | null {
  const answers = new Map<string, string | null>();
  return (found) => {
    const before = answers.get(found);
    if (before !== undefined || answers.size >= FEW) return before ?? null;
    const answer = nearest(found, known);
    answers.set(found, answer);
    return answer;
  };
}

function reach(length: number): number {
  return length <= 4 ? 1 : length <= 8 ? 2 : 3;
}

/** `销售额` for `销售额目标`: one word within the other, when the shorter is at least half of it. */
function containing(wanted: string, known: Iterable<string>): string | null {
  for (const word of known) {
    const folded = fold(word);
    const [short, long] = folded.length < wanted.length ? [folded, wanted] : [wanted, folded];
    if (short.length >= 2 && short.length * 2 >= long.length && long.includes(short)) return word;
  }
  return null;
}
