import type { Plan } from '../decode/plan.ts';
import { type Cell, valueOf } from '../language/cells.ts';
import type { Month } from '../model/calendar.ts';
import { contains, monthPeriod, monthsOf, type Period } from '../model/period.ts';
import { type Rational, sign } from '../model/rational.ts';
import { weightsByDays, weightsFrom, weightsFromHistory } from '../model/season.ts';
import type { ActualBook } from './actual-book.ts';
import type { MonthWeights } from './schedule.ts';

/**
 * The base of a spread over the months of a period, in this order: a 季节性 row, last year's actuals of the same
 * months, days. A base that does not cover every month is passed over.
 */
export function monthWeights(plan: Plan, goal: string, period: Period, actuals: ActualBook): MonthWeights {
  const months = monthsOf(period).map(monthPeriod);
  const from = period.from;
  const season = weightsFrom(seasonOf(plan), months);
  if (season?.some((it) => sign(it) > 0)) return { base: 'seasonality', from, weights: season };
  const history = weightsFromHistory(lastYear(goal, period, actuals), months);
  if (history?.some((it) => sign(it) > 0)) return { base: 'last-year', from, weights: history };
  return { base: 'days', from, weights: weightsByDays(months) };
}

/** A weight of the 季节性 row and the cell in which it stands. */
export interface SeasonWeight {
  readonly period: Period;
  readonly weight: Rational;
  readonly cell: Cell<Rational>;
}

/** The finest weights of the row: a quarter's weight is not used where its months have their own. */
export function seasonOf(plan: Plan): SeasonWeight[] {
  const given = plan.seasonality.flatMap(({ period, cell }) => {
    const weight = valueOf(cell);
    return weight === undefined ? [] : [{ period, weight, cell }];
  });
  return given.filter(
    (outer) =>
      !given.some(
        (inner) => inner.period.months < outer.period.months && contains(outer.period, inner.period),
      ),
  );
}

function lastYear(goal: string, period: Period, actuals: ActualBook): Map<Month, Rational> {
  const found = new Map<Month, Rational>();
  for (const month of monthsOf(period)) {
    const level = actuals.level(goal, [], monthPeriod(month - 12));
    if (level !== null) found.set(month - 12, level.value);
  }
  return found;
}
