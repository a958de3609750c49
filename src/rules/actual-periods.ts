import { type ActualLevel, joinPeriods, levelOf } from '../compute/actual-level.ts';
import type { Analysis } from '../compute/analysis.ts';
import type { GoalAnalysis } from '../compute/goal-analysis.ts';
import type { Actual } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { contains, lastMonth } from '../model/period.ts';
import { absolute, compare, rational, subtract } from '../model/rational.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/** A share written as a percentage is rounded: beside its parts it may be off by half a point. */
const ROUNDED = rational(1, 200);

/** An actual of a quarter, half or year beside those of its months, when the two do not agree. */
export const actualPeriods: Rule = {
  codes: ['actual-periods-differ'],
  check: (analysis) => analysis.goals.flatMap((goal) => judge(analysis, goal)),
};

function judge({ config }: Analysis, { goal, actuals }: GoalAnalysis): Diagnostic[] {
  return byPart(actuals).flatMap((records) =>
    records.flatMap((record) => {
      const inside = monthsOf(records, record);
      const given = levelOf(goal, record);
      const levels = inside?.map((it) => levelOf(goal, it));
      const found = levels ? joinPeriods(goal, levels) : null;
      if (!given || !found || agree(given, found)) return [];
      const member = record.members.map((it) => it.member).join('/') || null;
      const params = {
        goal: goal.name,
        member,
        type: goal.type,
        period: record.period,
        given: { value: given.value, unit: goal.unit },
        found: { value: found.value, unit: goal.unit },
        fiscal: config.fiscalYearStart,
      };
      return [diagnose('actual-periods-differ', params, record.at, { about: aboutGoal(goal.name, member) })];
    }),
  );
}

/** The records of the total, and of each member, on their own. */
function byPart(actuals: readonly Actual[]): readonly (readonly Actual[])[] {
  const parts = new Map<string, Actual[]>();
  for (const actual of actuals) {
    const key = actual.members.map((it) => `${it.dimension}=${it.member}`).join('|');
    const own = parts.get(key);
    if (own) own.push(actual);
    else parts.set(key, [actual]);
  }
  return [...parts.values()];
}

/** The records of the months of a longer period; null unless there is one for each. */
function monthsOf(records: readonly Actual[], { period }: Actual): readonly Actual[] | null {
  if (period.months === 1) return null;
  const inside = records
    .filter((it) => it.period.months === 1 && contains(period, it.period))
    .toSorted((a, b) => a.period.from - b.period.from);
  return inside.length === lastMonth(period) - period.from + 1 ? inside : null;
}

function agree(given: ActualLevel, found: ActualLevel): boolean {
  const away = absolute(subtract(given.value, found.value));
  const rounded = found.parts !== null && given.parts === null;
  return rounded ? compare(away, ROUNDED) <= 0 : away.n === 0n;
}
