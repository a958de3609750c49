import { fold } from './fold.ts';
import { type KindId, kinds } from './vocabulary.ts';
import { type Lang, say, type Words } from './words.ts';

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

const OWNER: Words = { zh: '负责人', en: 'owner' };

/** The address of a row, as findings and waivers name it: `任务/拜访老客户`. A kind without a reserved name goes by its id. */
export function rowAddress(kind: KindId, name: string, lang: Lang): string {
  const it = kinds[kind];
  return `${'reserved' in it ? say(it.reserved, lang) : kind}/${name}`;
}

/** The address of a person or team: `负责人/李雷`. */
export function ownerAddress(owner: string, lang: Lang): string {
  return `${say(OWNER, lang)}/${owner}`;
}

/** A thing's address, the same for both languages of the reserved name in front of it, ready to be compared. */
export function thingKey(thing: string): string {
  const [, head = '', rest = ''] = /^([^/]*)\/(.*)$/s.exec(thing) ?? [];
  const kind = rest === '' ? null : reservedKind(head);
  if (kind !== null) return `${kind}/${fold(rest)}`;
  const isOwner = rest !== '' && [OWNER.zh, OWNER.en].includes(fold(head));
  return isOwner ? `owners/${fold(rest)}` : fold(thing);
}
