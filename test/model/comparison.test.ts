import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridge } from '../../src/model/bridge.ts';
import { attainmentOf, compareTo, growth, impactOf, lightOf } from '../../src/model/comparison.ts';
import { type LandingInput, landings } from '../../src/model/landing.ts';
import { ratioOf, weightedAttainment } from '../../src/model/ratio.ts';
import {
  add,
  compare,
  divide,
  equals,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  sign,
  subtract,
  sum,
  ZERO,
} from '../../src/model/rational.ts';
import { runs } from '../runs.ts';
import { anyRational, anyWeight, LIGHTS, positiveRational, q, show } from './arbitrary.ts';

const HIGHER = { direction: 'higher', ratio: false, lights: LIGHTS } as const;
const LOWER = { ...HIGHER, direction: 'lower' } as const;

describe('an actual beside its target', () => {
  it.each([
    // target, actual: variance, in %, attainment, impact, light
    ['200', '184', 'higher', '-16 -2/25 23/25 adverse green'],
    ['200', '150', 'higher', '-50 -1/4 3/4 adverse red'],
    ['200', '250', 'higher', '50 1/4 5/4 favourable green'],
    ['200', '200', 'higher', '0 0 1 neutral green'],
    ['200', '0', 'higher', '-200 -1 0 adverse red'],
    ['0', '5', 'higher', '5 — — favourable grey'],
    ['-10', '5', 'higher', '15 3/2 — favourable grey'],
    ['100', '90', 'lower', '-10 -1/10 11/10 favourable green'],
    ['100', '115', 'lower', '15 3/20 17/20 adverse yellow'],
    ['100', '300', 'lower', '200 2 -1 adverse red'],
    ['0', '5', 'lower', '5 — — adverse grey'],
    ['0.6', '0.52', 'ratio', '-2/25 — 13/15 adverse yellow'],
  ])('%s → %s, %s: %s', (target, actual, how, expected) => {
    const it = compareTo(
      q(target),
      q(actual),
      how === 'lower' ? LOWER : { ...HIGHER, ratio: how === 'ratio' },
    );
    const shown = [show(it.variance), show(it.variancePercent), show(it.attainment), it.impact, it.light];
    expect(shown.join(' ')).toBe(expected);
  });

  it.each([
    ['500', '650', '3/10'],
    ['770', '1000', '23/77'],
    ['0', '10', '—'],
    ['-100', '-50', '1/2'],
    ['100', '100', '0'],
  ])('growth %s → %s is %s', (from, to, expected) => {
    expect(show(growth(q(from), q(to)))).toBe(expected);
  });
});

describe('laws of comparison', () => {
  const direction = fc.constantFrom('higher', 'lower');

  it('variance is AC − PL, exactly, whatever the direction; only the impact turns', () => {
    fc.assert(
      fc.property(anyRational, anyRational, (target, actual) => {
        const [up, down] = [compareTo(target, actual, HIGHER), compareTo(target, actual, LOWER)];
        const turned = { favourable: 'adverse', adverse: 'favourable', neutral: 'neutral' }[up.impact];
        return (
          equals(add(target, up.variance), actual) &&
          equals(up.variance, down.variance) &&
          down.impact === turned &&
          (up.impact === 'favourable') === compare(actual, target) > 0
        );
      }),
      runs(),
    );
  });

  it('variance and impact: f(−x) = −f(x)', () => {
    fc.assert(
      fc.property(anyRational, anyRational, direction, (target, actual, towards) => {
        const there = compareTo(target, actual, { ...HIGHER, direction: towards });
        const back = compareTo(negate(target), negate(actual), { ...HIGHER, direction: towards });
        return (
          equals(back.variance, negate(there.variance)) &&
          (there.variancePercent === null
            ? back.variancePercent === null
            : back.variancePercent !== null && equals(back.variancePercent, negate(there.variancePercent))) &&
          back.impact === impactOf(negate(there.variance), towards)
        );
      }),
      runs(),
    );
  });

  it('a better actual never has a worse light', () => {
    const rank = { grey: -1, red: 0, yellow: 1, green: 2 };
    fc.assert(
      fc.property(positiveRational, anyRational, anyRational, direction, (target, one, other, towards) => {
        const how = { ...HIGHER, direction: towards };
        const [worse, better] =
          compare(one, other) <= 0 === (towards === 'higher') ? [one, other] : [other, one];
        const lights = [worse, better].map((it) => rank[compareTo(target, it, how).light]);
        return (lights[0] ?? 9) >= 0 && (lights[0] ?? 9) <= (lights[1] ?? -9);
      }),
      runs(),
    );
  });

  it('lights change exactly at their thresholds, on exact values', () => {
    fc.assert(
      fc.property(
        anyRational,
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 60 }),
        (attainment, red, more) => {
          const lights = { red: rational(red, 100), yellow: rational(red + more, 100) };
          const below = (threshold: Rational) => attainment.n * threshold.d < threshold.n * attainment.d;
          const expected = below(lights.red) ? 'red' : below(lights.yellow) ? 'yellow' : 'green';
          return lightOf(attainment, lights) === expected;
        },
      ),
      runs(),
    );
  });

  it('on target is 100 % in both directions; the two mirror each other around it', () => {
    fc.assert(
      fc.property(positiveRational, anyRational, (target, actual) => {
        const [up, down] = [attainmentOf(target, actual, 'higher'), attainmentOf(target, actual, 'lower')];
        const even = attainmentOf(target, target, 'lower');
        return (
          up !== null &&
          down !== null &&
          even !== null &&
          equals(add(up, down), rational(2)) &&
          equals(even, ONE)
        );
      }),
      runs(),
    );
  });

  it('a target that is not above zero has no attainment and no colour', () => {
    fc.assert(
      fc.property(anyWeight, anyRational, direction, (target, actual, towards) => {
        const it = compareTo(negate(target), actual, { ...HIGHER, direction: towards });
        return it.attainment === null && it.light === 'grey';
      }),
      runs(),
    );
  });
});

const flow: LandingInput = {
  kind: 'flow',
  target: q(1000),
  ytdTarget: q(600),
  ytdActual: q(540),
  restTarget: q(400),
  periods: 12,
  closed: 8,
  best: q(90),
};

describe('where a goal will land', () => {
  const shown = (input: LandingInput) => {
    const it = landings(input);
    const numbers = [
      it.pace,
      it.planRest,
      it.linear,
      it.headline,
      it.low,
      it.high,
      it.remaining,
      it.neededPace,
      it.neededRatio,
    ];
    return `${numbers.map(show).join(' ')} ${it.remainingPeriods}`;
  };
  it.each([
    //                          pace rest linear headline low high left needed ratio periods
    ['behind', flow, '900 940 810 900 810 940 460 115 23/18 4'],
    ['nothing planned so far', { ...flow, ytdTarget: ZERO }, '— 940 810 940 810 940 460 115 23/18 4'],
    [
      'nothing closed',
      { ...flow, ytdTarget: ZERO, ytdActual: ZERO, restTarget: q(1000), closed: 0, best: null },
      '— 1000 — 1000 1000 1000 1000 250/3 — 12',
    ],
    // Returns in the first months: a pace over a plan below zero says nothing, nor does a best period below zero.
    [
      'returns planned so far',
      { ...flow, ytdTarget: q(-100), restTarget: q(1100), best: q(-5) },
      '— 1640 810 1640 810 1640 460 115 — 4',
    ],
    ['more closed than there is', { ...flow, periods: 6, closed: 8 }, '900 940 405 900 405 940 460 — — -2'],
    ['nothing sold', { ...flow, ytdActual: ZERO, best: ZERO }, '0 400 0 0 0 400 1000 250 — 4'],
    [
      'all closed',
      { ...flow, ytdTarget: q(1000), restTarget: ZERO, closed: 12 },
      '540 540 540 540 540 540 460 — — 0',
    ],
    ['exactly there', { ...flow, ytdActual: q(1000) }, '5000/3 1400 1500 5000/3 1400 5000/3 0 — — 4'],
    ['beyond the target', { ...flow, ytdActual: q(1100) }, '5500/3 1500 1650 5500/3 1500 5500/3 -100 — — 4'],
    [
      'ratio',
      { ...flow, kind: 'ratio', target: q('0.6'), ytdActual: q('0.55'), best: null },
      '11/20 11/20 — 11/20 11/20 11/20 1/20 — — 4',
    ],
    [
      'stock',
      { ...flow, kind: 'stock', lastActual: q(580), plannedChange: q(300), best: q(60) },
      '880 880 — 880 880 880 420 105 7/4 4',
    ],
    ['stock by its levels', { ...flow, kind: 'stock', best: null }, '940 940 — 940 940 940 460 115 — 4'],
  ] as const)('%s', (_name, input, expected) => {
    expect(shown(input)).toBe(expected);
  });

  const anyFlow = fc
    .record({
      months: fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: -40, max: 900 })), {
        minLength: 1,
        maxLength: 12,
      }),
      closed: fc.nat({ max: 12 }),
    })
    .map(({ months, closed }) => {
      const done = months.slice(0, Math.min(closed, months.length));
      const total = (which: 0 | 1, of: readonly (readonly [number, number])[]) =>
        of.reduce((a, it) => a + it[which], 0);
      return {
        plan: total(0, months),
        ytdPlan: total(0, done),
        ytd: total(1, done),
        periods: months.length,
        closed: done.length,
      };
    });

  it('agrees with the formulas multiplied out, and the headline lies in the range', () => {
    fc.assert(
      fc.property(anyFlow, ({ plan, ytdPlan, ytd, periods, closed }) => {
        const it = landings({
          kind: 'flow',
          target: rational(plan),
          ytdTarget: rational(ytdPlan),
          ytdActual: rational(ytd),
          restTarget: rational(plan - ytdPlan),
          periods,
          closed,
          best: null,
        });
        const is = (value: Rational | null, n: number, d: number) =>
          d <= 0 ? value === null : value !== null && value.n * BigInt(d) === BigInt(n) * value.d;
        return (
          is(it.pace, ytd * plan, ytdPlan) &&
          is(it.linear, ytd * periods, closed) &&
          is(it.planRest, ytd + plan - ytdPlan, 1) &&
          is(it.remaining, plan - ytd, 1) &&
          is(it.neededPace, plan - ytd, plan > ytd ? periods - closed : 0) &&
          compare(it.low, it.headline) <= 0 &&
          compare(it.headline, it.high) <= 0
        );
      }),
      runs(),
    );
  });

  it('exactly on plan lands on the target; a better year to date never lands lower', () => {
    fc.assert(
      fc.property(anyFlow, fc.nat({ max: 500 }), ({ plan, ytdPlan, ytd, periods, closed }, more) => {
        const at = (actual: number) =>
          landings({
            kind: 'flow',
            target: rational(plan),
            ytdTarget: rational(ytdPlan),
            ytdActual: rational(actual),
            restTarget: rational(plan - ytdPlan),
            periods,
            closed,
            best: null,
          });
        return (
          equals(at(ytdPlan).headline, rational(plan)) &&
          compare(at(ytd).headline, at(ytd + more).headline) <= 0
        );
      }),
      runs(),
    );
  });
});

describe('ratios and weights', () => {
  it.each([
    ['', '—'],
    ['0/0', '—'],
    ['3/4', '3/4'],
    ['50/100 50/200 50/1000 2/10', '76/655'],
  ])('%s together are %s', (text, expected) => {
    const parts = text
      .split(' ')
      .filter(Boolean)
      .map((it) => {
        const [numerator, denominator] = it.split('/').map(q);
        return { numerator: numerator ?? ZERO, denominator: denominator ?? ZERO };
      });
    expect(show(ratioOf(parts))).toBe(expected);
  });

  it('a ratio of parts lies between the smallest and the largest of them', () => {
    const part = fc.record({ numerator: anyWeight, denominator: positiveRational });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const whole = ratioOf(parts);
        const each = parts.map((it) => divide(it.numerator, it.denominator) ?? ZERO).sort(compare);
        const [low, high] = [each[0] ?? ZERO, each.at(-1) ?? ZERO];
        return whole !== null && compare(low, whole) <= 0 && compare(whole, high) <= 0;
      }),
      runs(),
    );
  });

  const goals = (text: string) =>
    text.split(' ').map((it) => {
      const [weight, attainment] = it.split(':').map((part) => (part === '—' ? null : q(part)));
      return { weight: weight ?? null, attainment: attainment ?? null };
    });
  it.each([
    ['0.5:1 0.5:0.8', '9/10 of 1'],
    ['0.5:2 0.5:0.8', '1 of 1'],
    ['-0.5:1 0:1 0.5:0.8', '4/5 of 1/2'],
    ['0.5:1.2 0.5:1.2', '6/5 of 1'],
    // Missing is not zero: the goal without an actual counts on neither side.
    ['0.5:— 0.5:0.8', '4/5 of 1/2'],
    ['0.5:0 0.5:0.8', '2/5 of 1'],
    ['—:1 0.5:0.8', '4/5 of 1/2'],
    ['0.5:— 0.5:—', '—'],
    ['0:1', '—'],
  ])('weight:attainment %s is %s', (text, expected) => {
    const it = weightedAttainment(goals(text));
    expect(it === null ? '—' : `${show(it.value)} of ${show(it.covered)}`).toBe(expected);
  });
});

describe('from plan to actual by members', () => {
  it('a member without an actual stays unexplained: missing is not zero', () => {
    const members = [
      { member: 'A', plan: q(60), actual: q(50) },
      { member: 'B', plan: q(40), actual: null },
    ];
    const it = bridge(q(100), q(95), members, 'higher');
    expect(it.steps).toEqual([{ member: 'A', amount: q(-10), impact: 'adverse' }]);
    expect(show(it.unexplained)).toBe('5');
    const zero = members.map((m) => ({ ...m, actual: m.actual ?? ZERO }));
    expect(show(bridge(q(100), q(95), zero, 'higher').unexplained)).toBe('45');
  });
  it('nothing unexplained is none, not zero', () => {
    expect(bridge(q(1), q(3), [{ member: 'A', plan: q(1), actual: q(3) }], 'lower')).toMatchObject({
      steps: [{ impact: 'adverse' }],
      unexplained: null,
    });
  });

  it('sums exactly', () => {
    const value = fc.option(anyRational, { nil: null });
    const members = fc.array(fc.record({ member: fc.constant('A'), plan: value, actual: value }), {
      maxLength: 7,
    });
    fc.assert(
      fc.property(anyRational, anyRational, members, (plan, actual, parts) => {
        const it = bridge(plan, actual, parts, 'higher');
        const end = add(add(plan, sum(it.steps.map((step) => step.amount))), it.unexplained ?? ZERO);
        return (
          equals(end, actual) &&
          it.steps.every((step) => (step.impact === 'favourable') === sign(step.amount) > 0)
        );
      }),
      runs(),
    );
  });

  it('growth and level are inverse', () => {
    fc.assert(
      fc.property(positiveRational, anyRational, (baseline, target) => {
        const rate = growth(baseline, target);
        return (
          rate !== null &&
          equals(multiply(baseline, add(ONE, rate)), target) &&
          equals(subtract(target, baseline), multiply(baseline, rate))
        );
      }),
      runs(),
    );
  });
});
