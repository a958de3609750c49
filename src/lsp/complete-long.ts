import { LONG_COLUMNS, longColumnIds, longColumnName } from '../decode/long-columns.ts';
import { findDimension, headingParts, type Scope } from '../decode/scope.ts';
import { fold, sameName } from '../language/fold.ts';
import { addressOffers, periodNames } from './complete-address.ts';
import { type Known, memberOffers } from './complete-names.ts';
import type { TableCursor } from './cursor.ts';
import type { Offer } from './offer.ts';

/** In the long CSV of actuals: its columns and dimensions, periods, goals and their addresses, members. */
export function longOffers({ table, row, column, typed }: TableCursor, scope: Scope, known: Known): Offer[] {
  const { plan, config } = known;
  const names = longColumnIds.map((id) => longColumnName(id, plan.frontmatter.lang));
  const heading = headingParts(table.head[column]?.text ?? '').base;
  if (row < 0) {
    const dimensions = [...new Set([...config.dimensions.map((it) => it.name), ...(scope.dimensions ?? [])])];
    const others = table.head.filter((_, n) => n !== column).map((cell) => fold(cell.text));
    return [...names, ...dimensions]
      .filter((it) => !others.includes(fold(it)))
      .map((label): Offer => ({ label, kind: 'column' }));
  }
  const is = (list: readonly string[]) => list.some((it) => sameName(it, heading));
  if (is(LONG_COLUMNS.goal)) {
    if (/[/@:]/.test(typed)) return addressOffers(typed, { measure: true, link: false }, known);
    return plan.goals.map((it): Offer => ({ label: it.name, kind: 'goal' }));
  }
  if (is(LONG_COLUMNS.period))
    return periodNames(plan, config).map((label): Offer => ({ label, kind: 'period' }));
  const dimension = Object.values(LONG_COLUMNS).some(is) ? null : findDimension(heading, scope);
  return dimension === null ? [] : memberOffers(dimension, known).filter(({ kind }) => kind === 'thing');
}
