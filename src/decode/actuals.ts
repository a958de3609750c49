import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { fold } from '../language/fold.ts';
import { contains, endOf, type Period, startOf } from '../model/period.ts';
import type { Span } from '../model/source.ts';
import { type ActualSubject, actualSubject } from './actual-subject.ts';
import { actualCell, ofGoal } from './actual-values.ts';
import { periodId } from './columns.ts';
import { gather, plain } from './gather.ts';
import { columnUnit } from './period-cells.ts';
import type { Actual, Row } from './plan.ts';
import { decodeRow, type Line, type Sheet } from './rows.ts';
import { declaredMember, type Scope } from './scope.ts';

export interface ActualsTable {
  readonly rows: readonly Row<'actuals'>[];
  readonly actuals: readonly Actual[];
}

/** The period tables of step 5: a goal, `目标/成员` or an address in each row; under `目标 / 维度`, a member. */
export function decodeActuals(sheets: readonly Sheet[], scope: Scope): Result<ActualsTable> {
  const rows = gather(
    sheets.flatMap((sheet) =>
      sheet.lines.map((line) => decodeRow('actuals', sheet, line, () => null, scope)),
    ),
  );
  const actuals = gather(
    sheets.flatMap((sheet) => sheet.lines.map((line) => lineActuals(sheet, line, scope))),
  );
  return plain(
    { rows: rows.value, actuals: actuals.value.flat() },
    ...rows.diagnostics,
    ...actuals.diagnostics,
  );
}

function lineActuals(sheet: Sheet, line: Line, scope: Scope): Result<readonly Actual[]> {
  if (line.first.text === '') return plain([]);
  const subject = subjectOfLine(sheet, line, scope);
  if (!subject.value) return plain([], ...subject.diagnostics);
  const of = subject.value;
  const cells = gather(
    sheet.columns.map((use, n): Result<readonly Actual[]> => {
      const raw = line.cells[n];
      if (use.use !== 'period' || !raw) return plain([]);
      const value = actualCell(raw, of.measured, columnUnit(sheet, n, scope), scope);
      const actual = value.value ? [actualOf(of, use.period, value.value, raw.at)] : [];
      return plain(actual, ...value.diagnostics);
    }),
  );
  return plain(cells.value.flat(), ...subject.diagnostics, ...cells.diagnostics);
}

/** Under `目标 / 维度` a row is a member, and a 合计 row the goal as a whole. */
function subjectOfLine(sheet: Sheet, line: Line, scope: Scope): Result<ActualSubject | null> {
  const { split } = sheet.recognised;
  if (!split) {
    return line.total
      ? plain(null, diagnose('total-row-unclear', { name: line.first.text }, line.first.at))
      : actualSubject(line.first, scope);
  }
  const { goal, dimension } = split;
  const member = declaredMember(dimension, line.first.text, scope.config) ?? line.first.text;
  const members = line.total ? [] : [{ dimension, member, at: line.first.at }];
  return plain({ subject: goal.name, members, measure: null, measured: ofGoal(goal) });
}

export function actualOf(of: ActualSubject, period: Period, value: Actual['value'], at: Span): Actual {
  return { subject: of.subject, members: of.members, measure: of.measure, period, value, at };
}

/** Actuals may reach back before the plan (last year's), but not beyond its end or across its start. */
export function actualOutside(
  period: Period,
  text: string,
  at: Span,
  { frontmatter, config }: Scope,
): Diagnostic[] {
  const plan = frontmatter.period;
  return contains(plan, period) || endOf(period) < startOf(plan)
    ? []
    : [diagnose('actual-outside-plan', { found: text, plan, fiscal: config.fiscalYearStart }, at)];
}

/** Of all places together, each cell once; a second one is an error that shows the first. */
export function uniqueActuals(actuals: readonly Actual[], scope: Scope): Result<readonly Actual[]> {
  const seen = new Map<string, Actual>();
  const diagnostics: Diagnostic[] = [];
  for (const actual of actuals) {
    const key = keyOf(actual);
    const first = seen.get(key);
    if (!first) {
      seen.set(key, actual);
      continue;
    }
    const related = [{ at: first.at, label: { zh: '第一次填在这里', en: 'first given here' } }];
    const members = actual.members.map((it) => it.member);
    diagnostics.push(
      diagnose(
        'actual-twice',
        {
          subject: [actual.subject, ...members].join('/'),
          period: actual.period,
          fiscal: scope.config.fiscalYearStart,
        },
        actual.at,
        { related },
      ),
    );
  }
  return { value: [...seen.values()], diagnostics };
}

function keyOf({ subject, members, measure, period }: Actual): string {
  const path = members.map((it) => `${it.dimension}=${fold(it.member)}`).sort();
  return [subject, ...path, measure ?? '', periodId(period)].join('|');
}
