import type { Words } from '../language/words.ts';
import type { Diagnostic } from './diagnostic.ts';

/** How many findings of one code in one file a person is shown; the rest say nothing new. */
export const MOST_SHOWN = 20;
/** How many a program is given. */
export const MOST_GIVEN = 1000;

/** Findings of one code in one file that are left out. */
export interface Omitted {
  readonly file: string;
  readonly code: Diagnostic['code'];
  readonly severity: Diagnostic['severity'];
  readonly count: number;
}

export interface Capped {
  /** In the order given. */
  readonly shown: readonly Diagnostic[];
  /** What is left out, by the last that is shown of the same code and file. */
  readonly omitted: ReadonlyMap<Diagnostic, Omitted>;
}

/** The first findings of each code in each file. Counts and exit codes are made of all, never of these. */
export function capped(diagnostics: readonly Diagnostic[], most: number): Capped {
  const groups = new Map<string, { last: Diagnostic; count: number }>();
  const shown = diagnostics.filter((it) => {
    const key = `${it.code} ${it.severity} ${it.waived === undefined} ${it.at.file}`;
    const group = groups.get(key) ?? { last: it, count: 0 };
    groups.set(key, group);
    group.count++;
    if (group.count <= most) group.last = it;
    return group.count <= most;
  });
  const over = [...groups.values()].filter(({ count }) => count > most);
  const omitted = over.map(({ last, count }): [Diagnostic, Omitted] => [
    last,
    { file: last.at.file, code: last.code, severity: last.severity, count: count - most },
  ]);
  return { shown, omitted: new Map(omitted) };
}

/** What stands for findings that are left out because there are too many alike. */
export function moreOf({ count, file, code }: Omitted): Words {
  return {
    zh: `还有 ${count} 处同样的问题没有列出（${code}，${file}）`,
    en: `… and ${count} more of these (${code} in ${file})`,
  };
}
