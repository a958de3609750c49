import { describe, expect, it } from 'vitest';
import type { ActualLevel } from '../../src/compute/actual-level.ts';
import { forecastOf, forecastOver } from '../../src/compute/forecast.ts';
import type { GoalAnalysis, PeriodLine } from '../../src/compute/goal-analysis.ts';
import { ratioSchedule } from '../../src/compute/level-schedule.ts';
import { landingOf, lastCompared, lightToDate, ratioToDate, yearToDate } from '../../src/compute/monitor.ts';
import { assignedLevels } from '../../src/compute/over-assignment.ts';
import { comparisonOf, cutAt, type Grain, grainOf } from '../../src/compute/period-lines.ts';
import { ratioGrid } from '../../src/compute/ratio-grid.ts';
import { flowSchedule } from '../../src/compute/schedule.ts';
import { fillSplit } from '../../src/compute/split-grid.ts';
import { readSplit } from '../../src/compute/split-reading.ts';
import { targetOver } from '../../src/compute/targets-over.ts';
import { day, month } from '../../src/model/calendar.ts';
import { monthPeriod, type Period, partOfYear, yearPeriod } from '../../src/model/period.ts';
import { divide, type Rational, rational, toNumber } from '../../src/model/rational.ts';
import { analysed, compute, goalOf, splitOf } from './plan-of.ts';

const GOAL = goalOf(analysed({}));
const YEAR = yearPeriod(2026, 1);
const quarter = (n: number) => partOfYear('quarter', 2026, n, 1);
const monthOf = (n: number) => monthPeriod(month(2026, n));

/** A goal of a type, in units of one. */
function goalLike(type: 'flow' | 'stock' | 'ratio', direction: 'higher' | 'lower' = 'higher') {
  return { ...GOAL.goal, type, direction };
}

/** `100/90 100/ /80 100 Q300/270`: target and actual of month after month, or of a quarter; without a stroke it is to come. */
function lines(text: string, goal = goalLike('flow')): PeriodLine[] {
  let from = YEAR.from;
  return text.split(' ').map((word) => {
    const [, long, wanted, stroke, done] = /^(Q?)(\d*)(\/?)(\d*)$/.exec(word) ?? [];
    const period: Period =
      long === 'Q' ? { kind: 'quarter', from, months: 3 } : { kind: 'month', from, months: 1 };
    from += period.months;
    const [target, actual] = [wanted, done].map((it) => (it ? rational(Number(it)) : null));
    const state = stroke !== '/' ? 'open' : actual === null ? 'missing' : 'closed';
    return {
      period,
      target: target ?? null,
      held: false,
      actual: actual ?? null,
      previous: null,
      state,
      comparison: target && actual ? comparisonOf(goal, target, actual) : null,
    };
  });
}

const show = (value: Rational | null | undefined) =>
  value === null || value === undefined ? null : Number(toNumber(value).toFixed(4));

describe('to date', () => {
  const none = () => null;
  it.each<['flow' | 'stock', string, [number, number] | null]>([
    ['flow', '100/90 100/80 100', [200, 170]],
    ['flow', '100/90 100/ 100/80 100', [200, 170]],
    ['flow', '100/90 /50 100/80', [200, 170]],
    ['flow', '100/90 100/0', [200, 90]],
    ['flow', '100/ 100', null],
    ['flow', '/50 100', null],
    ['stock', '100/90 110/95 120', [110, 95]],
    ['stock', '100/90 /99 120', [100, 90]],
    ['stock', '100/90 110/ 120', [100, 90]],
    ['stock', '100 110', null],
  ])('a %s: %s', (type, text, expected) => {
    const found = yearToDate(goalLike(type), lines(text), none);
    expect(found === null ? null : [show(found.target), show(found.actual)]).toEqual(expected);
  });

  /** Months whose shares are known: numerators over denominators. */
  const parts =
    (...known: (readonly [number, number] | null)[]) =>
    (period: Period) => {
      const found = known[period.from - YEAR.from];
      if (!found) return null;
      const [numerator, denominator] = found.map((it) => rational(it));
      const value = numerator && denominator ? divide(numerator, denominator) : null;
      if (!numerator || !denominator || value === null) return null;
      const level: ActualLevel = {
        value,
        parts: { numerator, denominator },
        sale: null,
        from: [],
        by: 'given',
      };
      return level;
    };
  it.each<[string, string, (period: Period) => ActualLevel | null, number | null]>([
    ['several by their parts', '60/50 60/50', parts([50, 100], [50, 200]), 0.3333],
    ['one without parts: none', '60/50 60/50', parts([50, 100], null), null],
    ['none with parts: none', '60/50 60/50', none, null],
    ['a single one needs none', '60/50 60', none, 50],
    ['nothing closed', '60 60', parts([50, 100]), null],
  ])('a ratio: %s', (_, text, actual, expected) => {
    const closed = lines(text).filter((it) => it.state === 'closed');
    expect(show(ratioToDate(closed, actual))).toBe(expected);
    expect(show(yearToDate(goalLike('ratio'), lines(text), actual)?.actual)).toBe(expected);
  });

  it.each([
    ['100/95 100/70 100', 'red', 2],
    ['100/70 /95 100', 'red', 1],
    ['100/70 100/ 100', 'red', 1],
    ['100 100', 'grey', null],
  ])('without a year to date, %s shows %s of month %s', (text, light, last) => {
    expect(lightToDate(null, lines(text))).toBe(light);
    const found = lastCompared(lines(text));
    expect(found === null ? null : found.period.from - YEAR.from + 1).toBe(last);
  });
});

describe('where it lands', () => {
  const land = (
    type: 'flow' | 'stock' | 'ratio',
    text: string,
    level: number | null,
    how: { direction?: 'higher' | 'lower'; baseline?: number } = {},
  ) => {
    const goal = goalLike(type, how.direction);
    const all = lines(text, goal);
    const ytd = yearToDate(goal, all, () => null);
    const baseline = how.baseline === undefined ? null : rational(how.baseline);
    return landingOf(goal, level === null ? null : rational(level), all, ytd, baseline);
  };
  type Expected = [
    pace: number,
    linear: number | null,
    remaining: number,
    periods: number,
    best: number | null,
  ];
  it.each<[string, () => ReturnType<typeof land>, Expected | null]>([
    ['at the pace to date', () => land('flow', '100/90 100/80 100 100', 400), [340, 340, 230, 2, 90]],
    [
      'lower is better: the least',
      () => land('flow', '10/9 10/8 10', 30, { direction: 'lower' }),
      [25.5, 25.5, 13, 1, 8],
    ],
    ['what is missing is still to come', () => land('flow', '100/90 100/ 100', 300), [270, 270, 210, 2, 90]],
    [
      'what is missing before the last closed one is over',
      () => land('flow', '100/90 100/ 100/90 100 100', 500),
      [450, 450, 320, 2, 90],
    ],
    [
      'a month without target does not count',
      () => land('flow', '100/90 /500 100 100', 300),
      [270, 360, 210, 3, 90],
    ],
    [
      'quarters of one length',
      () => land('flow', 'Q300/270 Q300/300 Q300 Q300', 1200),
      [1140, 1140, 630, 2, 300],
    ],
    [
      'a quarter among months counts three',
      () => land('flow', 'Q300/270 100/90 100 100', 600),
      [540, 540, 240, 2, 270],
    ],
    [
      'a stock: the largest change',
      () => land('stock', '105/104 110/107 115/115 120', 120, { baseline: 100 }),
      [120, null, 5, 1, 8],
    ],
    [
      'the first change is from the baseline',
      () => land('stock', '105/110 110/112 120', 120, { baseline: 100 }),
      [122, null, 8, 1, 10],
    ],
    [
      'without a baseline, from the second on',
      () => land('stock', '105/110 110/112 120', 120),
      [122, null, 8, 1, 2],
    ],
    ['one level alone is no change', () => land('stock', '105/110 120', 120), [125, null, 10, 1, null]],
    ['a ratio: its level', () => land('ratio', '60/50 60', 60), [50, null, 10, 1, 50]],
    ['nothing closed', () => land('flow', '100 100', 200), null],
    ['no target', () => land('flow', '100/90 100', null), null],
  ])('%s', (_, landed, expected) => {
    const found = landed();
    const told = found && [found.pace, found.linear, found.remaining].map(show);
    expect(found && [...(told ?? []), found.remainingPeriods, show(found.bestPace)]).toEqual(expected);
  });

  it('the landing is held against the target', () => {
    const found = land('flow', '100/85 100 100', 300);
    expect([show(found?.attainment), show(found?.variance), found?.light]).toEqual([0.85, -45, 'yellow']);
  });
});

describe('what is still to come', () => {
  const watched = (type: 'flow' | 'stock' | 'ratio', text: string, level = 600) => {
    const goal = goalLike(type);
    const all = lines(text, goal);
    const ytd = yearToDate(goal, all, () => null);
    const landing = landingOf(goal, rational(level), all, ytd, null);
    return { goal, lines: all, ytd, landing };
  };
  it.each<['flow' | 'stock' | 'ratio', string, (number | null)[]]>([
    ['flow', '100/90 100 50', [90, 90, 45]],
    ['flow', '100/90 100/110 50 ', [100, 100, 50]],
    ['stock', '100/90 110 130', [90, 100, 120]],
    ['ratio', '60/50 62 64', [50, 50, 50]],
    ['flow', '100 100', [null, null]],
    ['flow', '100/90 /10', [90, null]],
  ])('a %s: %s', (type, text, expected) => {
    const goal = watched(type, text.trim());
    expect(goal.lines.map((it) => show(forecastOf(goal, it)))).toEqual(expected);
  });

  it('a year to date of nothing planned has no pace', () => {
    expect(
      show(forecastOf(watched('flow', '0/10 100'), lines('0/10 100')[1] ?? lines('1')[0] ?? never())),
    ).toBe(null);
  });

  it.each<['flow' | 'stock' | 'ratio', string, Period, number | null | undefined, number | undefined]>([
    ['flow', '100/90 100/70 100 100', quarter(1), 240, 3],
    ['stock', '100/90 110/100 120 130', quarter(1), 110, 1],
    ['ratio', '60/50 60 70 70', quarter(1), 50, 1],
    ['flow', '100/90 100/90 100/90 100', quarter(1), undefined, undefined],
    ['flow', '100/90 100/90', quarter(1), undefined, undefined],
    ['flow', '100/90 100 100', quarter(2), undefined, undefined],
    ['flow', '100/90  100', quarter(1), undefined, undefined],
    ['flow', '100 100 100', quarter(1), null, 3],
    ['flow', '100/90 100/ 100', quarter(1), 270, 3],
    ['flow', '100/90 100', monthOf(2), 90, 1],
  ])('of a %s: %s in %j', (type, text, period, value, count) => {
    const found = forecastOver(watched(type, text.replace('  ', ' ')), period);
    expect(found === null ? undefined : show(found.value)).toBe(value);
    expect(found?.lines.length).toBe(count);
  });
});

describe('what is assigned on each level', () => {
  const REGIONS = 'dimensions:\n  区域:\n    - 华东:\n        - 上海\n        - 杭州\n    - 华南\n';
  const table = (...rows: string[]) =>
    `| 销售总额 / 区域 | 目标值 | 下达 |\n| --- | --- | --- |\n${rows.map((it) => `| ${it} |`).join('\n')}`;
  const levels = (rows: readonly string[], config = REGIONS) =>
    assignedLevels(splitOf(analysed({ config, split: table(...rows) }), '区域').members).map(
      (it) => `${it.parent ?? 'top'} ${it.rows.length}: ${show(it.over)}`,
    );
  it.each<[string, string[], string[], string?]>([
    [
      'every level of its own',
      ['华东 | 600 | 660', '上海 | 400 | 440', '杭州 | 200 | 220', '华南 | 400 | 500'],
      ['top 2: 0.16', '华东 2: 0.1'],
    ],
    [
      'a level with a row missing',
      ['华东 | 600 | 660', '上海 | 400 | 440', '杭州 | 200 | ', '华南 | 400 | 500'],
      ['top 2: 0.16'],
    ],
    [
      'only the lower level',
      ['华东 | 600 | ', '上海 | 400 | 440', '杭州 | 200 | 220', '华南 | 400 | '],
      ['华东 2: 0.1'],
    ],
    ['nothing assigned', ['华东 | 600 | ', '华南 | 400 | '], []],
    [
      'targets that are all zero',
      ['华东 | 1000 | 1100', '上海 | 500 | 5', '杭州 | 500 | 6', '华南 | 0 | 0', '广州 | 0 | 7'],
      ['top 2: 0.1', '华东 2: -0.989'],
      'dimensions:\n  区域:\n    - 华东:\n        - 上海\n        - 杭州\n    - 华南:\n        - 广州\n',
    ],
    [
      'a row without target takes no part',
      ['东 | 600 | 660', '西 | 400 | 440', '北 | — | '],
      ['top 2: 0.1'],
      '',
    ],
    ['a parent that is no row: all at the top', ['上海 | 600 | 660', '华南 | 400 | 440'], ['top 2: 0.1']],
    [
      'a target of zero beside another',
      ['华东 | 600 | 660', '上海 | 0 | 6', '杭州 | 600 | 660', '华南 | 400 | 440'],
      ['top 2: 0.1', '华东 2: 0.11'],
    ],
  ])('%s', (_, rows, expected, config) => expect(levels(rows, config)).toEqual(expected));
});

describe('a table filled', () => {
  it.each<[string, string[], string[]]>([
    ['in order', ['华东 | 600 | ', '上海 | 400 | ', '杭州 | | ', '华南 | 400 | '], []],
    [
      'more below than above',
      ['华东 | 600 | ', '上海 | 700 | ', '杭州 | | ', '华南 | 400 | '],
      ['members-not-target'],
    ],
    [
      'less below than above',
      ['华东 | 600 | ', '上海 | 300 | ', '杭州 | 200 | ', '华南 | 400 | '],
      ['members-not-target'],
    ],
  ])('level by level: %s', (_, rows, expected) => {
    const config = 'dimensions:\n  区域:\n    - 华东:\n        - 上海\n        - 杭州\n    - 华南\n';
    const split = `| 销售总额 / 区域 | 目标值 | 下达 |\n| --- | --- | --- |\n${rows.map((it) => `| ${it} |`).join('\n')}`;
    const { analysis, codes } = compute({ config, split });
    expect(codes.filter((it) => it !== 'missing-step')).toEqual(expected);
    expect(analysis === null).toBe(expected.length > 0);
  });

  it('of a ratio: own cell, own level, the goal’s', () => {
    const analysis = analysed({
      goals:
        '| 目标 | 类型 | 单位 | 基线 | 目标值 |\n| --- | --- | --- | --- | --- |\n| 复购率 | 比率 | % | 52% | 60% |',
      split:
        '| 复购率 / 区域 | 目标值 | Q1 | Q2 |\n| --- | --- | --- | --- |\n| 东 | 65% | 62% | |\n| 西 | | 55% | — |',
    });
    const { split, goal } = splitOf(analysis, '区域');
    const schedule = ratioSchedule(YEAR, rational(60, 100), [
      { period: quarter(3), value: rational(58, 100) },
    ]);
    const result = ratioGrid(goal.goal, split, schedule);
    if (!result.ok) throw new Error('it can be filled');
    const { grid } = result;
    expect([grid.top, grid.children(0), [0, 1].map(grid.totalHeld)]).toEqual([[0, 1], [], [true, false]]);
    expect([0, 1].map((it) => show(grid.total(it)))).toEqual([0.65, 0.6]);
    const told = [1, 2, 3, 4].map((n) =>
      [0, 1].map((it) => [
        show(grid.at(it, quarter(n))),
        grid.cell(it, quarter(n)) !== null,
        grid.fixed(it, quarter(n)),
      ]),
    );
    expect(told).toEqual([
      [
        [0.62, true, true],
        [0.55, true, true],
      ],
      [
        [0.65, false, false],
        [0.6, false, false],
      ],
      [
        [0.65, false, false],
        [0.58, false, false],
      ],
      [
        [0.65, false, false],
        [0.6, false, false],
      ],
    ]);
    expect(grid.cell(9, quarter(1))).toBeNull();
  });

  it('of a flow: what stood in the file, what follows, and what has no share', () => {
    const analysis = analysed({
      split:
        '| 销售总额 / 产品 | 目标值 | 权重 | Q1 | Q2 | Q3 | Q4 |\n| --- | --- | --- | --- | --- | --- | --- |\n| A | 400 | | 100 | 100 | 100 | 100 |\n| B | | 30% | | | | 50 |\n| C | | | | | | |\n| D | — | | | | | |',
    });
    const { split, goal } = splitOf(analysis, '产品');
    const reading = readSplit(goal.goal, split, 1);
    const thirds = [8_334n, 8_333n, 8_333n];
    const schedule = flowSchedule(YEAR, [...thirds, ...thirds, ...thirds, ...thirds], rational(100), 'given');
    const result = fillSplit(reading, rational(10_000_000), schedule, 1);
    if (!result.ok) throw new Error('it can be filled');
    const { grid } = result;
    const all = [0, 1, 2, 3];
    const million = (value: Rational | null) => (value === null ? null : toNumber(value) / 10_000);
    expect(all.map((it) => million(grid.total(it)))).toEqual([400, 300, 300, null]);
    expect(all.map((it) => million(grid.at(it, YEAR)))).toEqual([400, 300, 300, null]);
    expect(all.map((it) => million(grid.at(it, quarter(4))))).toEqual([100, 50, 100, null]);
    expect(all.map((it) => million(grid.at(it, yearPeriod(2027, 1))))).toEqual([null, null, null, null]);
    expect(all.map(grid.totalHeld)).toEqual([true, true, false, false]);
    expect(all.map((it) => grid.cell(it, quarter(4))?.text ?? null)).toEqual(['100', '50', null, null]);
    expect(all.map((it) => grid.fixed(it, quarter(4)))).toEqual([true, true, false, true]);
    expect(all.map((it) => grid.fixed(it, YEAR))).toEqual([true, false, false, true]);
    expect([grid.children(0), grid.children(9)]).toEqual([[], []]);
  });
});

function never(): GoalAnalysis['lines'][number] {
  throw new Error('a line was expected');
}

describe('the target over any period', () => {
  const months = '10 20 30 40 50 60 70 80 90 100 110 120';
  const thing = {
    target: rational(1000),
    columns: lines('Q100 Q200 Q300 Q'),
    lines: lines(months),
  };
  const coarse = { target: rational(1000), columns: [], lines: lines('Q100 Q200 Q300 Q400') };
  const span = (from: number, count: number): Period => ({
    kind: 'span',
    from: month(2026, 1) + from - 1,
    months: count,
  });
  type Thing = Parameters<typeof targetOver>[1];
  it.each<['flow' | 'stock' | 'ratio', string, Thing, Period, Period, number | null]>([
    ['flow', 'all of it', thing, YEAR, YEAR, 1000],
    ['flow', 'all of it, and more', thing, span(1, 6), YEAR, 1000],
    ['flow', 'a column before its months', thing, YEAR, quarter(2), 200],
    ['flow', 'a month', thing, YEAR, monthOf(5), 50],
    ['flow', 'a column without a target', thing, YEAR, quarter(4), null],
    ['flow', 'columns together', thing, YEAR, span(1, 6), 300],
    ['flow', 'columns together, one without a target', thing, YEAR, span(7, 6), null],
    ['flow', 'months across columns', thing, YEAR, span(2, 3), 90],
    ['flow', 'months across columns, from the first of one', thing, YEAR, span(4, 4), 220],
    ['flow', 'as much of it as is planned, at the end', thing, YEAR, span(11, 4), 230],
    ['flow', 'as much of it as is planned, at the start', thing, span(1, 6), span(-2, 6), 100],
    ['flow', 'after the end', thing, YEAR, span(13, 3), null],
    ['flow', 'lines that do not fit', coarse, YEAR, span(2, 3), null],
    ['flow', 'lines that fit in part', coarse, YEAR, span(1, 5), null],
    ['flow', 'months of their own', { ...coarse, months: lines(months) }, YEAR, span(2, 3), 90],
    ['flow', 'one month of their own', { ...coarse, months: lines(months) }, YEAR, monthOf(7), 70],
    ['stock', 'the level at the end of columns', thing, YEAR, span(1, 6), 200],
    ['stock', 'the level at the end of months', thing, YEAR, span(2, 3), 40],
    ['stock', 'the last level that is planned', thing, YEAR, span(11, 4), 120],
    ['stock', 'no level at the end', coarse, YEAR, span(2, 4), null],
    ['stock', 'a level that is not known', thing, YEAR, span(7, 6), null],
    ['ratio', 'a column', thing, YEAR, quarter(2), 200],
    ['ratio', 'the level of all where no line says otherwise', thing, YEAR, span(1, 6), 1000],
  ])('of a %s: %s', (type, _, it, own, period, expected) => {
    expect(show(targetOver(type, it, own, period))).toBe(expected);
  });
});

describe('the lines of a period', () => {
  const span = (from: number, count: number): Period => ({
    kind: 'span',
    from: YEAR.from + from - 1,
    months: count,
  });
  it.each<[string, number[], Grain | null]>([
    ['nothing', [], null],
    ['the finest', [12, 3, 1], 'month'],
    ['two months', [2], 'quarter'],
    ['a quarter', [12, 3], 'quarter'],
    ['four months', [4], 'half'],
    ['half a year', [6], 'half'],
    ['seven months', [7], 'year'],
  ])('%s: %j is watched by %s', (_, lengths, expected) => {
    expect(grainOf(lengths.map((it) => span(1, it)))).toBe(expected);
  });

  const half = partOfYear('half', 2026, 1, 1);
  const endOfJune = day(2026, 6, 30);
  it.each<[string, Grain, Period, Period[], number, string]>([
    ['a year', 'year', YEAR, [quarter(1)], endOfJune, '12'],
    ['quarters', 'quarter', YEAR, [], endOfJune, '3 3 3 3'],
    ['halves', 'half', YEAR, [], endOfJune, '6 6'],
    ['months', 'month', quarter(1), [], endOfJune, '1 1 1'],
    ['months where quarters do not tile', 'quarter', span(2, 5), [], endOfJune, '1 1 1 1 1'],
    ['a quarter that alone is on record', 'month', half, [quarter(2)], endOfJune, '1 1 1 3'],
    ['a quarter beside one of its months', 'month', half, [quarter(2), monthOf(4)], endOfJune, '1 1 1 3'],
    [
      'a quarter still running beside one of its months',
      'month',
      half,
      [quarter(2), monthOf(4)],
      endOfJune - 1,
      '1 1 1 1 1 1',
    ],
    [
      'a quarter and all of its months',
      'month',
      half,
      [quarter(2), monthOf(4), monthOf(5), monthOf(6)],
      endOfJune,
      '1 1 1 1 1 1',
    ],
    ['the longest on record', 'month', half, [quarter(1), half], endOfJune, '6'],
    ['the longest on record, said first', 'month', half, [half, quarter(1)], endOfJune, '6'],
    ['a month inside a quarter', 'quarter', half, [monthOf(1)], endOfJune, '3 3'],
    ['half a year among quarters', 'quarter', YEAR, [half], endOfJune, '6 3 3'],
    ['what reaches beyond', 'month', quarter(2), [half], endOfJune, '1 1 1'],
  ])('%s', (_, grain, period, recorded, asOf, expected) => {
    const found = cutAt(period, grain, recorded, 1, asOf);
    expect(found.map((it) => it.months).join(' ')).toBe(expected);
    expect(found.reduce((next, it) => (it.from === next ? next + it.months : -1), period.from)).toBe(
      period.from + period.months,
    );
  });
});
