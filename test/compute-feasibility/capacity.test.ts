import { describe, expect, it } from 'vitest';
import type { CapacityAnalysis, Rescue } from '../../src/compute/feasibility/feasibility-analysis.ts';
import { isoOfDay } from '../../src/model/calendar.ts';
import { divide, type Rational, rational, toFixed } from '../../src/model/rational.ts';
import { analyse, CUSTOMERS, SALES } from './analyse.ts';

const launch = {
  period: '2026-Q3',
  goals: CUSTOMERS,
  parts: '| 目标 | Q3 |\n| --- | ---: |\n| 新增客户 | 300 |',
};

function people(...rows: string[]): string {
  return `| 人员 | 人数 | 到岗 | 离岗 | 人均月产能 | 爬坡 |\n| --- | ---: | --- | --- | ---: | --- |\n${rows.join('\n')}`;
}

function capacity(resources: string, plan: object = launch): CapacityAnalysis {
  const found = analyse({ ...plan, resources }).analysis.feasibility.capacity[0];
  if (found === undefined) throw new Error('the plan has no capacity');
  return found;
}

function rescued(rescue: Rescue, unit = 1n): string {
  if (rescue.kind === 'enough') return `enough from ${isoOfDay(rescue.from)}`;
  if (rescue.kind !== 'from') return rescue.kind;
  const { heads, from, productivity } = rescue;
  const hired =
    heads === null ? 'none in time' : `${heads.more} more, ${heads.total} in all from ${isoOfDay(from)}`;
  return `${hired}, or ${show(productivity && divide(productivity.value, rational(unit)))}`;
}

const show = (value: Rational | null) => (value === null ? '—' : toFixed(value, 2));

describe('G9: 300 new customers, 5 people, 12 a month each', () => {
  const it9 = () => capacity(people('| 销售顾问 | 5 | | | 12 | |'));
  it('is 120 short of 300', () => {
    const { need, capacity: can, shortfall } = it9();
    expect([need, can, shortfall].map(show)).toEqual(['300.00', '180.00', '120.00']);
  });
  it('takes 9 people (8.33…), 20 a month each, or a target of 180', () => {
    const told = it9().repairs.map((repair) => {
      switch (repair.kind) {
        case 'heads':
          return `${repair.total} people (${show(repair.exact)}), ${repair.more} more from ${isoOfDay(repair.from)}`;
        case 'productivity':
          return `${show(repair.needed)} a month`;
        case 'target':
          return `target ${show(repair.feasible)}`;
        default:
          return repair.kind;
      }
    });
    expect(told).toEqual(['9 people (8.33), 4 more from 2026-07-01', '20.00 a month', 'target 180.00']);
  });
});

describe('capacity by month', () => {
  it.each([
    ['without 到岗 fully there', '| A | 5 | | | 12 | |', ['60.00', '60.00', '60.00']],
    ['joining in the second month', '| A | 5 | 2026-08-01 | | 12 | |', ['0.00', '60.00', '60.00']],
    ['joining within a month, by days', '| A | 31 | 2026-07-17 | | 1 | |', ['15.00', '31.00', '31.00']],
    ['leaving at the end of July', '| A | 5 | | 2026-07-31 | 12 | |', ['60.00', '0.00', '0.00']],
    ['ramping by month', '| A | 4 | 2026-07-01 | | 10 | 月:25/50/100% |', ['10.00', '20.00', '40.00']],
  ])('%s', (_, row, expected) => {
    expect(capacity(people(row)).months.map((month) => show(month.capacity))).toEqual(expected);
  });

  it('counts no supporting role', () => {
    expect(
      analyse({ ...launch, resources: people('| 助理 | 3 | | | | |') }).analysis.feasibility.capacity,
    ).toEqual([]);
  });

  it('sees a short month that the total hides', () => {
    const parts = '| 目标 | 7月 | 8月 | 9月 |\n| --- | ---: | ---: | ---: |\n| 新增客户 | 150 | 75 | 75 |';
    const found = capacity(people('| 顾问 | 5 | | | 30 | |'), { ...launch, parts });
    expect([found.shortfall, found.cover].map(show)).toEqual(['0.00', '1.00']);
    const short = capacity(people('| 顾问 | 5 | | | 24 | |'), { ...launch, parts });
    expect([short.need, short.capacity, short.shortfall, short.cover].map(show)).toEqual([
      '300.00',
      '360.00',
      '30.00',
      '0.80',
    ]);
  });

  it('hires before the short month by the length of the ramp', () => {
    const found = capacity(people('| 顾问 | 5 | 2026-07-01 | | 12 | 月:50/100% |'));
    const heads = found.repairs.find((repair) => repair.kind === 'heads');
    expect(heads?.kind === 'heads' ? isoOfDay(heads.from) : null).toBe('2026-06-01');
  });

  // Need 100 a month of Q3, capacity 60: by hand from what is left to do.
  it.each([
    ['2026-06-30', '5 | | | 12 | |', '', null],
    // 300 − 40 done in July − 60 in August − 60 in September = 140 over, 24 a newcomer: 6. Or 260 by 10 people-months: 26.
    ['2026-07-31', '5 | | | 12 | |', '40', '6 more, 11 in all from 2026-08-01, or 26.00'],
    // July without its actual counts with what five can do: 300 − 60 − 60 − 60 = 120 by 24.
    ['2026-07-31', '5 | | | 12 | |', '', '5 more, 10 in all from 2026-08-01, or 24.00'],
    // The running month is as it is; newcomers begin with the next: 120 by 12, or 300 − 60 − 60 by five.
    ['2026-08-15', '5 | | | 12 | |', '60', '10 more, 15 in all from 2026-09-01, or 36.00'],
    // Half productive in the month they come: (260 − 120) by 6 + 12.
    [
      '2026-07-31',
      '5 | 2026-01-01 | | 12 | 月:50/100% |',
      '40',
      '8 more, 13 in all from 2026-08-01, or 26.00',
    ],
    ['2026-08-31', '5 | 2026-01-01 | | 12 | 月:0/100% |', '40 | 60', 'none in time, or 40.00'],
    ['2026-08-31', '5 | | | 12 | |', '150 | 100', 'enough from 2026-09-01'],
    ['2026-09-01', '5 | | | 12 | |', '40 | 60', 'last-month'],
    ['2026-09-30', '5 | | | 12 | |', '40 | 60 | 70', 'last-month'],
    ['2026-10-01', '5 | | | 12 | |', '40 | 60 | 70', 'over'],
  ])('as of %s with %s and actuals %s hiring can still do: %s', (asOf, row, actuals, expected) => {
    const months = actuals === '' ? 0 : actuals.split('|').length;
    const heads = ['7月', '8月', '9月'].slice(0, months).join(' | ');
    const monitoring =
      months === 0 ? '' : `| 目标 | ${heads} |\n| --- |${' --- |'.repeat(months)}\n| 新增客户 | ${actuals} |`;
    const parts = '| 目标 | 7月 | 8月 | 9月 |\n| --- | ---: | ---: | ---: |\n| 新增客户 | 100 | 100 | 100 |';
    const { rescue } = capacity(people(`| 顾问 | ${row}`), { ...launch, parts, monitoring, asOf });
    expect(rescue ? rescued(rescue) : null).toBe(expected);
  });

  it('counts the people of the role to hire for, beside whom others stay as they are', () => {
    const found = capacity(people('| 老 | 5 | | | 12 | |', '| 新 | 3 | | | 12 | |'));
    const heads = found.repairs.find((repair) => repair.kind === 'heads');
    expect(heads).toMatchObject({ role: '老', more: 1n, total: 6n });
  });

  it('names every cell that a capacity follows from', () => {
    const { figures } = analyse({
      ...launch,
      resources: people('| 新 | 3 | 2026-07-01 | 2026-09-30 | 12 | 月:50/100% |'),
    }).analysis;
    const inputs = figures.get('新增客户@8月:产能')?.inputs ?? [];
    const told = inputs.map((it) => (it.kind === 'cell' ? it.text : `${it.id.member}:${it.id.measure}`));
    expect(told).toEqual(['新:heads', '新:productivity', '新:start', '新:finish', '月:50/100%']);
  });
});

describe('what is short, and what would mend it', () => {
  const plan = (july: number, august: number, september: number) => ({
    period: '2026-Q3',
    goals: CUSTOMERS.replace('300', String(july + august + september)),
    parts: `| 目标 | 7月 | 8月 | 9月 |\n| --- | ---: | ---: | ---: |\n| 新增客户 | ${july} | ${august} | ${september} |`,
    // Before the first month, so that no repair comes too late.
    asOf: '2026-06-30',
  });
  const told = (resources: string, text: object) => {
    const found = capacity(resources, text);
    const repairs = found.repairs.map((it) => {
      switch (it.kind) {
        case 'heads':
          return `${it.more} to ${it.total} from ${isoOfDay(it.from)}${it.role ? ` as ${it.role}` : ''}`;
        case 'productivity':
          return `${show(it.needed)} each`;
        case 'target':
          return `target ${show(it.feasible)}`;
        default:
          return it.kind;
      }
    });
    return [found.months.map((it) => show(it.shortfall)).join(' '), show(found.cover), ...repairs];
  };
  it.each<[string, string[], object, string[]]>([
    ['nothing', ['| A | 5 | | | 10 | |'], plan(40, 50, 50), ['0.00 0.00 0.00', '1.07']],
    ['just nothing', ['| A | 5 | | | 10 | |'], plan(50, 50, 50), ['0.00 0.00 0.00', '1.00']],
    // 120 by August against 100; the two that are missing bring 10 each from August on.
    [
      'the second month',
      ['| A | 5 | | | 10 | |'],
      plan(40, 80, 0),
      ['0.00 30.00 0.00', '0.83', '2 to 7 from 2026-08-01', '12.00 each', 'target 100.00'],
    ],
    // A month short that earlier ones make up for is no shortage.
    ['a month made up for before', ['| A | 5 | | | 10 | |'], plan(30, 60, 60), ['0.00 10.00 10.00', '1.00']],
    [
      'a ramp of a month',
      ['| A | 5 | | | 10 | |', '| B | 1 | 2026-07-01 | | 10 | 月:50/100/100% |'],
      plan(40, 100, 0),
      ['0.00 40.00 0.00', '0.82', '3 to 8 from 2026-08-01 as A', '12.17 each', 'target 115.00'],
    ],
    [
      'hired before by the ramp of the role',
      ['| A | 4 | 2026-07-01 | | 10 | 月:50/100/100% |'],
      plan(20, 60, 0),
      ['0.00 20.00 0.00', '0.75', '2 to 6 from 2026-07-01', '13.33 each', 'target 60.00'],
    ],
    [
      'a ramp that never is full counts whole',
      ['| A | 4 | 2026-07-01 | | 10 | 月:50/80% |'],
      plan(20, 60, 0),
      ['0.00 28.00 0.00', '0.65', '3 to 7 from 2026-07-01', '15.38 each', 'target 52.00'],
    ],
    [
      'of two roles alike the earlier',
      ['| A | 2 | | | 10 | |', '| B | 2 | | | 10 | |'],
      plan(50, 0, 0),
      ['10.00 0.00 0.00', '0.80', '1 to 3 from 2026-07-01 as A', '12.50 each', 'target 40.00'],
    ],
    [
      'of two roles the larger',
      ['| A | 1 | | | 10 | |', '| B | 3 | | | 10 | |'],
      plan(50, 0, 0),
      ['10.00 0.00 0.00', '0.80', '1 to 4 from 2026-07-01 as B', '12.50 each', 'target 40.00'],
    ],
  ])('%s', (_, rows, text, expected) => expect(told(people(...rows), text)).toEqual(expected));

  // 1,476 a year against 6 × 18 × 12 = 1,296, with 557 done by May. All year: 180 ÷ (18 × 12) = 0.83 more. From July:
  // 1,476 − 557 − 108 in June − 648 = 163 by 18 × 6, so 2; or 811 by 6 × 6 = 22.53. Before the year: 180 ÷ (18 × 9).
  it.each([
    ['2026-12-31', '7.11, 2 more from 2027-04-01', null],
    ['2027-03-31', '7.11, 2 more from 2027-04-01', null],
    ['2027-06-10', '6.83, 1 more from 2027-01-01', '2 more, 8 in all from 2027-07-01, or 22.53'],
    ['2027-06-29', '6.83, 1 more from 2027-01-01', '2 more, 8 in all from 2027-07-01, or 22.53'],
  ])('as of %s counts people from the day on which they could come: %s, then %s', (asOf, expected, now) => {
    const found = capacity(people('| 销售 | 6 | | | 18 | |'), {
      period: '2027',
      goals: SALES.replace('1000', '1476'),
      parts:
        '| 目标 | Q1 | Q2 | Q3 | Q4 |\n| --- | --- | --- | --- | --- |\n| 销售总额 | 300 | 390 | 390 | 396 |',
      monitoring:
        '| 目标 | 1月 | 2月 | 3月 | 4月 | 5月 |\n| --- | --- | --- | --- | --- | --- |\n| 销售总额 | 103 | 95 | 104 | 125 | 130 |',
      asOf,
    });
    const heads = found.repairs.find((it) => it.kind === 'heads');
    expect(heads && `${show(heads.exact)}, ${heads.more} more from ${isoOfDay(heads.from)}`).toBe(expected);
    expect(found.rescue ? rescued(found.rescue, 10_000n) : null).toBe(now);
  });

  it.each([
    // 208 a month of twelve; where they differ, what each should do is an average.
    ['people who differ', ['| A | 6 | | | 18 | |', '| B | 6 | | | 15 | |'], '17.33 instead of 16.50'],
    ['people alike', ['| A | 6 | | | 15 | |', '| B | 6 | | | 15 | |'], '17.33'],
  ])('tells the average of %s', (_, rows, expected) => {
    const found = capacity(people(...rows), { ...plan(208, 208, 208), asOf: '2026-06-30' });
    const each = found.repairs.find((it) => it.kind === 'productivity');
    const now = each?.average ? ` instead of ${show(each.average)}` : '';
    expect(`${show(each?.needed ?? null)}${now}`).toBe(expected);
  });

  const year = (...quarters: number[]) => ({
    goals: CUSTOMERS.replace('300', String(quarters.reduce((a, b) => a + b, 0))),
    parts: `| 目标 | Q1 | Q2 | Q3 | Q4 |\n| --- | --- | --- | --- | --- |\n| 新增客户 | ${quarters.join(' | ')} |`,
    asOf: '2025-12-31',
  });
  it.each<[string, object, unknown[]]>([
    // 90 by the end of March against 60: two and a half more; January alone, by its days, would ask for 2.75.
    ['a quarter that was promised', year(90, 30, 30, 60), [true, '7.50', '6.00 each']],
    [
      'the second one, from the month in which it begins to be short',
      year(30, 120, 30, 30),
      [true, '7.50', '5.00 each'],
    ],
    // Nothing that was promised is short, only months by the days they have.
    [
      'months into which it was spread, in whole customers',
      year(60, 60, 60, 60),
      [false, '5.25', '4.20 each'],
    ],
    ['nothing', year(30, 60, 60, 60), [false]],
    [
      'a month that was promised beside its quarter',
      {
        period: '2026-H1',
        goals: CUSTOMERS.replace('300', '120'),
        parts: '| 目标 | Q1 | 1月 | Q2 |\n| --- | --- | --- | --- |\n| 新增客户 | 90 | 60 | 30 |',
        asOf: '2025-12-31',
      },
      [true, '15.00', '12.00 each'],
    ],
  ])('is held to %s', (_, text, expected) => {
    const found = capacity(people('| A | 5 | | | 4 | |'), text);
    const repairs = found.repairs.flatMap((it) => {
      if (it.kind === 'heads') return [show(it.exact)];
      return it.kind === 'productivity' ? [`${show(it.needed)} each`] : [];
    });
    expect([found.committedShort, ...repairs]).toEqual(expected);
  });

  it('the target it could do is told in whole quanta', () => {
    const found = told(people('| A | 5 | | | 10.3 | |'), plan(60, 0, 0));
    expect(found.at(-1)).toBe('target 51.00');
  });
});

describe('whose capacity it is', () => {
  const goals = `${CUSTOMERS}
| 销售总额 | 累计 | 万元 | 770 | 1000 | 王敏 | 华东 | 公司年度目标 |
| 投诉数 | 累计 | 件 | 200 | ≤120 | 王敏 | 华东 | 口碑 |
| 活跃客户 | 存量 | 家 | 100 | 160 | 王敏 | 华东 | 口碑 |`;
  const rows = (...lines: string[]) =>
    `| 人员 | 人数 | 人均月产能 | 爬坡 | 期间 | 支撑目标 |\n| --- | ---: | ---: | --- | --- | --- |\n${lines.join('\n')}`;
  const found = (...lines: string[]) =>
    analyse({ period: '2026-Q3', goals, resources: rows(...lines) }).analysis.feasibility.capacity.map(
      (it) => `${it.goal} ${it.months.map((month) => show(month.capacity)).join(' ')}`,
    );
  it.each<[string, string[], string[]]>([
    ['of the goal in its unit', ['| A | 2 | 12 家 | | | |'], ['新增客户 24.00 24.00 24.00']],
    ['money', ['| A | 2 | 3万元 | | | |'], ['销售总额 60000.00 60000.00 60000.00']],
    ['of the goal that is named', ['| A | 2 | 12 家 | | | 新增客户 |'], ['新增客户 24.00 24.00 24.00']],
    [
      'each of its own',
      ['| A | 2 | 3万元 | | | |', '| B | 1 | 12 家 | | | |', '| C | 1 | 5 家 | | | |'],
      ['新增客户 17.00 17.00 17.00', '销售总额 60000.00 60000.00 60000.00'],
    ],
    ['a stock has none', ['| A | 2 | 12 家 | | | 活跃客户 |'], []],
    ['what should be low has none', ['| A | 2 | 12 件 | | | 投诉数 |'], []],
    // 期间 says when the row counts, not when people were new: no ramp.
    ['within its period', ['| A | 2 | 12 家 | 月:50/100% | 7月..8月 | |'], ['新增客户 24.00 24.00 0.00']],
  ])('%s', (_, lines, expected) => expect(found(...lines)).toEqual(expected));
});
