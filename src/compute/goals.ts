import type { Standard } from '../language/cells.ts';
import { type Cell, valueOf } from '../language/cells.ts';
import { monthPeriod, monthsOf, type Period, partsOf, samePeriod } from '../model/period.ts';
import type { ActualLevel } from './actual-level.ts';
import type { Context } from './context.ts';
import type { Derivation } from './derived.ts';
import type { GoalAnalysis, PeriodLine, PriceVolumeMix, StandardTest } from './goal-analysis.ts';
import { closedLines, landingOf, lightToDate, ratioToDate, yearToDate } from './monitor.ts';
import {
  comparisonOf,
  cutAt,
  type Grain,
  grainOf,
  type LineSource,
  lineOf,
  linesOf,
} from './period-lines.ts';
import { testStandard } from './standards.ts';
import type { GoalTargets } from './targets.ts';

/** A goal watched over time: targets beside actuals by every grain, the year to date, the landing, the standards. */
export function analyseGoal(
  context: Context,
  targets: GoalTargets,
  derivation: Derivation | null,
  drivers: (goal: GoalAnalysis) => PriceVolumeMix | null,
): GoalAnalysis {
  const { goal } = targets;
  const { plan, asOf, fiscal } = context;
  const source = goalSource(context, targets, derivation);
  const line = linesOf(source, asOf);
  const recorded = recordedPeriods(context, goal.name, derivation);
  const inside = recorded.filter(
    (it) => it.from >= goal.period.from && it.from < goal.period.from + goal.period.months,
  );
  const grain: Grain = grainOf(inside) ?? grainOf(targets.columns) ?? 'month';
  const lines = cutAt(goal.period, grain, inside, fiscal, asOf).map(line);
  const columns = targets.columns.length > 0 ? targets.columns.map(line) : lines;
  const ytd = yearToDate(goal, lines, source.actual);
  const whole = wholeLine(source, lines, ytd?.actual ?? null, asOf);
  const landing = landingOf(goal, targets.level, lines, ytd, targets.baseline);
  const months = monthsOf(goal.period).map(monthPeriod).map(line);
  const quarters = partsOf(goal.period, 'quarter', fiscal).map(line);
  const analysis: GoalAnalysis = {
    goal,
    target: targets.level,
    baseline: targets.baseline,
    growth: targets.growth,
    grain,
    lines,
    columns,
    months,
    quarters,
    whole,
    ytd,
    closed: closedLines(lines),
    landing,
    light: lightToDate(ytd, lines),
    standards: standardsOf(context, goal.name, goal.standard, (cell) =>
      testStandard(goal, null, cell, { months, quarters, columns, whole, ytd }),
    ),
    standardProse: proseOf(goal.standard),
    actuals: context.actuals.of(goal.name),
    spread: targets.base,
    hasActualsSource:
      plan.frontmatter.actuals !== null ||
      recorded.length > 0 ||
      plan.rows.actuals.some((row) => valueOf(row.name) === goal.name),
    priceVolumeMix: null,
    implied: derivation === null ? null : derivation.plan(goal.period),
  };
  return { ...analysis, priceVolumeMix: drivers(analysis) };
}

/** Targets and actuals of a goal as a whole; a ratio without a level of its own follows its numerator and denominator. */
export function goalSource(
  context: Context,
  targets: GoalTargets,
  derivation: Derivation | null,
): LineSource {
  const { goal, schedule } = targets;
  const actual = (period: Period): ActualLevel | null =>
    derivation === null ? context.actuals.level(goal.name, [], period) : derivation.actual(period);
  return {
    goal,
    target: (period) => schedule.at(period) ?? derivation?.plan(period) ?? null,
    held: (period) =>
      targets.cells.some((it) => it.cell !== null && samePeriod(it.period, period)) ||
      (targets.source === 'given' && samePeriod(period, goal.period)),
    actual,
  };
}

/** Periods with a record of the goal or of any part of it; for a derived ratio, of its terms. */
function recordedPeriods(context: Context, goal: string, derivation: Derivation | null): readonly Period[] {
  const own = context.actuals.recorded(goal);
  if (derivation === null) return own;
  const terms = [...derivation.numerator, ...derivation.denominator];
  return [...own, ...terms.flatMap((term) => context.actuals.recorded(term.goal.name))];
}

/** The whole period as one line: its actual is that of the closed part, and it is closed when every part is. */
function wholeLine(
  source: LineSource,
  lines: readonly PeriodLine[],
  toDate: PeriodLine['actual'],
  asOf: number,
): PeriodLine {
  const { goal } = source;
  const line = lineOf(source, goal.period, asOf);
  const closed = closedLines(lines);
  const complete = closed.length === lines.length;
  const actual = line.actual ?? toDate ?? (goal.type === 'ratio' ? ratioToDate(closed, source.actual) : null);
  const ended = line.state !== 'open';
  const target = line.target;
  return {
    ...line,
    actual,
    state: !ended ? 'open' : complete || line.actual !== null ? 'closed' : 'missing',
    comparison:
      ended && complete && target !== null && actual !== null ? comparisonOf(goal, target, actual) : null,
  };
}

/** A row's own standard beats its goal's (ruling 26). */
function standardsOf(
  { plan }: Context,
  goal: string,
  own: Cell<Standard>,
  test: (cell: Cell<Standard>) => readonly StandardTest[],
): readonly StandardTest[] {
  const row = plan.targets.find(
    (it) => it.goal === goal && it.member === null && it.row.cells.standard.state === 'value',
  );
  return test(row?.row.cells.standard ?? own);
}

function proseOf(cell: Cell<Standard>): string | null {
  return valueOf(cell)?.kind === 'prose' ? cell.text : null;
}
