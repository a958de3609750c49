import { add, divide, multiply, ONE, type Rational, rational } from '../../model/rational.ts';
import type { Address } from '../address.ts';
import type { Adjustment } from '../cells.ts';
import { normal } from '../fold.ts';
import { parseAddress } from './address.ts';
import { leadingNumber } from './number.ts';
import { readQuantity } from './quantity.ts';
import { form, type ReadContext, type Reading, read } from './reading.ts';

/** The assumptions of a scenario, joined by `;` or a line break: `address = v`, `+x%`, `×k`, `+n`. */
export function readAdjustments(text: string, context: ReadContext): Reading<readonly Adjustment[]> {
  const changes: Adjustment[] = [];
  for (const piece of text.split(/[;；\n]/)) {
    if (piece.trim() === '') continue;
    const change = readOne(normal(piece), context);
    if (!change.ok) return change;
    changes.push(change.value);
  }
  return changes.length === 0 ? adjustmentForm() : read(changes);
}

/** The sign that follows the measure is the operator; measures and names may hold a hyphen themselves. */
function readOne(text: string, context: ReadContext): Reading<Adjustment> {
  const colon = text.indexOf(':');
  if (colon < 0) return adjustmentForm();
  let unknown: Reading<Address> | null = null;
  for (const match of text.slice(colon).matchAll(/[=+\-×*]/g)) {
    const cut = colon + match.index;
    const address = parseAddress(text.slice(0, cut), context);
    if (address.ok) return readChange(address.value, match[0], text.slice(cut + 1).trim(), context);
    unknown ??= address;
  }
  return unknown && !unknown.ok ? unknown : adjustmentForm();
}

function readChange(
  address: Address,
  operator: string,
  text: string,
  context: ReadContext,
): Reading<Adjustment> {
  const unit = context.unitOf?.(address) ?? null;
  const number = leadingNumber(text);
  if (!number) return adjustmentForm();
  if (operator === '×' || operator === '*') {
    return number.rest === ''
      ? read({ address, change: { kind: 'scale', factor: number.value } })
      : adjustmentForm();
  }
  if (operator !== '=' && number.rest === '%') {
    const share = divide(number.value, rational(100)) ?? number.value;
    return read({ address, change: { kind: 'scale', factor: add(ONE, signed(share, operator)) } });
  }
  const quantity = readQuantity(text, { ...context, unit });
  if (!quantity.ok) return quantity;
  const { value } = quantity.value;
  return operator === '='
    ? read({ address, change: { kind: 'set', value: quantity.value } })
    : read({ address, change: { kind: 'shift', by: { ...quantity.value, value: signed(value, operator) } } });
}

function signed(value: Rational, operator: string): Rational {
  return operator === '-' ? multiply(value, rational(-1)) : value;
}

function adjustmentForm() {
  return form(
    '假设的变化（地址、运算、数）',
    'a change of an assumption (address, operator, number)',
    '渠道/行业展会:转化率 = 25%; 销售总额:目标 +10%',
    'channel/Trade fairs:conversion = 25%; Sales:target +10%',
  );
}
