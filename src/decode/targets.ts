import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Cell } from '../language/cells.ts';
import { fold } from '../language/fold.ts';
import { nearest } from '../language/nearest.ts';
import { isSeasonality } from '../language/vocabulary.ts';
import { type Rational, sign } from '../model/rational.ts';
import { decodeCell } from './cells.ts';
import { periodId } from './columns.ts';
import { gather, plain } from './gather.ts';
import { cellTwice, mergeCells } from './merge.ts';
import { periodCells, totalCell } from './period-cells.ts';
import type { Goal, PeriodCell, Row, TargetRow } from './plan.ts';
import { decodeRow, type Line, type Sheet } from './rows.ts';
import { findDimension, findGoal, readingIn, type Scope, unitFor } from './scope.ts';

export interface Targets {
  readonly rows: readonly TargetRow[];
  readonly seasonality: readonly PeriodCell<Rational>[];
}

/** The period tables of step 2: a goal or `目标/成员` in each row, and the weights of a 季节性 row. */
export function decodeTargets(sheets: readonly Sheet[], scope: Scope): Result<Targets> {
  const seasons = sheets.flatMap((sheet) =>
    sheet.lines.filter((it) => isSeasonality(it.first.text)).map((line) => ({ sheet, line })),
  );
  const rows = gather(
    sheets.flatMap((sheet) =>
      sheet.lines.filter((it) => !isSeasonality(it.first.text)).map((line) => targetRow(sheet, line, scope)),
    ),
  );
  const merged = mergeTargets(rows.value.filter((it): it is TargetRow => it !== null));
  const [season, second] = seasons;
  const weights = season ? seasonCells(season.sheet, season.line, scope) : plain([]);
  const twice = second ? [diagnose('row-twice', { name: second.line.first.text }, second.line.first.at)] : [];
  return plain(
    { rows: merged.value, seasonality: weights.value },
    ...rows.diagnostics,
    ...merged.diagnostics,
    ...weights.diagnostics,
    ...twice,
  );
}

/** `销售总额/区域=华东` → goal, dimension, member. */
export interface RowSubject {
  readonly goal: Goal;
  readonly member: string | null;
  readonly dimension: string | null;
}

/** What a row of a period table is about; an unknown goal is an error that names the nearest one. */
export function rowSubject(line: Line, scope: Scope): Result<RowSubject | null> {
  const whole = findGoal(scope.goals, line.first.text);
  if (whole) return plain({ goal: whole, member: null, dimension: null });
  const [left = '', right, ...more] = line.first.text.split(/[/／]/).map((it) => it.trim());
  const goal = findGoal(scope.goals, left);
  if (!goal || more.length > 0) {
    const known = scope.goals.map((it) => it.name);
    return plain(
      null,
      diagnose('unknown-goal', { found: left, suggestion: nearest(left, known), known }, line.first.at),
    );
  }
  if (right === undefined || right === '') return plain({ goal, member: null, dimension: null });
  const cut = right.search(/[=＝]/);
  const dimension = cut < 0 ? null : right.slice(0, cut).trim();
  const member = right.slice(cut + 1).trim();
  return plain({
    goal,
    member,
    dimension: dimension === null ? null : (findDimension(dimension, scope) ?? dimension),
  });
}

function targetRow(sheet: Sheet, line: Line, scope: Scope): Result<TargetRow | null> {
  if (line.total) return plain(null, diagnose('total-row-unclear', { name: line.first.text }, line.first.at));
  if (line.first.text === '') return decodeNameless(sheet, line, scope);
  const subject = rowSubject(line, scope);
  if (!subject.value) return plain(null, ...subject.diagnostics);
  const { goal, member, dimension } = subject.value;
  const row = decodeRow('targets', sheet, line, () => unitFor(goal, sheet.recognised.unit), scope);
  const periods = periodCells(sheet, line, goal, scope);
  const total = totalCell(sheet, line, goal, scope);
  return plain(
    { goal: goal.name, member, dimension, periods: periods.value, total: total.value, row: row.value },
    ...row.diagnostics,
    ...periods.diagnostics,
    ...total.diagnostics,
  );
}

function decodeNameless(sheet: Sheet, line: Line, scope: Scope): Result<null> {
  const row: Result<Row<'targets'>> = decodeRow('targets', sheet, line, () => null, scope);
  return plain(null, ...row.diagnostics);
}

function mergeTargets(rows: readonly TargetRow[]): Result<readonly TargetRow[]> {
  const merged = new Map<string, TargetRow>();
  const diagnostics: Diagnostic[] = [];
  for (const row of rows) {
    const key = `${row.goal}/${row.dimension ?? ''}=${row.member === null ? '' : fold(row.member)}`;
    const first = merged.get(key);
    if (!first) {
      merged.set(key, row);
    } else if (first.row.table === row.row.table) {
      diagnostics.push(rowTwice(first.row, row.row));
    } else {
      const cells = mergeCells(first.row, row.row);
      const periods = mergePeriods(first.periods, row.periods, row.goal);
      merged.set(key, {
        ...first,
        row: cells.value,
        periods: periods.value,
        total: first.total ?? row.total,
      });
      diagnostics.push(...cells.diagnostics, ...periods.diagnostics);
    }
  }
  return { value: [...merged.values()], diagnostics };
}

export function rowTwice(
  first: Row<'targets' | 'splits'>,
  row: Row<'targets' | 'splits'>,
  total = false,
): Diagnostic {
  const related = [{ at: first.at, label: { zh: '第一次出现在这里', en: 'first given here' } }];
  return diagnose('row-twice', { name: row.name.text, total }, row.name.at, { related });
}

/** Period cells of the same row in two tables: they unite; a period filled in both is an error. */
export function mergePeriods<T>(
  ours: readonly PeriodCell<T>[],
  theirs: readonly PeriodCell<T>[],
  name: string,
): Result<readonly PeriodCell<T>[]> {
  const merged = new Map(ours.map((it) => [periodId(it.period), it]));
  const diagnostics: Diagnostic[] = [];
  for (const it of theirs) {
    const first = merged.get(periodId(it.period));
    if (!first || first.cell.state === 'blank') merged.set(periodId(it.period), it);
    else if (it.cell.state !== 'blank') diagnostics.push(cellTwice(first.cell, it.cell, name));
  }
  return { value: [...merged.values()], diagnostics };
}

/** Weights by period: plain numbers or percentages, of which only the proportion counts. */
function seasonCells(sheet: Sheet, line: Line, scope: Scope): Result<readonly PeriodCell<Rational>[]> {
  const context = readingIn(scope, null);
  const lists = gather(
    sheet.columns.map((use, n): Result<readonly PeriodCell<Rational>[]> => {
      const raw = line.cells[n];
      if (use.use !== 'period' || !raw) return plain([]);
      const type = raw.text.includes('%') || raw.text.includes('％') ? 'percent' : 'number';
      const cell: Result<Cell<Rational>> = decodeCell(type, raw, raw.at, line.first.text, context);
      const negative = cell.value.state === 'value' && sign(cell.value.value) < 0;
      const params = { found: raw.text, column: line.first.text, least: { zh: '0', en: '0' }, most: null };
      const range = negative ? [diagnose('out-of-range', params, raw.at)] : [];
      return plain([{ period: use.period, cell: cell.value }], ...cell.diagnostics, ...range);
    }),
  );
  return plain(lists.value.flat(), ...lists.diagnostics);
}
