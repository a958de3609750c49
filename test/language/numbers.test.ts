import { describe, expect, it } from 'vitest';
import { countUnit, moneyUnit, PERCENT } from '../../src/language/units.ts';
import { cell, said, short } from './reading.ts';

const wan = moneyUnit('CNY', 10_000);
const yuan = moneyUnit('CNY');
const stores = countUnit('家');

describe('a number', () => {
  it.each([
    ['5', '5'],
    ['5 人', '5'],
    ['5人', '5'],
    ['１２', '12'],
    ['1,000', '1000'],
    ['1，000', '1000'],
    ['1 000', '1000'],
    ['1.5', '3/2'],
    ['-3', '-3'],
    ['−3', '-3'],
    ['1.2万', '12000'],
    ['3k', '3000'],
    ['两名', '2'],
    ['十二', '12'],
    ['三百零五家', '305'],
    ['二百五', '! form'],
    ['两千三百', '2300'],
    ['0', '0'],
    ['1,00', '! form'],
    ['12 34', '! form'],
    ['1.2.3', '! form'],
    ['5左右', '! form'],
    ['5-6', '! form'],
    ['约 5', '! form'],
    ['五个半', '! form'],
    ['NaN', '! form'],
    ['1e5', '! form'],
    ['0x10', '! form'],
    ['待定', '! undecided'],
    ['TBD', '! undecided'],
  ])('%s → %s', (text, expected) => {
    expect(said(cell('number', text), short)).toBe(expected);
  });
});

describe('a percentage', () => {
  it.each([
    ['25%', '1/4'],
    ['25％', '1/4'],
    ['25 %', '1/4'],
    ['12.5%', '1/8'],
    ['0%', '0'],
    ['0', '0'],
    ['25', '1/4'],
    ['100', '1'],
    ['四成', '2/5'],
    ['-5%', '-1/20'],
    ['0.4', '! fraction'],
    ['1', '! fraction'],
    ['2万', '! form'],
    ['25 个', '! form'],
    ['百分之五', '! form'],
  ])('%s → %s', (text, expected) => {
    expect(said(cell('percent', text), short)).toBe(expected);
  });

  it('reads a bare fraction where the heading says %', () => {
    expect(said(cell('percent', '0.4', { unit: PERCENT }), short)).toBe('1/250');
  });
});

describe('an amount of money in a column of 万元', () => {
  it.each([
    ['1000', '10000000 万元'],
    ['1,000', '10000000 万元'],
    ['1000万', '10000000 万元'],
    ['1000万元', '10000000 万元'],
    ['12万', '120000 万元'],
    ['1.2亿', '120000000 万元'],
    ['1.2 亿元', '120000000 万元'],
    ['300元', '300 万元'],
    ['¥300', '300 万元'],
    ['￥12万', '120000 万元'],
    ['CNY 300k', '300000 万元'],
    ['-5', '-50000 万元'],
    ['0', '0 万元'],
    ['2万/年', '20000 万元'],
    ['2万/月', '240000 万元'],
    ['300家', '! unit'],
    ['25%', '! unit'],
    ['$300', '! unit'],
    ['300美元', '! unit'],
    ['一千左右', '! form'],
    ['很多', '! form'],
    ['2万/周', '! form'],
  ])('%s → %s', (text, expected) => {
    const reading = cell('quantity', text, { unit: wan });
    expect(said(reading, (it) => `${short(it.value)} ${it.unit.label.zh}`)).toBe(expected);
  });
});

describe('money without a goal, in 元', () => {
  it.each([
    ['5000', '5000 元'],
    ['12万', '120000 万元'],
    ['2万/年', '10000 万元'],
    ['1200元/台', '1200 元'],
    ['99 元', '99 元'],
  ])('%s → %s for half a year', (text, expected) => {
    const reading = cell('quantity', text, { unit: yuan, span: 6 });
    expect(said(reading, (it) => `${short(it.value)} ${it.unit.label.zh}`)).toBe(expected);
  });
});

describe('a count', () => {
  it.each([
    ['300', '300'],
    ['300 家', '300'],
    ['12万', '120000'],
    ['1.5k', '1500'],
    ['三百家', '300'],
    ['300 场', '! unit'],
    ['300元', '! unit'],
    ['60%', '! unit'],
  ])('%s → %s', (text, expected) => {
    expect(said(cell('quantity', text, { unit: stores }), (it) => short(it.value))).toBe(expected);
  });

  it('takes the plural of an English unit', () => {
    const reading = cell('quantity', '1 customer', { unit: countUnit('customers') });
    expect(said(reading, (it) => short(it.value))).toBe('1');
  });
});

describe('a ratio', () => {
  it.each([
    ['60%', '3/5'],
    ['60', '3/5'],
    ['25个百分点', '1/4'],
    ['5 pp', '1/20'],
    ['12万', '! unit'],
    ['60家', '! unit'],
  ])('%s → %s', (text, expected) => {
    expect(said(cell('quantity', text, { unit: PERCENT }), (it) => short(it.value))).toBe(expected);
  });
});

describe('productivity is an amount a month', () => {
  it.each([
    ['12', '12'],
    ['12/月', '12'],
    ['12家/月', '12'],
    ['12 家/人/月', '12'],
    ['每月', '! form'],
    ['36/季度', '12'],
    ['144家/年', '12'],
    ['12 per month', '12'],
  ])('%s → %s', (text, expected) => {
    const reading = cell('quantity', text, { unit: stores, span: 'rate' });
    expect(said(reading, (it) => short(it.value))).toBe(expected);
  });
});

describe('money in another currency', () => {
  const usd = moneyUnit('USD', 1000);
  it.each([
    ['1,200', '1200000'],
    ['$1.2m', '1200000'],
    ['USD 1.2m', '1200000'],
    ['1.2 million', '1200000'],
    ['1200 USD k', '1200000'],
    ['k', '! form'],
    ['¥300', '! unit'],
  ])('%s → %s', (text, expected) => {
    const reading = cell('quantity', text, { unit: usd, currency: 'USD', lang: 'en' });
    expect(said(reading, (it) => short(it.value))).toBe(expected);
  });
});

describe('a rate and the stage it leads to', () => {
  it.each([
    ['20%', '1/5 '],
    ['20% @商机', '1/5 商机'],
    ['20%＠商机', '1/5 商机'],
    ['20% @', '! form'],
    ['0.2', '! fraction'],
  ])('%s → %s', (text, expected) => {
    expect(said(cell('rate', text), (it) => `${short(it.rate)} ${it.at ?? ''}`)).toBe(expected);
  });
});
