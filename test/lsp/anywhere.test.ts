import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionsAt } from '../../src/lsp/actions.ts';
import { completeAt } from '../../src/lsp/complete.ts';
import { definitionAt } from '../../src/lsp/find.ts';
import { hoverAt } from '../../src/lsp/hover.ts';
import { renameable } from '../../src/lsp/rename.ts';
import type { State } from '../../src/lsp/state.ts';
import { outlineOf } from '../../src/lsp/symbols.ts';
import { lineText } from '../../src/model/source.ts';
import { ACTUALS, CONFIG, EAST, look, PLAN } from './ask.ts';

/** Asks everything at every place of some lines; what is said lies in the file. */
function askEverywhere(state: State, file: string, step: number): void {
  const lines = state.lines(file);
  const view = state.viewOf(file);
  if (lines === null) return;
  if (view !== null) outlineOf(view, file, lines);
  for (let line = 1; line <= lines.starts.length; line += 1) {
    const { length } = lineText(lines, line);
    for (let column = 1; column <= length + 2; column += step) {
      const point = { line, column };
      const found = completeAt(state, file, point);
      if (found !== null && column <= length + 1) {
        expect(found.piece.from).toBeLessThanOrEqual(column - 1);
        expect(found.piece.to).toBeGreaterThanOrEqual(column - 1);
        expect(found.piece.to).toBeLessThanOrEqual(Math.max(length, column - 1));
      }
      for (const { file: other, line: at } of [
        ...definitionAt(state, file, point),
        hoverAt(state, file, point)?.at ?? [],
      ].flat()) {
        expect(at).toBeLessThanOrEqual(state.lines(other)?.starts.length ?? 0);
      }
      renameable(state, file, point);
      actionsAt(state, file, point, point);
    }
  }
}

test.each([EAST, 'plans/company.md', 'plans/east/actuals.csv', 'sixfold.config.yaml'])(
  'every place of %s has an answer, and what would be replaced is around the cursor',
  async (file) => {
    askEverywhere(await look(), file, 2);
  },
);

const PIECES = [
  '|',
  '\n',
  '---',
  ':',
  '#',
  '](#',
  '(',
  ' ',
  '、',
  '"',
  ',',
  '-',
  '[',
  '{',
  '😀',
  '𠀀',
  '\ufeff',
  '\r\n',
  '目标',
  '=',
  '@',
  '\\',
  '<br>',
  '%',
  '\ud83d',
];

test('no text that is being written makes a question fail', async () => {
  const texts: readonly [string, string][] = [
    [EAST, PLAN],
    ['plans/east/actuals.csv', ACTUALS],
    ['sixfold.config.yaml', CONFIG],
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...texts),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }),
      fc.boolean(),
      async ([file, text], where, typed, cut) => {
        const at = Math.floor(where * text.length);
        const written = text.slice(0, at) + typed.join('') + (cut ? '' : text.slice(at));
        askEverywhere(await look({ [file]: written }), file, 11);
      },
    ),
    { numRuns: 20, seed: 20260831 },
  );
});
