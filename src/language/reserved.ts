import { fold } from './fold.ts';
import { type KindId, kinds } from './vocabulary.ts';

const reservedNames: ReadonlyMap<string, KindId> = new Map(
  (Object.keys(kinds) as KindId[]).flatMap((kind): [string, KindId][] => {
    const it = kinds[kind];
    return 'reserved' in it
      ? [
          [fold(it.reserved.zh), kind],
          [fold(it.reserved.en), kind],
        ]
      : [];
  }),
);

/** The kind whose reserved name this is (`渠道` → channels), or null for a goal's name. */
export function reservedKind(subject: string): KindId | null {
  return reservedNames.get(fold(subject)) ?? null;
}
