import { compare, countOf, multiply, ONE, type Rational, rational, sign } from '../../model/rational.ts';
import { normal } from '../fold.ts';
import { leadingNumber } from './number.ts';
import { form, type Reading, read, refuse } from './reading.ts';

/** A number of working days: `10`, `10天`, `10个工作日`, `2周` (5 days each), `2 weeks`, `半天`; ten years at the most. */
export function readWorkdays(text: string): Reading<Rational> {
  const found = amountOf(text);
  const days = /^(?:个?工作日|个?天|日|d|days?|work(?:ing)?\s?days?)?$/i;
  if (found && sign(found.value) >= 0) {
    if (days.test(found.rest)) return inReach(found.value);
    if (/^(?:个?周|个?星期|w|weeks?)$/i.test(found.rest)) return inReach(multiply(found.value, rational(5)));
  }
  return form('工作日天数', 'working days', '10天 或 2周', '10 days or 2 weeks');
}

/** Working days of ten years; more is a slip of the hand. */
const LONGEST = rational(2610);

function inReach(days: Rational): Reading<Rational> {
  return compare(days, LONGEST) <= 0 ? read(days) : refuse({ kind: 'out-of-reach' });
}

/** Calendar days: `30天`, `2周`, `1个月` (30 days), `30 days`; a bare number counts days. Whole days only. */
export function readLag(text: string): Reading<number> {
  const found = amountOf(text);
  const each = found ? daysEach(found.rest) : null;
  const days = found && each ? countOf(multiply(found.value, rational(each)), ONE) : null;
  return days !== null && days >= 0n && days < 3660n
    ? read(Number(days))
    : form('天数', 'a number of days', '30天、2周、1个月', '30 days, 2 weeks, 1 month');
}

function daysEach(word: string): number | null {
  if (/^(?:个?天|日|d|days?|calendar days?)?$/i.test(word)) return 1;
  if (/^(?:个?周|个?星期|w|weeks?)$/i.test(word)) return 7;
  if (/^(?:个?月|months?|mo)$/i.test(word)) return 30;
  return /^(?:个?季度?|quarters?)$/i.test(word) ? 90 : null;
}

function amountOf(text: string): { readonly value: Rational; readonly rest: string } | null {
  const plain = normal(text);
  const half = /^半(个?(?:天|日|周|月|星期).*)$/.exec(plain);
  if (half) return { value: rational(1, 2), rest: half[1] ?? '' };
  // `2m` would be two million to the reader of numbers.
  const short = /^(\d+(?:\.\d+)?)\s*([dw])$/i.exec(plain);
  const leading = leadingNumber(short ? (short[1] ?? '') : plain);
  if (!leading || leading.scaled) return null;
  return { value: leading.value, rest: short ? (short[2] ?? '') : leading.rest };
}
