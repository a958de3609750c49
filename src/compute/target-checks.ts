import type { Goal, Plan } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type Cell, valueOf } from '../language/cells.ts';
import type { Quantity } from '../language/units.ts';
import { contains, type Period } from '../model/period.ts';
import { compare, multiply, type Rational, rational, sign, ZERO } from '../model/rational.ts';
import type { Span } from '../model/source.ts';
import { fromQuanta, quantityOf } from './context.ts';
import type { SpreadBase } from './goal-analysis.ts';
import type { Schedule } from './schedule.ts';

/** What the tables by dimension say about the goal as a whole. */
export interface MemberHints {
  readonly totals: readonly { readonly quanta: bigint; readonly dimension: string; readonly at: Span }[];
  readonly periods: readonly {
    readonly period: Period;
    readonly quanta: bigint;
    readonly dimension: string;
    readonly at: Span;
  }[];
}

/** Without a target, the dimensions must at least agree with each other. */
export function totalsDiffer(
  goal: Goal,
  first: MemberHints['totals'][number],
  second: MemberHints['totals'][number],
): Diagnostic {
  const told = (it: MemberHints['totals'][number]) => ({
    dimension: it.dimension,
    total: quantityOf(goal, fromQuanta(goal, it.quanta)),
  });
  const params = { goal: goal.name, first: told(first), second: told(second) };
  const related = [{ at: first.at, label: { zh: '另一个维度', en: 'the other dimension' } }];
  return diagnose('dimension-totals-differ', params, second.at, { about: goal.name, related });
}

/** A note where a period was spread in equal shares because the weights of its parts are all zero. */
export function weightsZero(
  goal: Goal,
  plan: Plan,
  enclosing: Period,
  schedule: Schedule,
  base: SpreadBase,
  fiscal: number,
): Diagnostic {
  const cell = plan.seasonality.find((it) => contains(enclosing, it.period))?.cell;
  const params = {
    goal: goal.name,
    period: enclosing,
    amount: quantityOf(goal, schedule.at(enclosing) ?? ZERO),
    base,
    fiscal,
  };
  const at = base === 'seasonality' && cell !== undefined ? cell.at : goal.target.at;
  return diagnose('weights-all-zero', params, at, { about: goal.name });
}

/** A column with the total of a row is compared with what the row comes to. */
export function totalColumn(
  goal: Goal,
  level: Rational | null,
  cell: Cell<Quantity>,
  fiscal: number,
): readonly Diagnostic[] {
  const written = valueOf(cell);
  if (written === undefined || level === null || compare(written.value, level) === 0) return [];
  const params = {
    goal: goal.name,
    member: null,
    whole: quantityOf(goal, written.value),
    sum: quantityOf(goal, level),
    parts: [],
    fiscal,
  };
  return [diagnose('total-column-differs', params, cell.at)];
}

const SUSPICIOUS = rational(2000);

/** A target and a baseline thousands of times apart: somebody wrote 元 for 万元. */
export function unitSuspicion(
  goal: Goal,
  level: Rational | null,
  baseline: Rational | null,
): readonly Diagnostic[] {
  if (level === null || baseline === null || sign(level) <= 0 || sign(baseline) <= 0) return [];
  const far =
    compare(level, multiply(baseline, SUSPICIOUS)) > 0 || compare(baseline, multiply(level, SUSPICIOUS)) > 0;
  if (!far) return [];
  const params = {
    goal: goal.name,
    first: quantityOf(goal, level),
    second: quantityOf(goal, baseline),
    firstText: goal.target.text,
    secondText: goal.baseline.text,
  };
  return [diagnose('unit-likely-wrong', params, goal.target.at, { about: goal.name })];
}
