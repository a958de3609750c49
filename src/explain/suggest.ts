import { fold } from '../language/fold.ts';

/** Whether an address is wanted by a filter: every word of it occurs somewhere, in any case and width. */
export function matches(address: string, filter: string): boolean {
  const folded = fold(address);
  return filter
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((word) => folded.includes(fold(word)));
}
