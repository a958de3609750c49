import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Cell } from '../language/cells.ts';
import { sameName } from '../language/fold.ts';
import { nearest } from '../language/nearest.ts';
import type { Span } from '../model/source.ts';
import type { Config } from './config.ts';
import { plain } from './gather.ts';

/** A name with an address behind it: `王敏 <wangmin@example.com>`. */
const WITH_ADDRESS = /^(\S.*?)\s*[<(（]?([^\s<>()（）]+@[^\s<>()（）]+?)[>)）]?$/;

/** A person under their declared name (a handle or address may be written), or a team; null when the config knows neither. */
export function declaredOwner(text: string, { people, teams }: Config): string | null {
  const words = [text.replace(/^@/, ''), ...(WITH_ADDRESS.exec(text)?.slice(1) ?? [])];
  const person = people.find((it) =>
    [it.name, it.email, it.handle].some(
      (known) => known !== null && words.some((word) => sameName(known, word)),
    ),
  );
  return person?.name ?? teams.find((it) => sameName(it, text)) ?? null;
}

/** Owners under their declared names. Only a config that declares people can say that one is unknown. */
export function ownersOf(cell: Cell<readonly string[]>, config: Config): Result<Cell<readonly string[]>> {
  if (cell.state !== 'value') return plain(cell);
  const diagnostics: Diagnostic[] = [];
  const names = cell.value.map((name) => {
    const declared = declaredOwner(name, config);
    if (declared === null) diagnostics.push(...unknownOwner(name, cell.at, config));
    return declared ?? name;
  });
  return { value: { ...cell, value: [...new Set(names)] }, diagnostics };
}

export function unknownOwner(name: string, at: Span, { people, teams }: Config): Diagnostic[] {
  if (people.length === 0) return [];
  const known = [...people.map((it) => it.name), ...teams];
  return [diagnose('unknown-owner', { found: name, suggestion: nearest(name, known) }, at)];
}
