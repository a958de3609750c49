import { divide, multiply, type Rational, sign, subtract, sum, ZERO } from './rational.ts';

/** Units sold and the money for them. */
export interface Sale {
  readonly quantity: Rational;
  readonly amount: Rational;
}

export interface MemberSales {
  readonly member: string;
  /** null: not planned, or not sold. */
  readonly plan: Sale | null;
  readonly actual: Sale | null;
}

export interface MemberEffects {
  readonly member: string;
  /** Units planned and sold; null: not planned, or not sold. */
  readonly planned: Rational | null;
  readonly sold: Rational | null;
  readonly price: Rational;
  readonly volume: Rational;
  readonly mix: Rational;
  /** A new member is one bar of +AC, a discontinued one of −PL; its price, volume and mix are zero. */
  readonly whole: 'new' | 'discontinued' | null;
  readonly total: Rational;
}

/** Why the amount differs from its plan. price + volume + mix + added + dropped = total = actual − plan, exactly. */
export interface Effects {
  readonly members: readonly MemberEffects[];
  readonly price: Rational;
  readonly volume: Rational;
  readonly mix: Rational;
  readonly added: Rational;
  readonly dropped: Rational;
  readonly total: Rational;
  readonly plan: Rational;
  readonly actual: Rational;
  /** ΣQ_PL and ΣQ_AC of the members that were both planned and sold: what shares are taken of. */
  readonly planned: Rational;
  readonly sold: Rational;
}

/**
 * Price-volume-mix in the mix-share convention: price = (P_AC − P_PL)·Q_AC, volume = (ΣQ_AC·share_PL − Q_PL)·P_PL,
 * mix = (Q_AC − ΣQ_AC·share_PL)·P_PL, share_PL = Q_PL ÷ ΣQ_PL. Shares run over the members with both quantities above
 * zero; the others are new or discontinued as a whole.
 */
export function priceVolumeMix(members: readonly MemberSales[]): Effects {
  const both = members.filter((it) => hasUnits(it.plan) && hasUnits(it.actual));
  const planned = sum(both.map((it) => it.plan?.quantity ?? ZERO));
  const actual = sum(both.map((it) => it.actual?.quantity ?? ZERO));
  const stretch = divide(actual, planned) ?? ZERO;
  const effects = members.map((it) => effectsOf(it, stretch));
  const wholes = (whole: 'new' | 'discontinued') =>
    sum(effects.filter((it) => it.whole === whole).map((it) => it.total));
  return {
    members: effects,
    price: sum(effects.map((it) => it.price)),
    volume: sum(effects.map((it) => it.volume)),
    mix: sum(effects.map((it) => it.mix)),
    added: wholes('new'),
    dropped: wholes('discontinued'),
    total: sum(effects.map((it) => it.total)),
    plan: sum(members.map((it) => it.plan?.amount ?? ZERO)),
    actual: sum(members.map((it) => it.actual?.amount ?? ZERO)),
    planned,
    sold: actual,
  };
}

/** `stretch` is ΣQ_AC ÷ ΣQ_PL, so that a member's quantity at plan mix is Q_PL · stretch. */
function effectsOf({ member, plan, actual }: MemberSales, stretch: Rational): MemberEffects {
  const total = subtract(actual?.amount ?? ZERO, plan?.amount ?? ZERO);
  const [planned, sold] = [plan?.quantity ?? null, actual?.quantity ?? null];
  const none = { member, planned, sold, price: ZERO, volume: ZERO, mix: ZERO, total };
  if (!hasUnits(plan))
    return { ...none, whole: hasUnits(actual) || sign(total) > 0 ? 'new' : wholeOf(total) };
  if (!hasUnits(actual)) return { ...none, whole: 'discontinued' };
  const planPrice = divide(plan.amount, plan.quantity) ?? ZERO;
  const atPlanMix = multiply(plan.quantity, stretch);
  return {
    ...none,
    price: subtract(actual.amount, multiply(planPrice, actual.quantity)),
    volume: multiply(subtract(atPlanMix, plan.quantity), planPrice),
    mix: multiply(subtract(actual.quantity, atPlanMix), planPrice),
    whole: null,
  };
}

function wholeOf(total: Rational): 'discontinued' | null {
  return sign(total) < 0 ? 'discontinued' : null;
}

function hasUnits(sale: Sale | null): sale is Sale {
  return sale !== null && sign(sale.quantity) > 0;
}
