import { addressFor } from '../claims/coverage.ts';
import { fixClaims } from '../claims/fixes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import { lineText, type SourceFile, type Span } from '../model/source.ts';
import type { Edit } from './edits.ts';
import type { State } from './state.ts';
import { type Point, sourceAt } from './text.ts';
import { asCell, asCsv, asLink } from './written.ts';

/** A change that an editor may offer. */
export interface Action {
  readonly title: string;
  readonly kind: 'quickfix' | 'fix-all' | 'rewrite';
  readonly edits: readonly Edit[];
  /** What it cures. */
  readonly cures: Diagnostic | null;
}

/** The changes known for a stretch of lines: did you mean, stale claims, numbers that could be claims. */
export function actionsAt(state: State, file: string, from: Point, to: Point): Action[] {
  const touches = ({ line, column, endColumn }: Span) =>
    (line > from.line || (line === from.line && endColumn >= from.column)) &&
    (line < to.line || (line === to.line && column <= to.column));
  const lang = state.langOf(file);
  const here = findingsOf(state, file).filter(({ at }) => touches(at));
  const meant = here.flatMap((it) => insteadAction(it, state, lang) ?? []);
  return [...meant, ...claimActions(state, file, here, lang), ...boundActions(state, file, touches, lang)];
}

/** Everything that is found in a file, waived findings left out. */
function findingsOf(state: State, file: string): Diagnostic[] {
  const { outcomes, diagnostics } = state.run();
  return [...diagnostics, ...outcomes.flatMap((it) => it.diagnostics)].filter(
    ({ at, waived }) => at.file === file && waived === undefined,
  );
}

const REPLACE: Words = { zh: '改成', en: 'Change to' };

/** The word that was most likely meant, in place of the one that stands there. */
function insteadAction(diagnostic: Diagnostic, state: State, lang: Lang): Action | null {
  const { instead, at } = diagnostic;
  const lines = state.lines(at.file);
  if (instead === undefined || lines === null) return null;
  const source = sourceAt(lines, at);
  // A key is named with its path, a name as it is read; what stands there is the last part.
  const found = [instead.found, instead.found.split('.').at(-1) ?? ''].find(
    (it) => it !== '' && source.includes(it),
  );
  if (found === undefined) return null;
  const column = at.column + source.indexOf(found);
  const place = { ...at, column, endColumn: column + found.length };
  const before = lineText(lines, at.line).charAt(at.column - 2);
  const by = /\.csv$/i.test(at.file)
    ? asCsv(instead.by, before === '"')
    : before === '#'
      ? asLink(instead.by)
      : // A link is written in a cell as anywhere.
        lineText(lines, at.line).includes('|') && diagnostic.code !== 'claim-no-link'
        ? asCell(instead.by)
        : instead.by;
  const title = `${say(REPLACE, lang)} ${instead.by}`;
  return { title, kind: 'quickfix', edits: [{ at: place, by }], cures: diagnostic };
}

/** Stale numbers, each on its own, and all of the file at once; none by the defaults of a config with errors. */
function claimActions(state: State, file: string, here: readonly Diagnostic[], lang: Lang): Action[] {
  const outcome = state.outcomeOf(file);
  const source: SourceFile | undefined = state.sources.plans.find(({ path }) => path === file);
  if (outcome === null || source === undefined || here.length === 0) return [];
  if (state.run().diagnostics.some(({ severity }) => severity === 'error')) return [];
  const { made } = fixClaims(outcome, source);
  const lines = state.lines(file);
  const all = made.flatMap(({ at, before, after }): Edit[] => {
    const text = lines === null ? '' : sourceAt(lines, at);
    const from = text.indexOf(before);
    const column = at.column + Math.max(0, from);
    // Markup within the number: its stretch is found again by `sixfold fix` only.
    return from < 0 ? [] : [{ at: { ...at, column, endColumn: column + before.length }, by: after }];
  });
  const stale = here.filter(({ code }) => code === 'claim-stale');
  const single = stale.flatMap((cures): Action[] => {
    const edit = all.find(({ at }) => at.line === cures.at.line && at.column === cures.at.column);
    return edit === undefined
      ? []
      : [{ title: `${say(REPLACE, lang)} ${edit.by}`, kind: 'quickfix', edits: [edit], cures }];
  });
  if (stale.length === 0 || all.length < 2) return single;
  const title = say(
    {
      zh: `改正本文件里 ${all.length} 个过期的数字`,
      en: `Rewrite all ${all.length} stale numbers of this file`,
    },
    lang,
  );
  return [...single, { title, kind: 'fix-all', edits: all, cures: null }];
}

/** A number of the prose that reads like a figure of a goal, as a claim of it. */
function boundActions(state: State, file: string, touches: (at: Span) => boolean, lang: Lang): Action[] {
  const outcome = state.outcomeOf(file);
  const analysis = outcome?.analysis ?? null;
  if (analysis === null) return [];
  return (outcome?.coverage?.unbound ?? []).flatMap((number): Action[] => {
    const address = touches(number.at) ? addressFor(number, analysis) : null;
    if (address === null || number.at.file !== file) return [];
    const title = say({ zh: `与 ${address} 核对`, en: `Check against ${address}` }, lang);
    const by = `[${number.text}](#${asLink(address)})`;
    return [{ title, kind: 'rewrite', edits: [{ at: number.at, by }], cures: null }];
  });
}
