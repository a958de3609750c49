import { multiply, type Rational, rational } from '../../model/rational.ts';
import type { CellValues, Standard, TargetValue } from '../cells.ts';
import { normal } from '../fold.ts';
import { leadingNumber } from './number.ts';
import { readPercent } from './percent.ts';
import { readQuantity } from './quantity.ts';
import { form, type ReadContext, type Reading, read, refuse } from './reading.ts';

const AT_LEAST = /^(?:≥|⩾|>=|不低于|不少于|不小于|至少|at least|min\.?)\s*/i;
const AT_MOST = /^(?:≤|⩽|<=|不超过|不高于|不多于|至多|at most|max\.?)\s*/i;

/** `≥70%` → at-least and `70%`; `3%以内` → at-most and `3%`. */
export function withoutBound(text: string): { readonly bound: TargetValue['bound']; readonly body: string } {
  const plain = normal(text);
  if (AT_LEAST.test(plain)) return { bound: 'at-least', body: plain.replace(AT_LEAST, '') };
  if (AT_MOST.test(plain)) return { bound: 'at-most', body: plain.replace(AT_MOST, '') };
  if (/(?:及?以上|or more|or above)$/i.test(plain)) {
    return { bound: 'at-least', body: plain.replace(/\s*(?:及?以上|or more|or above)$/i, '') };
  }
  if (/(?:及?以下|以内|or less|or below)$/i.test(plain)) {
    return { bound: 'at-most', body: plain.replace(/\s*(?:及?以下|以内|or less|or below)$/i, '') };
  }
  return { bound: null, body: plain };
}

const GROWTH = /^(?:([+-])|增长|提升|提高|增加|下降|降低|减少)\s*/;

/**
 * 目标值: a level in the unit of its goal (`1000`, `≥70%`), or a change over the baseline (`+30%`). The change of a ratio
 * is in points (`+5个百分点`), and comes back as a quantity of points with `growth` null.
 */
export function readTarget(
  text: string,
  context: ReadContext,
): Reading<TargetValue & { readonly points: boolean }> {
  const { bound, body } = withoutBound(text);
  if (!/[\d一二两三四五六七八九十]/.test(body)) return refuse({ kind: 'no-number' });
  const change = GROWTH.exec(body);
  const amount = change ? body.slice(change[0].length) : body;
  const ratio = context.unit?.family === 'ratio';
  if (change && /%$/.test(amount)) {
    if (ratio) return refuse({ kind: 'points' });
    const share = readPercent(amount, context);
    if (!share.ok) return share;
    const growth = /^(?:-|下降|降低|减少)/.test(change[0])
      ? multiply(share.value, rational(-1))
      : share.value;
    return read({ bound, value: null, growth, points: false });
  }
  if (change && ratio) {
    const points = readQuantity(amount, context);
    if (!points.ok) return points;
    const down = /^(?:-|下降|降低|减少)/.test(change[0]);
    const value = down
      ? { ...points.value, value: multiply(points.value.value, rational(-1)) }
      : points.value;
    return read({ bound, value, growth: null, points: true });
  }
  if (change && change[1] !== '-') return targetForm();
  const level = readQuantity(body, context);
  return level.ok ? read({ bound, value: level.value, growth: null, points: false }) : level;
}

/** 下达: `1100`, or `1100 (+10%)` with the uplift it declares over the plan. */
export function readAssigned(text: string, context: ReadContext): Reading<CellValues['assigned']> {
  const match = /^(.+?)\s*\(\s*\+?(.+?)\s*\)$/.exec(normal(text));
  const quantity = readQuantity(match?.[1] ?? text, context);
  if (!quantity.ok) return quantity;
  if (!match) return read({ quantity: quantity.value, uplift: null });
  const uplift = readPercent(match[2] ?? '', context);
  return uplift.ok
    ? read({ quantity: quantity.value, uplift: uplift.value })
    : form('下达值', 'an assigned target', '1100 (+10%)');
}

const DEVIATION =
  /^(月度?|季度?|年度?|monthly|quarterly|annual|yearly)?\s*(?:的|总)?(?:偏差率?|deviation|variance)\s*(?:in|:)?\s*(?:控制在|不超过|within|at most|≤|<=)?\s*(±|\+\/-)?\s*(\d+(?:\.\d+)?)\s*%\s*(?:以内|之内)?$/i;

/** A completion standard that can be tested: `季度偏差 ≤±5%`, `≥60%`, `≤3%`. Any other text is prose, "not tested". */
export function readStandard(text: string, context: ReadContext): Reading<Standard> {
  const deviation = DEVIATION.exec(normal(text));
  if (deviation) {
    const within = leadingNumber(deviation[3] ?? '');
    if (within) {
      return read({
        kind: 'deviation',
        cycle: cycleOf(deviation[1] ?? ''),
        symmetric: deviation[2] !== undefined,
        within: hundredth(within.value),
      });
    }
  }
  const { bound, body } = withoutBound(text);
  const level = bound ? readQuantity(body, context) : null;
  return read(level?.ok && bound ? { kind: 'level', bound, value: level.value } : { kind: 'prose' });
}

function cycleOf(word: string): 'month' | 'quarter' | 'year' | null {
  if (/^(?:月|monthly)/i.test(word)) return 'month';
  if (/^(?:季|quarterly)/i.test(word)) return 'quarter';
  return /^(?:年|annual|yearly)/i.test(word) ? 'year' : null;
}

function hundredth(value: Rational): Rational {
  return multiply(value, rational(1, 100));
}

function targetForm() {
  return form('目标值', 'a target', '1000、≥70% 或 +30%', '1000, ≥70% or +30%');
}
