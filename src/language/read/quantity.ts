import { multiply, type Rational, rational } from '../../model/rational.ts';
import { fold, normal } from '../fold.ts';
import {
  currencyOf,
  moneyUnit,
  PERCENT,
  PLAIN,
  parseUnit,
  type Quantity,
  sameBase,
  type Unit,
} from '../units.ts';
import { type Leading, leadingNumber } from './number.ts';
import { form, type ReadContext, type Reading, read, refuse } from './reading.ts';

/**
 * An amount or a ratio in base units. A bare number is in the unit of the context; one with a suffix (`12万`, `¥300`,
 * `300家`, `25%`) is absolute. `2万/年` is taken for the months of the context, or kept as a monthly rate.
 */
export function readQuantity(text: string, context: ReadContext): Reading<Quantity> {
  const { sign, currency, body } = withoutCurrency(normal(text), context.currency);
  const leading = leadingNumber(sign + body);
  if (!leading) return quantityForm(context.unit);
  const [unitText = '', ...per] = leading.rest
    .replace(/每|\bper\b|\bp\.?(?=[amq]\.?$)|\ba\b/gi, '/')
    .split('/');
  const share = perPeriod(per, context.span);
  if (share === null) return quantityForm(context.unit);
  const quantity = inUnit(leading, unitText.trim(), currency, context);
  return quantity.ok ? read({ ...quantity.value, value: multiply(quantity.value.value, share) }) : quantity;
}

function withoutCurrency(text: string, currency: string) {
  const match = /^([+-]?)\s*([¥$€£円]|(?:us|hk|s|a|c)\$|[a-z]{3}(?=[\s\d-]))\s*(.*)$/iu.exec(text);
  const code = match ? currencyOf(match[2] ?? '', currency) : null;
  return match && code
    ? { sign: match[1] ?? '', currency: code, body: match[3] ?? '' }
    : { sign: '', currency: null, body: text };
}

/** Words that make a number vague are no units. */
const HEDGE = /左右|上下|大约|约|多|余|以上|以下|以内|可能|about|approx|around|\?/i;

function inUnit(
  leading: Leading,
  unitText: string,
  currency: string | null,
  context: ReadContext,
): Reading<Quantity> {
  const wanted = context.unit;
  const named =
    unitText === '' ? (currency ? moneyUnit(currency) : null) : parseUnit(unitText, context.currency);
  if (unitText !== '' && (!named || HEDGE.test(unitText))) return quantityForm(wanted);
  if (named) {
    if (wanted && !sameBase(named, wanted))
      return refuse({ kind: 'unit', found: unitText || named.label.zh, wanted });
    return read({ value: multiply(leading.value, named.scale), unit: shown(named, leading, wanted) });
  }
  if (!leading.scaled) {
    const unit = wanted ?? PLAIN;
    return read({ value: multiply(leading.value, unit.scale), unit });
  }
  if (wanted?.family === 'ratio') return refuse({ kind: 'unit', found: '', wanted });
  return read({ value: leading.value, unit: shown(wanted ?? PLAIN, leading, wanted) });
}

/** `12万` in a column of 元 is thought of in 万元; where the context has a larger unit, that one stays. */
function shown(named: Unit, leading: Leading, wanted: Unit | null): Unit {
  if (wanted && !(wanted.family === 'money' && wanted.scale.n === 1n)) return wanted;
  if (named.family === 'money' && leading.scaled) return moneyUnit(named.base, leading.factor);
  return named;
}

const MONTHS_PER: Readonly<Record<string, number>> = {
  年: 12,
  year: 12,
  yr: 12,
  annum: 12,
  半年: 6,
  季: 3,
  季度: 3,
  quarter: 3,
  qtr: 3,
  月: 1,
  month: 1,
  mo: 1,
};
const NOT_A_TIME = /^(?:周|天|日|week|day|小时|hour)$/;

/** What an amount per year, quarter or month is multiplied by; other words (`元/台`) change nothing; null for weeks, days and numbers (`8/1`). */
function perPeriod(words: readonly string[], span: number | 'rate'): Rational | null {
  let factor = rational(1);
  for (const word of words.map(fold)) {
    if (NOT_A_TIME.test(word) || /^[+-]?\d/.test(word)) return null;
    const months = MONTHS_PER[word];
    if (months !== undefined) factor = rational(span === 'rate' ? 1 : span, months);
  }
  return factor;
}

function quantityForm(unit: Unit | null) {
  if (unit === null) return form('数量', 'an amount', '1,000', '1,000');
  if (unit.family === 'ratio') return form('百分比', 'a percentage', '60%');
  return form(
    unit.label.zh === '' ? '数量' : `数量（${unit.label.zh}）`,
    unit.label.en === '' ? 'an amount' : `an amount (${unit.label.en})`,
    unit.family === 'money' ? '1,000 或 12万' : '300',
    unit.family === 'money' ? '1,000 or 120k' : '300',
  );
}

/** The unit that a text of an amount itself names (`1000万元`, `60%`, `300 家`), or null. */
export function unitIn(text: string, currency: string): Unit | null {
  const plain = normal(text).replace(/^(?:[≥≤<>=+-]|不低于|不少于|不超过|至少|at least|at most)+\s*/i, '');
  const money = withoutCurrency(plain, currency);
  const leading = leadingNumber(money.body);
  if (!leading) return null;
  if (money.currency) return moneyUnit(money.currency, leading.factor);
  const unit = parseUnit(leading.rest.split('/')[0] ?? '', currency);
  if (unit?.family === 'money') return moneyUnit(unit.base, leading.factor);
  return unit === null ? null : unit.family === 'ratio' ? PERCENT : unit;
}
