import { type Lang, say, type Words } from '../language/words.ts';
import type { Span } from '../model/source.ts';
import { capped, MOST_GIVEN } from './capped.ts';
import { count } from './count.ts';
import type { Diagnostic } from './diagnostic.ts';
import { escapeJson } from './escape.ts';

/** How many numbers the prose of a plan holds, how many of them say which figure they are, and how many agree with it. */
export interface Coverage {
  readonly file: string;
  readonly numbers: number;
  readonly bound: number;
  readonly verified: number;
}

/**
 * Diagnostics for programs: an object with `version`, `summary`, `coverage`, `diagnostics` and `omitted`, each of a fixed shape (a
 * field that does not apply is null or empty, never absent). Of one code in one file the first thousand are given; `omitted`
 * says how many more there are, and `summary` counts all. Lines and columns count from 1, columns in UTF-16 units.
 */
export function printJson(
  diagnostics: readonly Diagnostic[],
  options: {
    readonly lang: Lang | ((diagnostic: Diagnostic) => Lang);
    readonly coverage?: readonly Coverage[];
  },
): string {
  const langOf = (it: Diagnostic) => (typeof options.lang === 'function' ? options.lang(it) : options.lang);
  const { files, ...summary } = count(diagnostics);
  const { shown, omitted } = capped(diagnostics, MOST_GIVEN);
  const report = {
    version: 1,
    summary: { ...summary, files },
    coverage: (options.coverage ?? []).map(({ file, numbers, bound, verified }) => ({
      file,
      numbers,
      bound,
      verified,
    })),
    diagnostics: shown.map((it) => one(it, langOf(it))),
    omitted: [...omitted.values()],
  };
  return `${escapeJson(JSON.stringify(report, null, 2))}\n`;
}

function one(it: Diagnostic, lang: Lang) {
  const words = (text: Words | undefined) => (text === undefined ? null : say(text, lang));
  return {
    code: it.code,
    severity: it.severity,
    blocking: it.blocking,
    waived: it.waived ?? null,
    about: it.about ?? null,
    ...place(it.at),
    lang,
    what: say(it.message.what, lang),
    why: words(it.message.why),
    fix: words(it.message.fix),
    related: (it.related ?? []).map(({ at, label }) => ({ ...place(at), label: say(label, lang) })),
  };
}

function place({ file, line, column, endColumn }: Span) {
  return { file, line, column, endColumn };
}
