import { expect, it } from 'vitest';
import { moneyUnit, PERCENT, PLAIN } from '../../src/language/units.ts';
import { rational } from '../../src/model/rational.ts';
import { about, difference, series, size, wrapLabel } from '../../src/view/text.ts';

const wan = moneyUnit('CNY', 10_000);

it.each([
  [rational(9_294_600), '929.5 万元'],
  [rational(92_946_000), '9,294.6 万元'],
  [rational(1_292_946_000), '129,295 万元'],
  [rational(78_400), '7.84 万元'],
])('tells an amount no more exactly than a sentence needs', (value, text) => {
  expect(about(value, wan, 'zh-CN')).toBe(text);
});

it.each([
  [rational(-455_000), wan, '−45.5 万元', '45.5 万元'],
  [rational(-2, 100), PERCENT, '−2 个百分点', '2 个百分点'],
  [rational(3), PLAIN, '+3', '3'],
] as const)('a difference has its sign, its size has none', (value, unit, signed, bare) => {
  expect(difference(value, unit, 'zh-CN')).toBe(signed);
  expect(size(value, unit, 'zh-CN')).toBe(bare);
});

it.each([
  [['A'], 'A', 'A'],
  [['A', 'B', 'C'], 'A、B、C', 'A, B and C'],
])('%j in a row', (names, zh, en) => {
  expect(series(names, 'zh-CN')).toBe(zh);
  expect(series(names, 'en')).toBe(en);
});

it.each([
  ['客户画像', 14, '客户画像'],
  ['三场线下研讨会与渠道伙伴招募', 14, '三场线下研讨会|与渠道伙伴招募'],
  ['Quarterly review with partners', 16, 'Quarterly review|with partners'],
  ['签约，交付', 4, '签约，|交付'],
])('%s is broken where it may be', (text, columns, expected) => {
  expect(wrapLabel(text, columns)).toBe(expected);
});
