import type { Goal } from '../decode/plan.ts';
import { attainmentOf, lightOf } from '../model/comparison.ts';
import { landings } from '../model/landing.ts';
import type { Period } from '../model/period.ts';
import { ratioOf } from '../model/ratio.ts';
import { larger, type Rational, smaller, subtract, sum, ZERO } from '../model/rational.ts';
import type { ActualLevel } from './actual-level.ts';
import type { Light } from './figure.ts';
import type { Comparison, GoalAnalysis, Landing, PeriodLine } from './goal-analysis.ts';
import { comparisonOf } from './period-lines.ts';

/** Lines that count to date: closed, with a target to compare with. */
export function closedLines(lines: readonly PeriodLine[]): readonly PeriodLine[] {
  return lines.filter((it) => it.state === 'closed');
}

/**
 * The lines over which a goal and its members are compared to date: closed, with a target; of a stock, whose levels
 * do not add, the last of them.
 */
export function comparedLines({ goal, lines }: Pick<GoalAnalysis, 'goal' | 'lines'>): readonly PeriodLine[] {
  const closed = closedLines(lines).filter((it) => it.target !== null);
  return goal.type === 'stock' ? closed.slice(-1) : closed;
}

/**
 * The year to date over closed lines only. A flow adds on both sides; a stock stands at its last level; a ratio is
 * Σ numerators ÷ Σ denominators against the last closed target, and there is none when the parts are not known.
 */
export function yearToDate(
  goal: Goal,
  lines: readonly PeriodLine[],
  actual: (period: Period) => ActualLevel | null,
): Comparison | null {
  const closed = closedLines(lines).filter((it) => it.target !== null);
  const last = closed.at(-1);
  if (last === undefined || last.target === null || last.actual === null) return null;
  switch (goal.type) {
    case 'stock':
      return comparisonOf(goal, last.target, last.actual);
    case 'flow':
      return comparisonOf(
        goal,
        sum(closed.map((it) => it.target ?? ZERO)),
        sum(closed.map((it) => it.actual ?? ZERO)),
      );
    case 'ratio': {
      const level = ratioToDate(closed, actual);
      return level === null ? null : comparisonOf(goal, last.target, level);
    }
  }
}

/** A single closed line needs no adding; several add by their parts or not at all. */
export function ratioToDate(
  closed: readonly PeriodLine[],
  actual: (period: Period) => ActualLevel | null,
): Rational | null {
  const only = closed[0];
  if (closed.length === 1 && only !== undefined) return only.actual;
  const parts = closed.map((it) => actual(it.period)?.parts ?? null).filter((it) => it !== null);
  return parts.length < closed.length ? null : ratioOf(parts);
}

/** The light of the year to date; a ratio that does not add shows that of its last closed line. */
export function lightToDate(ytd: Comparison | null, lines: readonly PeriodLine[]): Light {
  return (ytd ?? lastCompared(lines)?.comparison)?.light ?? 'grey';
}

/** The last closed line that has a target to compare with. */
export function lastCompared(lines: readonly PeriodLine[]): PeriodLine | null {
  return lines.filter((it) => it.comparison !== null && it.state === 'closed').at(-1) ?? null;
}

/** Where the goal will land by three methods, and the pace that is still needed; null before the first closed line. */
export function landingOf(
  goal: Goal,
  level: Rational | null,
  lines: readonly PeriodLine[],
  ytd: Comparison | null,
  baseline: Rational | null,
): Landing | null {
  if (level === null || ytd === null) return null;
  const closed = closedLines(lines).filter((it) => it.target !== null);
  const last = closed.at(-1);
  // A period without its actual before the last closed one is over like it: nothing more can be done in it.
  const over = last === undefined ? [] : lines.slice(0, lines.indexOf(last) + 1);
  const count = periodCounter(lines);
  const [periods, closedPeriods] = [count(lines), count(closed)];
  const found = landings({
    kind: goal.type,
    target: level,
    ytdTarget: ytd.target,
    ytdActual: ytd.actual,
    restTarget: goal.type === 'flow' ? subtract(level, ytd.target) : ZERO,
    periods,
    closed: closedPeriods,
    over: count(over),
    best: bestOf(goal, closed, baseline),
  });
  const attainment = attainmentOf(level, found.headline, goal.direction);
  return {
    ...found,
    periods,
    closedPeriods,
    attainment,
    variance: subtract(found.headline, level),
    light: lightOf(attainment, goal.lights),
  };
}

/** Lines of one length count as such; where a quarter stands between months, months are counted. */
function periodCounter(lines: readonly PeriodLine[]): (list: readonly PeriodLine[]) => number {
  const first = lines[0]?.period.months;
  if (lines.every((it) => it.period.months === first)) return (list) => list.length;
  return (list) => list.reduce((total, it) => total + it.period.months, 0);
}

/** The best closed line: the most for a flow (the least where lower is better), the largest change for a stock. */
function bestOf(goal: Goal, closed: readonly PeriodLine[], baseline: Rational | null): Rational | null {
  const better = goal.direction === 'higher' ? larger : smaller;
  const values = goal.type === 'stock' ? changes(closed, baseline) : closed.flatMap((it) => it.actual ?? []);
  return values.length === 0 ? null : values.reduce(better);
}

function changes(closed: readonly PeriodLine[], baseline: Rational | null): Rational[] {
  const found: Rational[] = [];
  let before = baseline;
  for (const { actual } of closed) {
    if (actual !== null && before !== null) found.push(subtract(actual, before));
    before = actual;
  }
  return found;
}
