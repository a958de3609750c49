import type { Diagnostic as LspDiagnostic, Range } from 'vscode-languageserver';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { escapeText } from '../diagnostics/escape.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import type { Span } from '../model/source.ts';
import { CONFIG_FILE } from '../read/sources.ts';
import type { State } from './state.ts';
import { filesOf } from './view.ts';

/** Where things are for the editor. */
export interface Places {
  range(at: Span): Range;
  uri(file: string): string;
}

const SEVERITY = { error: 1, warning: 2, note: 3 } as const;
/** Waived: said, and not counted. */
const HINT = 4;

const WAIVED: Words = { zh: '已豁免：', en: 'Waived: ' };

/**
 * Everything found about the files that are open, by file: also about the CSV files that an open plan names, and about
 * the config. Every such file has an entry, so that what was said of it before is cleared.
 */
export function findingsByFile(
  state: State,
  open: ReadonlySet<string>,
): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  const views = state
    .views()
    .filter((view) => open.has(view.file.path) || filesIn(view).some((it) => open.has(it)));
  const isOurs = (file: string) => state.text(file) !== null || state.sources.refused.has(file);
  for (const file of open) if (isOurs(file)) found.set(file, []);
  for (const view of views) for (const file of [view.file.path, ...filesIn(view)]) found.set(file, []);
  if (views.length > 0 || open.has(CONFIG_FILE)) found.set(CONFIG_FILE, []);
  const { diagnostics, outcomes } = state.run();
  for (const it of [...diagnostics, ...outcomes.flatMap((outcome) => outcome.diagnostics)]) {
    const list = found.get(it.at.file);
    if (list !== undefined && !list.includes(it)) list.push(it);
  }
  return found;
}

function filesIn({ document }: ReturnType<State['views']>[number]): readonly string[] {
  return document === null ? [] : filesOf(document);
}

/** A finding as editors show it: what, why and what to do, a line each, in the plan's language. */
export function lspDiagnostic(diagnostic: Diagnostic, lang: Lang, places: Places): LspDiagnostic {
  const { message, waived, related = [] } = diagnostic;
  const lines = [message.what, message.why, message.fix].flatMap((words) =>
    words === undefined ? [] : [escapeText(say(words, lang))],
  );
  const reason = waived === undefined ? [] : [`${say(WAIVED, lang)}${escapeText(waived)}`];
  return {
    range: places.range(diagnostic.at),
    severity: waived === undefined ? SEVERITY[diagnostic.severity] : HINT,
    code: diagnostic.code,
    source: 'sixfold',
    message: [...lines, ...reason].join('\n'),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map(({ at, label }) => ({
            location: { uri: places.uri(at.file), range: places.range(at) },
            message: escapeText(say(label, lang)),
          })),
        }),
  };
}
