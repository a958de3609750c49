import { describe, expect, it } from 'vitest';
import { month } from '../../src/model/calendar.ts';
import { spanning, yearPeriod } from '../../src/model/period.ts';
import { cell, days, key, said, short } from './reading.ts';

describe('a period in a plan of 2026', () => {
  it.each([
    ['2026', 'year 2026'],
    ['2026年', 'year 2026'],
    ['2026 年度', 'year 2026'],
    ['全年', 'year 2026'],
    ['H2', 'half 2026-H2'],
    ['下半年', 'half 2026-H2'],
    ['2026年上半年', 'half 2026-H1'],
    ['2026-H1', 'half 2026-H1'],
    ['Q3', 'quarter 2026-Q3'],
    ['q3', 'quarter 2026-Q3'],
    ['Ｑ３', 'quarter 2026-Q3'],
    ['2026Q3', 'quarter 2026-Q3'],
    ['2026-Q3', 'quarter 2026-Q3'],
    ['2026年Q3', 'quarter 2026-Q3'],
    ['Q3 2026', 'quarter 2026-Q3'],
    ['第三季度', 'quarter 2026-Q3'],
    ['三季度', 'quarter 2026-Q3'],
    ['2026 年第 3 季度', 'quarter 2026-Q3'],
    ['7月', 'month 2026-07'],
    ['07月', 'month 2026-07'],
    ['七月', 'month 2026-07'],
    ['十二月', 'month 2026-12'],
    ['7月份', 'month 2026-07'],
    ['2026-07', 'month 2026-07'],
    ['2026/7', 'month 2026-07'],
    ['2026年7月', 'month 2026-07'],
    ['202607', 'month 2026-07'],
    ['Jul', 'month 2026-07'],
    ['July', 'month 2026-07'],
    ['Sept', 'month 2026-09'],
    ['Jul 2026', 'month 2026-07'],
    ['2026-07..2026-12', 'half 2026-H2'],
    ['2026-Q3..2026-Q4', 'half 2026-H2'],
    ['Q1-Q4', 'year 2026'],
    ['Q3~Q4', 'half 2026-H2'],
    ['Q1–Q3', 'span 2026-01..2026-09'],
    ['Q3-4', 'half 2026-H2'],
    ['7-9月', 'quarter 2026-Q3'],
    ['7月至10月', 'span 2026-07..2026-10'],
    ['7月-10月', 'span 2026-07..2026-10'],
    ['Jul–Oct', 'span 2026-07..2026-10'],
    ['Jan to Oct', 'span 2026-01..2026-10'],
    ['2026年7-9月', 'quarter 2026-Q3'],
    ['2026-01..2026-03', 'quarter 2026-Q1'],
    ['2027-Q1', 'quarter 2027-Q1'],
    ['Q5', '! form'],
    ['13月', '! form'],
    ['Q4-Q1', '! form'],
    ['第三批', '! form'],
    ['上旬', '! form'],
    ['', '! form'],
  ])('%s → %s', (text, expected) => {
    expect(said(cell('period', text), key)).toBe(expected);
  });

  it('is not found where the plan has none or two of it', () => {
    const half = { within: spanning(month(2026, 7), month(2026, 12), 1) };
    const long = { within: spanning(month(2026, 1), month(2027, 12), 1) };
    expect(said(cell('period', 'Q2', half), key)).toBe('! year');
    expect(said(cell('period', 'Q3', half), key)).toBe('quarter 2026-Q3');
    expect(said(cell('period', 'Q3', long), key)).toBe('! year');
    expect(said(cell('period', 'Q3', { within: null }), key)).toBe('! year');
  });

  it('reads fiscal quarters and calendar months', () => {
    const april = { within: yearPeriod(2026, 4), fiscal: 4 };
    const from = (text: string) =>
      said(cell('period', text, april), (it) => `${it.from - month(2026, 1) + 1}+${it.months}`);
    expect(from('Q1')).toBe('4+3');
    expect(from('Q4')).toBe('13+3');
    expect(from('2月')).toBe('14+1');
    expect(from('2026')).toBe('4+12');
    expect(from('H2')).toBe('10+6');
  });
});

describe('a date in a plan of 2026', () => {
  it.each([
    ['2026-08-15', '2026-08-15'],
    ['2026/8/15', '2026-08-15'],
    ['2026.8.15', '2026-08-15'],
    ['２０２６－０８－１５', '2026-08-15'],
    ['20260815', '2026-08-15'],
    ['2026年8月15日', '2026-08-15'],
    ['8月15日', '2026-08-15'],
    ['8月15号', '2026-08-15'],
    ['8 月 15 日', '2026-08-15'],
    ['8/15', '2026-08-15'],
    ['8月15日(周六)', '2026-08-15'],
    ['15 Aug 2026', '2026-08-15'],
    ['15 Aug', '2026-08-15'],
    ['Aug 15', '2026-08-15'],
    ['Aug 15, 2026', '2026-08-15'],
    ['August 15th', '2026-08-15'],
    ['15th of August 2026', '2026-08-15'],
    ['8月', '2026-08-01..2026-08-31'],
    ['Aug 2026', '2026-08-01..2026-08-31'],
    ['10月底', '2026-10-31'],
    ['2月末', '2026-02-28'],
    ['8月初', '2026-08-01..2026-08-10'],
    ['8月上旬', '2026-08-01..2026-08-10'],
    ['8月中旬', '2026-08-11..2026-08-20'],
    ['2月下旬', '2026-02-21..2026-02-28'],
    ['end of October', '2026-10-31'],
    ['mid-August', '2026-08-11..2026-08-20'],
    ['late Aug', '2026-08-21..2026-08-31'],
    ['年底', '2026-12-31'],
    ['2026年底', '2026-12-31'],
    ['Q3末', '2026-09-30'],
    ['三季度末', '2026-09-30'],
    ['Q3', '2026-07-01..2026-09-30'],
    ['8月1日至8月15日', '2026-08-01..2026-08-15'],
    ['8月1日-15日', '2026-08-01..2026-08-15'],
    ['2026-08-01..2026-08-15', '2026-08-01..2026-08-15'],
    ['2027-01-10', '2027-01-10'],
    ['2026-02-30', '! no-such-day'],
    ['2036-12-31', '2036-12-31'],
    ['2037-01-10', '! out-of-reach'],
    ['2026-08-01..9999-12-31', '! out-of-reach'],
    ['1026-08-01', '! out-of-reach'],
    ['2月30日', '! no-such-day'],
    ['2月29日', '! year'],
    ['尽快', '! form'],
    ['8月15日左右', '! form'],
    ['周五', '! form'],
    ['待定', '! undecided'],
  ])('%s → %s', (text, expected) => {
    expect(said(cell('date', text), days)).toBe(expected);
  });

  it('asks for the year outside the plan, and where there are two', () => {
    const half = { within: spanning(month(2026, 7), month(2026, 12), 1) };
    expect(said(cell('date', '3月1日', half), days)).toBe('! year');
    expect(said(cell('date', '8月15日', { within: spanning(month(2026, 7), month(2027, 8), 1) }), days)).toBe(
      '! year',
    );
    expect(said(cell('date', '1月15日', { within: spanning(month(2026, 7), month(2027, 6), 7) }), days)).toBe(
      '2027-01-15',
    );
  });

  it('does not read 8/15 in English', () => {
    expect(said(cell('date', '8/9', { lang: 'en' }), days)).toBe('! form');
  });
});

describe('durations', () => {
  it.each([
    ['10', '10'],
    ['10天', '10'],
    ['10个工作日', '10'],
    ['2周', '10'],
    ['2 weeks', '10'],
    ['3d', '3'],
    ['半天', '1/2'],
    ['1个月', '! form'],
    ['-3', '! form'],
    ['很快', '! form'],
  ])('%s → %s working days', (text, expected) => {
    expect(said(cell('workdays', text), short)).toBe(expected);
  });

  it.each([
    ['30天', '30'],
    ['30', '30'],
    ['2周', '14'],
    ['两周', '14'],
    ['1个月', '30'],
    ['半个月', '15'],
    ['30 days', '30'],
    ['2 weeks', '14'],
    ['1 month', '30'],
    ['0', '0'],
    ['1.3天', '! form'],
    ['一阵子', '! form'],
  ])('%s → %s calendar days', (text, expected) => {
    expect(said(cell('lag', text), String)).toBe(expected);
  });
});

describe('recurrence', () => {
  it.each([
    ['每周', '1/week'],
    ['每天', '1/day'],
    ['每月', '1/month'],
    ['每季度', '1/quarter'],
    ['每月2场', '2/month'],
    ['每月两场', '2/month'],
    ['每周一次', '1/week'],
    ['每季度3次', '3/quarter'],
    ['两场/月', '2/month'],
    ['2次/周', '2/week'],
    ['weekly', '1/week'],
    ['every month', '1/month'],
    ['once a week', '1/week'],
    ['twice a month', '2/month'],
    ['2/month', '2/month'],
    ['2 per month', '2/month'],
    ['3 times a quarter', '3/quarter'],
    ['2x a month', '2/month'],
    ['偶尔', '! form'],
    ['每月0场', '! form'],
    ['每两周', '! form'],
    ['每月1.5场', '! form'],
  ])('%s → %s', (text, expected) => {
    expect(said(cell('recurrence', text), (it) => `${it.times}/${it.per}`)).toBe(expected);
  });
});

describe('ramp', () => {
  it.each([
    ['月:0/25/50/75/100%', '0 1/4 1/2 3/4 1'],
    ['月：0%/25%/50%/75%/100%', '0 1/4 1/2 3/4 1'],
    ['monthly: 0/50/100%', '0 1/2 1'],
    ['季:50/100%', '1/2 1/2 1/2 1 1 1'],
    ['by quarter: 50/100', '1/2 1/2 1/2 1 1 1'],
    ['0/25/50%', '! form'],
    ['月:0/0.5/1', '! form'],
    ['月:很快', '! form'],
    ['3个月', '! form'],
  ])('%s → %s', (text, expected) => {
    expect(said(cell('ramp', text), (it) => it.map(short).join(' '))).toBe(expected);
  });
});
