import { describe, expect, it } from 'vitest';
import { parseUnit } from '../../src/language/units.ts';
import { short } from './reading.ts';

describe('a unit', () => {
  it.each([
    ['万元', 'money CNY 10000'],
    ['万 元', 'money CNY 10000'],
    ['萬元', 'money CNY 10000'],
    ['億元', 'money CNY 100000000'],
    ['万元（含税）', 'money CNY 10000'],
    ['人民币（万元）', 'money CNY 10000'],
    ['人民币万元', 'money CNY 10000'],
    ['万元人民币', 'money CNY 10000'],
    ['元人民币', 'money CNY 1'],
    ['CNY 万元', 'money CNY 10000'],
    ['k USD', 'money USD 1000'],
    ['USD k', 'money USD 1000'],
    ['百万美元', 'money USD 1000000'],
    ['百分比（%）', 'ratio ratio 1/100'],
    ['家', 'count 家 1'],
    ['万台', 'count 台 10000'],
    ['单元', 'count 单元 1'],
    ['台(套)', 'count 台(套) 1'],
    ['customers', 'count customers 1'],
    ['金额(万元)', 'nothing'],
    ['万', 'nothing'],
    ['k', 'nothing'],
    ['十万元', 'nothing'],
    ['百元', 'nothing'],
    ['‰', 'nothing'],
    ['bps', 'nothing'],
    ['元/月', 'nothing'],
    ['', 'nothing'],
  ])('%s → %s', (text, expected) => {
    const unit = parseUnit(text, 'CNY');
    expect(unit ? `${unit.family} ${unit.base} ${short(unit.scale)}` : 'nothing').toBe(expected);
  });
});
