import { describe, expect, it } from 'vitest';
import { formatNumber, formatPercent } from '../../src/language/format.ts';
import { allocate } from '../../src/model/allocate.ts';
import { month } from '../../src/model/calendar.ts';
import { growth, lightOf } from '../../src/model/comparison.ts';
import { funnelNeeds } from '../../src/model/funnel.ts';
import { landings } from '../../src/model/landing.ts';
import { solveNetwork } from '../../src/model/network.ts';
import { priceVolumeMix, type Sale } from '../../src/model/price-volume-mix.ts';
import { capacityRepairs, monthlyCapacity, shortfallOf } from '../../src/model/ramp-capacity.ts';
import { ratioOf } from '../../src/model/ratio.ts';
import {
  add,
  ceiling,
  divide,
  multiply,
  ONE,
  type Rational,
  rational,
  sum,
  toFixed,
} from '../../src/model/rational.ts';
import { fitTwoWay } from '../../src/model/two-way.ts';
import { LIGHTS, q, show } from '../model/arbitrary.ts';

/** The golden cases of the arithmetic, each with the numbers of its source (or of a recomputation, where that erred). */

/** `ABC 50@1.20 → 60@1.10`: quantity@price, plan → actual; or `A 10×1000 → 11×1000`: price × quantity. */
function sales(text: string) {
  return text.split('; ').map((line) => {
    const [, member = '', plan = '', actual = ''] = /^(\S+) (\S+) → (\S+)$/.exec(line) ?? [];
    return { member, plan: sale(plan), actual: sale(actual) };
  });
}

function sale(text: string): Sale {
  const [first = '', second = ''] = text.split(/[@×]/);
  const [quantity, price] = text.includes('@') ? [first, second] : [second, first];
  return { quantity: q(quantity), amount: multiply(q(quantity), q(price)) };
}

function fixed(value: Rational | null, digits = 2): string | null {
  return value && toFixed(value, digits);
}

describe('G1 price, volume, mix by product', () => {
  const { members, total } = priceVolumeMix(sales('ABC 50@1.20 → 60@1.10; DEF 40@0.80 → 50@1.00'));

  it.each([
    ['ABC', '-6', '40/3', '-4/3'],
    ['DEF', '10', '64/9', '8/9'],
  ])('%s: price %s, volume %s, mix %s', (name, price, volume, mix) => {
    const it = members.find((m) => m.member === name);
    expect([it?.price, it?.volume, it?.mix].map((value) => show(value ?? null))).toEqual([
      price,
      volume,
      mix,
    ]);
  });
  it('sums to 24 exactly', () => {
    const of = (effect: 'price' | 'volume' | 'mix') => show(sum(members.map((m) => m[effect])));
    expect([of('price'), of('volume'), of('mix'), show(total)]).toEqual(['4', '184/9', '-4/9', '24']);
  });
});

describe('G2 price, volume, mix in the mix-share convention', () => {
  const { members: _, ...effects } = priceVolumeMix(
    sales('A 10×1000 → 11×1000; B 15×800 → 15×700; C 20×500 → 23×800'),
  );
  it.each([
    ['price', '3400.00'],
    ['volume', '2782.61'],
    ['mix', '1717.39'],
    ['total', '7900.00'],
  ] as const)('%s %s', (effect, expected) => {
    expect(fixed(effects[effect])).toBe(expected);
  });
});

describe('G3, G4 mix and volume of contribution', () => {
  it.each([
    ['G3', 'A 7000@9 → 8000@9; B 3000@12 → 7000@12', 7_500, 49_500, 57_000],
    [
      'G4',
      'A 8000@760 → 7200@760; B 26000@94 → 31000@94; C 6000@940 → 7800@940',
      -570_600,
      2_124_600,
      1_554_000,
    ],
  ])('%s %s: mix %i, volume %i, together %i', (_name, text, mix, volume, total) => {
    const effects = priceVolumeMix(sales(text));
    expect([effects.mix, effects.volume, effects.total, effects.price].map(show)).toEqual(
      [mix, volume, total, 0].map(String),
    );
  });
});

describe('G5, G6, G7 allocation by largest remainders', () => {
  it.each([
    [323n, [5670, 3850, 420, 60], [183n, 124n, 14n, 2n]],
    [324n, [5670, 3850, 420, 60], [184n, 125n, 13n, 2n]],
    [42n, [247, 185, 459, 400, 413], [6n, 5n, 11n, 10n, 10n]],
    [850_000n, [115, 92, 81, 112], [244_375n, 195_500n, 172_125n, 238_000n]],
  ])('%i by %j', (total, weights, parts) => {
    expect(
      allocate(
        total,
        weights.map((w) => rational(w)),
      ),
    ).toEqual({ parts, equal: false });
  });
});

describe('G8 capacity with a ramp by quarter of tenure', () => {
  const ramp = ['0', '0.25', '0.5', '0.75', '1'].flatMap((share) => [q(share), q(share), q(share)]);
  it.each([
    ['Q1', [4, 3, 2, 1, 10], '25/2', 3_125],
    ['Q2', [5, 4, 3, 2, 11], '15', 3_750],
    ['Q3', [6, 5, 4, 3, 12], '35/2', 4_375],
    ['Q4', [7, 6, 5, 4, 14], '21', 5_250],
  ])('%s: reps by tenure %j are %s effective ones, %i k', (_name, reps, heads, capacity) => {
    const first = month(2026, 1);
    const rows = reps.map((count, quarters) => ({
      heads: rational(count),
      joins: quartersBefore(quarters),
      leaves: null,
      productivity: rational(1000, 12),
      ramp,
    }));
    const months = monthlyCapacity(rows, [first, first + 1, first + 2]);
    expect(months.map((it) => show(it.effectiveHeads))).toEqual([heads, heads, heads]);
    expect(show(sum(months.map((it) => it.capacity)))).toBe(String(capacity));
  });

  function quartersBefore(quarters: number): number {
    return Date.UTC(2026, -3 * quarters, 1) / 86_400_000;
  }
});

describe('G9 capacity short, and the smallest repairs', () => {
  const people = { heads: rational(5), joins: null, leaves: null, productivity: rational(12), ramp: null };
  const months = [month(2026, 7), month(2026, 8), month(2026, 9)];
  const capacity = sum(monthlyCapacity([people], months).map((it) => it.capacity));
  const perHead = sum(monthlyCapacity([{ ...people, heads: ONE }], months).map((it) => it.capacity));
  const quarter = [{ need: rational(300), capacity, perHead }];
  const repairs = capacityRepairs(quarter);

  it('Q3: 300 new customers, 5 people, 12 a month each: capacity 180, short 120', () => {
    expect([show(capacity), show(shortfallOf(quarter))]).toEqual(['180', '120']);
  });
  it('9 people (8.33…)', () => {
    expect(show(repairs.heads && add(people.heads, repairs.heads.exact))).toBe('25/3');
    expect(5n + (repairs.heads?.whole ?? 0n)).toBe(9n);
  });
  it('or 20 a month each', () => {
    expect(show(repairs.factor && multiply(people.productivity, repairs.factor))).toBe('20');
  });
});

describe('G10 the funnel backwards', () => {
  const needs = funnelNeeds([{ month: month(2026, 1), needed: q('2000000') }], q('75000'), [
    { conversion: q('0.2'), lagDays: 0 },
    { conversion: null, lagDays: 0 },
  ]);
  it.each([
    [1, 'deals', '26.67', 27n],
    [0, 'opportunities', '133.33', 134n],
  ])('stage %i: %s %s, shown %i', (stage, _name, exact, shown) => {
    const needed = needs?.[stage]?.needed ?? null;
    expect([fixed(needed), needed && ceiling(needed)]).toEqual([exact, shown]);
  });
});

describe('G11 pace', () => {
  const landing = landings({
    kind: 'flow',
    target: q('260000'),
    ytdTarget: q('104000'),
    ytdActual: q('96000'),
    restTarget: q('156000'),
    periods: 30,
    closed: 12,
    best: null,
  });
  it.each([
    ['pace', '240000.00'],
    ['linear', '240000.00'],
    ['planRest', '252000.00'],
    ['neededPace', '9111.11'],
  ] as const)('%s %s', (measure, expected) => {
    expect(fixed(landing[measure])).toBe(expected);
  });
  it('pace is 92.3 % of the goal', () => {
    const share = landing.pace && divide(landing.pace, q('260000'));
    expect(share && formatPercent(share)).toBe('92.3%');
  });
});

describe('G12 ratio', () => {
  it('50/100, 50/200, 50/1000, 2/10 → 152/1310 = 11.60 %', () => {
    const parts = ['50/100', '50/200', '50/1000', '2/10'].map((text) => {
      const [numerator, denominator] = text.split('/').map(q);
      return { numerator: numerator ?? ONE, denominator: denominator ?? ONE };
    });
    const ratio = ratioOf(parts);
    expect(ratio).toEqual({ n: 152n, d: 1310n });
    expect(ratio && formatPercent(ratio, { digits: 2 })).toBe('11.60%');
  });
});

/** `C5←A,B`: a task, its duration, and what it follows. */
function tasks(text: string) {
  return text.split('; ').map((task) => {
    const [head = '', after] = task.split('←');
    return { id: head.slice(0, 1), duration: Number(head.slice(1)), after: after?.split(',') ?? [] };
  });
}

describe('G13, G14 networks', () => {
  it.each([
    ['A4; B3←A; C5←A; D2←B; E6←C,D; F4←E', 19, ['A-B-D-E-F', 'A-C-E-F'], {}],
    ['A6; B2←A; C2←A; D3←B; F2←C; E4←D,F; G1←E', 16, ['A-B-D-E-G'], { C: 1, F: 1 }],
  ])('%s: %i days', (text, length, paths, slack: Record<string, number>) => {
    const network = solveNetwork(tasks(text));
    if (!network.ok) throw new Error('no cycle here');
    expect(network.length).toBe(length);
    expect(network.criticalPaths.map((path) => path.join('-'))).toEqual(paths);
    for (const [id, times] of network.tasks) expect([id, times.slack]).toEqual([id, slack[id] ?? 0]);
  });
});

describe('G15 growth', () => {
  it.each([
    ['500', '650', { atMost: 2 }, '+30'],
    ['770', '1000', { digits: 2 }, '+29.87'],
    ['770', '1000', { digits: 1 }, '+29.9'],
    ['770', '1000', { digits: 0 }, '+30'],
  ])('%s → %s with %j is %s %%', (from, to, style, expected) => {
    const rate = growth(q(from), q(to));
    expect(rate && formatNumber(multiply(rate, q('100')), { ...style, signed: true })).toBe(expected);
  });
  it('a claim of 30.0 % fails', () => {
    const rate = growth(q('770'), q('1000'));
    expect(rate && formatPercent(rate, { digits: 1 })).not.toBe('30.0%');
  });
});

describe('G16 two-way table', () => {
  it('keeps both margins and the held cell', () => {
    const blank = [null, null, null, null];
    expect(fitTwoWay([400n, 600n], [200n, 250n, 300n, 250n], [[100n, null, null, null], blank])).toEqual({
      ok: true,
      cells: [
        [100n, 94n, 112n, 94n],
        [100n, 156n, 188n, 156n],
      ],
    });
  });
});

describe('G17 lights', () => {
  it.each([
    ['0.79995', 'red', '80.00%'],
    ['0.8', 'yellow', '80.00%'],
    ['0.89995', 'yellow', '90.00%'],
    ['0.9', 'green', '90.00%'],
  ])('attainment %s is %s, though it shows as %s', (attainment, light, shown) => {
    expect(lightOf(q(attainment), LIGHTS)).toBe(light);
    expect(formatPercent(q(attainment), { digits: 2 })).toBe(shown);
  });
  it('none is grey', () => {
    expect(lightOf(null, LIGHTS)).toBe('grey');
  });
});
