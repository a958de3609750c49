import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Cell } from '../language/cells.ts';
import { fold, sameName } from '../language/fold.ts';
import { nearest } from '../language/nearest.ts';
import { ownerAddress } from '../language/reserved.ts';
import type { KindId } from '../language/vocabulary.ts';
import type { Span } from '../model/source.ts';
import type { Config } from './config.ts';
import { plain } from './gather.ts';
import type { Row } from './plan.ts';

/** A name with an address behind it: `王敏 <wangmin@example.com>`. */
const WITH_ADDRESS = /^(\S.*?)\s*[<(（]?([^\s<>()（）]+@[^\s<>()（）]+?)[>)）]?$/;

/** A person under their declared name (a handle or address may be written), or a team; null when the config knows neither. */
export function declaredOwner(text: string, { people, teams }: Config): string | null {
  if (people.some((it) => it.name === text) || teams.includes(text)) return text;
  const words = [text.replace(/^@/, ''), ...(WITH_ADDRESS.exec(text)?.slice(1) ?? [])];
  const person = people.find((it) =>
    [it.name, it.email, it.handle].some(
      (known) => known !== null && words.some((word) => sameName(known, word)),
    ),
  );
  return person?.name ?? teams.find((it) => sameName(it, text)) ?? null;
}

export function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((it) => typeof it === 'string');
}

/** The names in the owner cells of these rows, folded: who is known to be one person or team. */
export function peopleIn(rows: readonly Row<KindId>[]): ReadonlySet<string> {
  const names = rows.flatMap((row): readonly string[] => {
    const { owner }: Readonly<Record<string, Cell<unknown>>> = row.cells;
    return owner?.state === 'value' && isNames(owner.value) ? owner.value : [];
  });
  return new Set(names.map(fold));
}

const BETWEEN = [/\s+and\s+|\s*[&＆]\s*/i, /[\s和与及&＆]+/];

/** `周宁 许静`, `许静和陈默`: several people where each is named elsewhere too; a name of two words stays one. */
function parted(name: string, people: ReadonlySet<string>, config: Config): readonly string[] {
  if (declaredOwner(name, config) !== null) return [name];
  const found = BETWEEN.map((it) => name.split(it)).find(
    (parts) =>
      parts.length > 1 && parts.every((it) => people.has(fold(it)) || declaredOwner(it, config) !== null),
  );
  return found ?? [name];
}

/**
 * Owners under their declared names. Only a config that declares people can say that one is unknown; `people` are
 * those whom the plan names elsewhere.
 */
export function ownersOf(
  cell: Cell<readonly string[]>,
  people: ReadonlySet<string>,
  config: Config,
): Result<Cell<readonly string[]>> {
  if (cell.state !== 'value') return plain(cell);
  const diagnostics: Diagnostic[] = [];
  const each = cell.value.flatMap((name) => parted(name, people, config));
  const names = each.map((name) => {
    const declared = declaredOwner(name, config);
    if (declared === null) diagnostics.push(...unknownOwner(name, cell.at, config));
    return declared ?? name;
  });
  return { value: { ...cell, value: [...new Set(names)] }, diagnostics };
}

export function unknownOwner(name: string, at: Span, { people, teams, locale }: Config): Diagnostic[] {
  if (people.length === 0) return [];
  const known = [...people.map((it) => it.name), ...teams];
  return [
    diagnose('unknown-owner', { found: name, suggestion: nearest(name, known) }, at, {
      about: ownerAddress(name, locale),
    }),
  ];
}
