import type { Analysis } from '../compute/analysis.ts';
import type { GoalAnalysis } from '../compute/goal-analysis.ts';
import type { MemberAnalysis } from '../compute/split-analysis.ts';
import { memberTargetOver, targetOver } from '../compute/targets-over.ts';
import type { Actual } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { andMore } from '../diagnostics/phrases.ts';
import { diagnose } from '../diagnostics/report.ts';
import { formatIn } from '../language/format.ts';
import { contains, overlaps, type Period } from '../model/period.ts';
import {
  absolute,
  compare,
  isZero,
  larger,
  multiply,
  ONE,
  type Rational,
  rational,
  ZERO,
} from '../model/rational.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/** How many times the plan of its period an amount may be before its unit is doubted; 元 for 千元 is a thousand. */
const OVER = rational(100);
/** And how small a part of it money may be: 万元 for 元 is a ten-thousandth. */
const UNDER = rational(1, 5000);
const TENTH = rational(1, 10);

/**
 * Actuals of another scale than the plan of their own period, or of the same months a year later for those before the
 * plan: 820,000 in a column of 万元 where the month's plan is 82. Said once a goal.
 */
export const doubtfulActual: Rule = {
  codes: ['doubtful-scale'],
  check: (analysis) => analysis.goals.flatMap((goal) => judge(goal, analysis)),
};

interface Doubt {
  readonly actual: Actual;
  readonly amount: Rational;
  readonly plan: Rational;
}

function judge(goal: GoalAnalysis, analysis: Analysis): Diagnostic[] {
  if (goal.goal.type === 'ratio') return [];
  const members = membersOf(goal, analysis);
  const own = analysis.plan.actuals.filter((it) => it.subject === goal.goal.name && it.measure === null);
  const doubts = own.flatMap((actual) => doubtOf(actual, goal, members));
  const [first, next] = doubts;
  if (first === undefined) return [];
  const { unit } = goal.goal;
  const fiscal = analysis.config.fiscalYearStart;
  const params = {
    goal: [goal.goal.name, ...first.actual.members.map((it) => it.member)].join('/'),
    found: formatIn(first.amount, unit, { atMost: 6 }),
    read: { value: first.amount, unit },
    compared: { value: first.plan, unit },
    plan: { period: first.actual.period, fiscal },
  };
  const label = andMore(doubts.length - 1);
  const related = next === undefined ? {} : { related: [{ at: next.actual.at, label }] };
  return [
    diagnose('doubtful-scale', params, first.actual.at, { about: aboutGoal(goal.goal.name), ...related }),
  ];
}

type Members = ReadonlyMap<string, MemberAnalysis>;

function membersOf({ goal }: GoalAnalysis, { splits }: Analysis): Members {
  const own = splits.filter((it) => it.split.goal === goal.name);
  return new Map(
    own.flatMap(({ split, members }) =>
      members.map((it) => [`${split.dimension}=${it.member.name}`, it] as const),
    ),
  );
}

function doubtOf(actual: Actual, goal: GoalAnalysis, members: Members): Doubt[] {
  const { value } = actual;
  const amount = value.kind === 'level' ? value.value : value.kind === 'sale' ? value.amount : ZERO;
  const plan = planOf(actual, goal, members);
  const size = absolute(amount);
  if (isZero(amount) || plan === null || isZero(plan)) return [];
  const whole = goal.target === null ? ZERO : absolute(goal.target);
  // Where a period's plan is next to nothing, a tenth of the mean tells the scale of the goal.
  const share = goal.goal.type === 'stock' ? ONE : rational(actual.period.months, goal.goal.period.months);
  const mean = multiply(multiply(whole, share), TENTH);
  const over = compare(size, multiply(larger(plan, mean), OVER)) >= 0;
  const money = goal.goal.unit.family === 'money';
  const under = money && compare(size, multiply(plan, UNDER)) <= 0;
  return over || under ? [{ actual, amount, plan }] : [];
}

/** The plan of the member over the period, or of the goal where the tables have no such member. */
function planOf(actual: Actual, goal: GoalAnalysis, members: Members): Rational | null {
  const period = withinGoal(actual.period, goal);
  const found = actual.members
    .flatMap((it) => members.get(`${it.dimension}=${it.member}`) ?? [])
    .flatMap((it) => memberTargetOver(goal, it, period) ?? []);
  const [least] = found.toSorted((a, b) => compare(absolute(a), absolute(b)));
  const plan = least ?? targetOver(goal.goal.type, goal, goal.goal.period, period);
  return plan === null ? null : absolute(plan);
}

/** A period of the year before, a year later: what was then is of the scale of what is planned now. */
function withinGoal(period: Period, { goal }: GoalAnalysis): Period {
  const later: Period = { ...period, from: period.from + 12 };
  return !overlaps(goal.period, period) && contains(goal.period, later) ? later : period;
}
