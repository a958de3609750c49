import { compare, isZero, multiply, ONE, type Rational, rational } from '../../model/rational.ts';
import { normal } from '../fold.ts';
import { leadingNumber } from './number.ts';
import { form, type ReadContext, type Reading, read, refuse } from './reading.ts';

const HUNDREDTH = rational(1, 100);

/**
 * A share as a fraction: `25%` is 1/4, `四成` is 2/5. A bare number above 1 is a percentage; one between 0 and 1 could
 * be either and is refused, unless the heading carries `(%)`.
 */
export function readPercent(text: string, context: Pick<ReadContext, 'unit'>): Reading<Rational> {
  const leading = leadingNumber(normal(text));
  if (!leading || leading.scaled) return percentForm();
  if (/^(?:%|percent|pct)$/i.test(leading.rest)) return read(multiply(leading.value, HUNDREDTH));
  if (leading.rest === '成') return read(multiply(leading.value, rational(1, 10)));
  if (leading.rest !== '') return percentForm();
  if (context.unit?.family === 'ratio' || isZero(leading.value))
    return read(multiply(leading.value, HUNDREDTH));
  return compare(leading.value, ONE) > 0
    ? read(multiply(leading.value, HUNDREDTH))
    : refuse({ kind: 'fraction' });
}

/** `20%`, or `20% @商机`: the rate and the stage it leads to. */
export function readRate(
  text: string,
  context: Pick<ReadContext, 'unit'>,
): Reading<{ readonly rate: Rational; readonly at: string | null }> {
  const [rate = '', at, ...more] = normal(text).split('@');
  if (more.length > 0 || at?.trim() === '')
    return form('转化率', 'a conversion rate', '20% @商机', '20% @opportunity');
  const reading = readPercent(rate, context);
  return reading.ok ? read({ rate: reading.value, at: at?.trim() ?? null }) : reading;
}

function percentForm() {
  return form('百分比', 'a percentage', '25%');
}
