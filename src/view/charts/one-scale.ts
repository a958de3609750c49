import type { Unit } from '../../language/units.ts';

/** What is drawn as lengths: of what unit, and how long the longest is, in that unit. */
export interface Lengths<T> {
  readonly of: T;
  readonly unit: Unit;
  readonly high: number;
}

/** Where one is so many times as long as the other, on one scale nothing could be seen of the other. */
const FLAT = 3;

/**
 * Those that have one scale with `own`, because they have its unit and are not so much longer or shorter that one would
 * be flat; and whether there are longer ones of its unit, so that these here are drawn to a larger scale.
 */
export function onOneScale<T>(
  own: T,
  all: readonly Lengths<T>[],
): { readonly peers: readonly T[]; readonly larger: boolean } {
  const mine = all.find((it) => it.of === own);
  if (mine === undefined || mine.unit.label.zh === '') return { peers: [own], larger: false };
  const alike = all.filter((it) => isSame(it.unit, mine.unit)).toSorted((a, b) => b.high - a.high);
  const groups: { readonly top: number; readonly peers: T[] }[] = [];
  for (const { of, high } of alike) {
    const group = groups.at(-1);
    if (group !== undefined && high * FLAT >= group.top) group.peers.push(of);
    else groups.push({ top: high, peers: [of] });
  }
  const at = groups.findIndex(({ peers }) => peers.includes(own));
  return { peers: groups[at]?.peers ?? [own], larger: at > 0 };
}

function isSame(a: Unit, b: Unit): boolean {
  return a.label.zh === b.label.zh && a.label.en === b.label.en;
}
