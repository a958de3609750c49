import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso, daysIn, firstDay, lastDay, month, monthOf } from '../../src/model/calendar.ts';
import { funnelNeeds, shiftEarlier } from '../../src/model/funnel.ts';
import {
  type CapacityPeriod,
  capacityRepairs,
  coverOf,
  effectiveShare,
  monthlyCapacity,
  type People,
  shortfallOf,
} from '../../src/model/ramp-capacity.ts';
import {
  add,
  compare,
  divide,
  equals,
  multiply,
  ONE,
  type Rational,
  rational,
  sum,
  ZERO,
} from '../../src/model/rational.ts';
import { runs } from '../runs.ts';
import { anyWeight, positiveRational, q, show } from './arbitrary.ts';

const iso = (text: string | null) => (text === null ? null : dayFromIso(text));

describe('part of a month × ramp', () => {
  const ramp = ['0', '0.5', '1'].map(q);
  it.each([
    ['2026-06-15', null, ramp, '0 0 1/2 1 1'],
    ['2026-06-15', null, null, '0 8/15 1 1 1'],
    [null, null, ramp, '1 1 1 1 1'],
    ['2026-05-01', '2026-08-15', ramp, '0 1/2 1 15/31 0'],
    ['2026-07-31', '2026-07-31', null, '0 0 1/31 0 0'],
    ['2020-01-01', null, ramp, '1 1 1 1 1'],
    ['2026-06-01', null, [], '0 1 1 1 1'],
    // A ramp that ends below everything stays there; it is nothing to those who were always there.
    ['2026-06-01', null, ['0', '0.8'].map(q), '0 0 4/5 4/5 4/5'],
    [null, null, ['0', '0.8'].map(q), '1 1 1 1 1'],
  ])('from %s to %s: May to September %s', (joins, leaves, by, expected) => {
    const row = { joins: iso(joins), leaves: iso(leaves), ramp: by };
    const shares = [5, 6, 7, 8, 9].map((m) => show(effectiveShare(row, month(2026, m))));
    expect(shares.join(' ')).toBe(expected);
  });

  const anyPeople: fc.Arbitrary<People> = fc.record({
    heads: anyWeight,
    joins: fc.option(fc.integer({ min: 20_500, max: 20_800 }), { nil: null }),
    leaves: fc.option(fc.integer({ min: 20_500, max: 20_900 }), { nil: null }),
    productivity: fc.option(anyWeight, { nil: null, freq: 5 }),
    ramp: fc.option(
      fc.array(
        fc.integer({ min: 0, max: 4 }).map((n) => rational(n, 4)),
        { minLength: 1, maxLength: 6 },
      ),
      { nil: null },
    ),
  });

  it('is what counting day by day gives', () => {
    fc.assert(
      fc.property(
        fc.array(anyPeople, { maxLength: 3 }),
        fc.integer({ min: 20_520, max: 20_900 }),
        (rows, at) => {
          const target = monthOf(at);
          const [found] = monthlyCapacity(rows, [target]);
          let [capacity, heads] = [ZERO, ZERO];
          for (const row of rows) {
            if (row.productivity === null) continue;
            let days = 0;
            for (let day = firstDay(target); day <= lastDay(target); day++) {
              if ((row.joins === null || row.joins <= day) && (row.leaves === null || day <= row.leaves))
                days++;
            }
            const tenure = row.joins === null ? Infinity : target - monthOf(row.joins);
            const ramp = row.joins === null ? ONE : (row.ramp?.[tenure] ?? row.ramp?.at(-1) ?? ONE);
            const effective = multiply(
              multiply(row.heads, rational(days, daysIn(target))),
              days === 0 ? ZERO : ramp,
            );
            heads = add(heads, effective);
            capacity = add(capacity, multiply(effective, row.productivity));
          }
          return (
            found !== undefined && equals(found.capacity, capacity) && equals(found.effectiveHeads, heads)
          );
        },
      ),
      runs(),
    );
  });
});

/** `100:60` needs 100 and has 60; one more head brings 12 in each. */
function periods(text: string, perHead = '12'): CapacityPeriod[] {
  return text.split(' ').map((it) => {
    const [need, capacity] = it.split(':').map(q);
    return { need: need ?? ZERO, capacity: capacity ?? ZERO, perHead: q(perHead) };
  });
}

describe('capacity against need', () => {
  it('a month of returns needs nobody, and is no cover below zero', () => {
    expect(show(coverOf(periods('-20:5')))).toBe('—');
    expect(show(coverOf(periods('-20:5 120:100')))).toBe('21/20');
  });
  it.each([
    //                              shortfall cover heads whole factor
    ['300:180', '36', '120 3/5 10/3 4 5/3'],
    ['100:60 100:60 100:60', '12', '120 3/5 10/3 4 5/3'],
    ['100:120', '12', '0 6/5 0 0 1'],
    // A surplus later does not repair an April, one earlier does.
    ['100:50 100:150', '10', '50 1/2 5 5 2'],
    ['100:150 100:50', '10', '50 1 0 0 1'],
    ['0:0 10:5', '5', '5 1/2 1/2 1 2'],
    ['10:0', '5', '10 0 2 2 —'],
    ['10:5', '0', '5 1/2 — — 2'],
    ['0:5', '5', '0 — 0 0 1'],
  ])('need:capacity %s, a head brings %s', (text, perHead, expected) => {
    const all = periods(text, perHead);
    const { heads, factor } = capacityRepairs(all);
    const shown = [
      show(shortfallOf(all)),
      show(coverOf(all)),
      show(heads?.exact ?? null),
      heads?.whole ?? '—',
      show(factor),
    ];
    expect(shown.join(' ')).toBe(expected);
  });

  const some = fc.array(fc.record({ need: anyWeight, capacity: anyWeight, perHead: positiveRational }), {
    minLength: 1,
    maxLength: 6,
  });
  const enough = (all: readonly CapacityPeriod[]) => {
    const cover = coverOf(all);
    return cover === null || compare(cover, ONE) >= 0;
  };
  const withHeads = (all: readonly CapacityPeriod[], heads: Rational) =>
    all.map((it) => ({ ...it, capacity: add(it.capacity, multiply(it.perHead, heads)) }));

  it('the whole heads are enough and one fewer is not; the exact ones lift the cover to 1', () => {
    fc.assert(
      fc.property(some, (all) => {
        const { heads } = capacityRepairs(all);
        if (heads === null) return false;
        const fewer = rational(heads.whole - 1n);
        return (
          enough(withHeads(all, rational(heads.whole))) &&
          enough(withHeads(all, heads.exact)) &&
          (heads.whole === 0n || !enough(withHeads(all, fewer))) &&
          (heads.exact.n === 0n || equals(coverOf(withHeads(all, heads.exact)) ?? ZERO, ONE))
        );
      }),
      runs(),
    );
  });

  it('the productivity lifts the cover to exactly 1, or is not needed', () => {
    fc.assert(
      fc.property(some, (all) => {
        const { factor } = capacityRepairs(all);
        const cover = coverOf(all);
        if (factor === null) return cover !== null && cover.n === 0n;
        const after = coverOf(all.map((it) => ({ ...it, capacity: multiply(it.capacity, factor) })));
        return enough(all) ? equals(factor, ONE) : after !== null && equals(after, ONE);
      }),
      runs(),
    );
  });
});

describe('the funnel backwards', () => {
  const july = [{ month: month(2026, 7), needed: q(31) }];
  it.each([
    [0, '07: 31'],
    [10, '06: 10, 07: 21'],
    [31, '05: 1, 06: 30'],
    [45, '05: 15, 06: 16'],
    [200, '12: 19, 01: 12'],
  ])('31 deals of July, %i days earlier: %s', (days, expected) => {
    const shown = shiftEarlier(july, days).map(
      (it) => `${String((it.month % 12) + 1).padStart(2, '0')}: ${show(it.needed)}`,
    );
    expect(shown.join(', ')).toBe(expected);
  });

  it('needs come in order of time, whatever order they are told in', () => {
    const one = (at: number) => ({ month: month(2026, at), needed: q(1) });
    expect(shiftEarlier([one(9), one(7)], 0).map((it) => it.month)).toEqual([month(2026, 7), month(2026, 9)]);
  });

  it('stage by stage: numbers grow backwards, lags add up, the last stage is the deals', () => {
    const needs = funnelNeeds(july, q('0.5'), [
      { conversion: q('0.1'), lagDays: 30 },
      { conversion: q('0.2'), lagDays: 15 },
      { conversion: null, lagDays: 99 },
    ]);
    expect(needs?.map((it) => `${show(it.needed)} @${it.leadDays}`)).toEqual([
      '3100 @45',
      '310 @15',
      '62 @0',
    ]);
    expect(needs?.[0]?.months[0]?.month).toBe(month(2026, 5));
  });

  it.each([
    ['a deal worth nothing', '0', '0.2'],
    ['a deal that costs', '-5', '0.2'],
    ['a stage that converts nothing', '1', '0'],
  ])('%s: no number meets the need', (_name, dealSize, conversion) => {
    expect(
      funnelNeeds(july, q(dealSize), [
        { conversion: q(conversion), lagDays: 0 },
        { conversion: null, lagDays: 0 },
      ]),
    ).toBeNull();
  });
  it('a blank conversion before the last stage: unknown', () => {
    expect(
      funnelNeeds(july, null, [
        { conversion: null, lagDays: 0 },
        { conversion: null, lagDays: 0 },
      ]),
    ).toBeNull();
  });

  const targets = fc
    .array(anyWeight, { minLength: 1, maxLength: 6 })
    .map((needs) => needs.map((needed, n) => ({ month: month(2026, 1) + n, needed })));

  it('a shift keeps the sum, and is what moving every day gives', () => {
    fc.assert(
      fc.property(targets, fc.nat({ max: 120 }), (needs, days) => {
        const moved = new Map<number, Rational>();
        for (const { month: from, needed } of needs) {
          const perDay = divide(needed, rational(daysIn(from))) ?? ZERO;
          for (let day = firstDay(from); day <= lastDay(from); day++) {
            const into = monthOf(day - days);
            moved.set(into, add(moved.get(into) ?? ZERO, perDay));
          }
        }
        const shifted = shiftEarlier(needs, days);
        return (
          equals(sum(shifted.map((it) => it.needed)), sum(needs.map((it) => it.needed))) &&
          shifted.length === moved.size &&
          shifted.every(
            (it, n) =>
              equals(it.needed, moved.get(it.month) ?? rational(-1)) &&
              (n === 0 || it.month > (shifted[n - 1]?.month ?? 0)),
          )
        );
      }),
      runs(),
    );
  });

  it('working forwards again gives the target, exactly', () => {
    const rate = fc.integer({ min: 1, max: 100 }).map((n) => rational(n, 100));
    const stage = fc.record({ conversion: rate, lagDays: fc.nat({ max: 60 }) });
    fc.assert(
      fc.property(
        targets,
        positiveRational,
        fc.array(stage, { minLength: 1, maxLength: 3 }),
        (needs, dealSize, stages) => {
          const all = funnelNeeds(needs, dealSize, [...stages, { conversion: null, lagDays: 0 }]);
          if (all === null) return false;
          const target = sum(needs.map((it) => it.needed));
          return all.every((need, from) => {
            const deals = stages
              .slice(from)
              .reduce((count, it) => multiply(count, it.conversion), need.needed);
            const lag = stages.slice(from).reduce((days, it) => days + it.lagDays, 0);
            return (
              equals(multiply(deals, dealSize), target) &&
              need.leadDays === lag &&
              equals(sum(need.months.map((it) => it.needed)), need.needed)
            );
          });
        },
      ),
      runs(),
    );
  });
});
