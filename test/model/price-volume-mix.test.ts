import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MemberSales, priceVolumeMix } from '../../src/model/price-volume-mix.ts';
import { add, divide, equals, isZero, multiply, subtract, sum, ZERO } from '../../src/model/rational.ts';
import { runs } from '../runs.ts';
import { anyWeight, positiveRational, q, show } from './arbitrary.ts';

const sale = (quantity: string, amount: string) => ({ quantity: q(quantity), amount: q(amount) });

describe('new and discontinued members', () => {
  it.each([
    ['new', null, sale('5', '50'), 'new 50'],
    ['discontinued', sale('5', '50'), null, 'discontinued -50'],
    ['planned at zero', sale('0', '0'), sale('5', '50'), 'new 50'],
    ['sold none', sale('5', '50'), sale('0', '0'), 'discontinued -50'],
    ['neither', null, null, 'null 0'],
    ['returns only', null, sale('0', '-7'), 'discontinued -7'],
    ['money without units', null, sale('0', '7'), 'new 7'],
  ])('%s', (_name, plan, actual, expected) => {
    const result = priceVolumeMix([
      { member: 'X', plan, actual },
      { member: 'Y', plan: sale('10', '100'), actual: sale('10', '100') },
    ]);
    const [it] = result.members;
    expect(`${it?.whole} ${show(it?.total ?? null)}`).toBe(expected);
    expect([it?.price, it?.volume, it?.mix].map((effect) => show(effect ?? null))).toEqual(['0', '0', '0']);
    expect(show(add(result.added, result.dropped))).toBe(show(it?.total ?? null));
  });

  it('have no part in the shares of the others', () => {
    const { members, volume, mix } = priceVolumeMix([
      { member: 'new', plan: null, actual: sale('45', '90') },
      { member: 'gone', plan: sale('20', '40'), actual: sale('0', '0') },
      { member: 'A', plan: sale('10', '10'), actual: sale('20', '20') },
      { member: 'B', plan: sale('10', '20'), actual: sale('10', '20') },
    ]);
    // A and B alone: 20 planned, 30 sold, half each planned; 15 of each at the planned share.
    expect(members.slice(2).map((it) => [show(it.volume), show(it.mix)])).toEqual([
      ['5', '5'],
      ['10', '-10'],
    ]);
    expect([volume, mix].map(show)).toEqual(['15', '-5']);
  });

  it('of nothing is nothing', () => {
    expect(show(priceVolumeMix([]).total)).toBe('0');
  });
});

describe('laws of price, volume and mix', () => {
  const traded = fc.option(fc.record({ quantity: anyWeight, amount: anyWeight }), { nil: null, freq: 5 });
  const members = fc.array(fc.record({ member: fc.constant('M'), plan: traded, actual: traded }), {
    maxLength: 6,
  });

  it('the effects sum to actual − plan exactly, member by member and together', () => {
    fc.assert(
      fc.property(members, (all: readonly MemberSales[]) => {
        const it = priceVolumeMix(all);
        return (
          equals(it.total, subtract(it.actual, it.plan)) &&
          equals(sum([it.price, it.volume, it.mix, it.added, it.dropped]), it.total) &&
          it.members.every((member, n) => {
            const own = subtract(all[n]?.actual?.amount ?? ZERO, all[n]?.plan?.amount ?? ZERO);
            const parts =
              member.whole === null ? sum([member.price, member.volume, member.mix]) : member.total;
            return equals(member.total, own) && equals(parts, own);
          })
        );
      }),
      runs(),
    );
  });

  it('Σ (volume + mix) = Σ ΔQ · P_PL over the members that were planned and sold', () => {
    fc.assert(
      fc.property(members, (all: readonly MemberSales[]) => {
        const it = priceVolumeMix(all);
        let expected = ZERO;
        for (const { plan, actual } of all) {
          if (!plan || !actual || isZero(plan.quantity) || isZero(actual.quantity)) continue;
          const price = divide(plan.amount, plan.quantity) ?? ZERO;
          expected = add(expected, multiply(subtract(actual.quantity, plan.quantity), price));
        }
        return equals(add(it.volume, it.mix), expected);
      }),
      runs(),
    );
  });

  it('mix moves no units, and vanishes when all grow alike', () => {
    const planned = fc.array(fc.record({ quantity: positiveRational, amount: positiveRational }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(planned, positiveRational, (plans, factor) => {
        const it = priceVolumeMix(
          plans.map((plan) => ({
            member: 'M',
            plan,
            actual: { quantity: multiply(plan.quantity, factor), amount: multiply(plan.amount, factor) },
          })),
        );
        return (
          it.members.every((member) => isZero(member.mix) && isZero(member.price)) &&
          equals(it.volume, it.total)
        );
      }),
      runs(),
    );
  });
});
