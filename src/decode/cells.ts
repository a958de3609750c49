import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Cell, CellType, CellValues } from '../language/cells.ts';
import type { Problem, ReadContext } from '../language/read/reading.ts';
import type { Period } from '../model/period.ts';
import type { Span } from '../model/source.ts';
import type { RawCell } from '../parse/document.ts';
import { plain } from './gather.ts';
import { type CellSchema, cellSchemas } from './schema.ts';

/** Reads a cell. One that cannot be read is a diagnostic at that cell and counts as blank from here on. */
export function decodeCell<T extends CellType>(
  type: T,
  raw: RawCell | undefined,
  fallback: Span,
  column: string,
  context: ReadContext,
): Result<Cell<CellValues[T]>> {
  if (!raw || raw.text === '') return plain({ at: raw?.at ?? fallback, text: '', state: 'blank' });
  const { text, at } = raw;
  const schema: CellSchema<T> = cellSchemas[type];
  const cell = schema.parse({ text, at, context });
  if (cell.state !== 'refused') return plain(cell);
  return plain({ at, text, state: 'blank' }, problemAt(cell.problem, text, column, at, context));
}

/** What is said about a cell that its reader refused. */
export function problemAt(
  problem: Problem,
  text: string,
  column: string,
  at: Span,
  context: Pick<ReadContext, 'within' | 'fiscal'>,
): Diagnostic {
  switch (problem.kind) {
    case 'form':
      return diagnose(
        'cell-unreadable',
        { found: text, column, expects: problem.expects, example: problem.example },
        at,
      );
    case 'no-number':
      return diagnose('goal-without-number', { found: text }, at);
    case 'undecided':
      return diagnose('cell-undecided', { found: text, column }, at);
    case 'year':
      return diagnose('date-without-year', { found: text, times: problem.found, ...planPeriod(context) }, at);
    case 'out-of-reach':
      return diagnose('time-out-of-reach', { found: text }, at);
    case 'no-such-day':
      return diagnose('no-such-day', { found: text }, at);
    case 'unit':
      return diagnose('wrong-unit', { found: text, unit: problem.found, wanted: problem.wanted, column }, at);
    case 'choice':
      return diagnose(
        'unknown-choice',
        { found: text, column, known: problem.known, suggestion: problem.suggestion },
        at,
      );
    case 'fraction':
      return diagnose('percent-or-fraction', { found: text, column }, at);
    case 'points':
      return diagnose('ratio-change-in-percent', { found: text }, at);
    case 'measure':
      return diagnose('unknown-measure', { found: problem.found, suggestion: problem.suggestion }, at);
  }
}

function planPeriod({ within, fiscal }: Pick<ReadContext, 'within' | 'fiscal'>): {
  readonly period: Period | null;
  readonly fiscal: number;
} {
  return { period: within, fiscal };
}
