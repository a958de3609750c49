import {
  formatDay,
  formatDayShort,
  formatIn,
  formatNumber,
  formatPercent,
  formatQuantity,
} from '../../language/format.ts';
import type { Quantity } from '../../language/units.ts';
import type { Lang, Words } from '../../language/words.ts';
import type { Day } from '../../model/calendar.ts';
import { divide, multiply, type Rational, rational, ZERO } from '../../model/rational.ts';

/** The smallest change of one variable that closes a gap, as messages tell it. */
export type RepairParam =
  | {
      readonly kind: 'heads';
      readonly role: string | null;
      readonly more: bigint;
      readonly total: bigint;
      readonly exact: Rational;
      /** By when they have to be there; null when that day is past, and the heads are those of the whole period. */
      readonly from: Day | null;
    }
  | {
      readonly kind: 'productivity';
      readonly needed: Quantity;
      /** What people do now, where it differs and both are averages over everybody; else null. */
      readonly average: Quantity | null;
    }
  | { readonly kind: 'target'; readonly feasible: Quantity }
  | { readonly kind: 'leads'; readonly more: Rational }
  | { readonly kind: 'conversion'; readonly stage: string; readonly needed: Rational }
  | { readonly kind: 'budget'; readonly more: Quantity }
  | { readonly kind: 'finish'; readonly day: Day; readonly lateWorkdays: number };

/** `增至 9 人（8.33），或人均每月 20 家，或目标降到 180 家`; null when there is nothing to propose. `past`: it would have helped in time. */
export function repairWords(repairs: readonly RepairParam[], past = false): Words | null {
  if (repairs.length === 0) return null;
  return {
    zh: `${past ? '按整个期间算' : '补上缺口'}，以下任选一项：${repairs.map(zh).join('；')}`,
    en: `Any one of these ${past ? 'would have closed the gap in time' : 'closes the gap'}: ${repairs.map(en).join('; ')}`,
  };
}

function zh(repair: RepairParam): string {
  switch (repair.kind) {
    case 'heads': {
      const role = repair.role === null ? '' : `“${repair.role}”`;
      const exact = repair.exact.d === 1n ? '' : `算出 ${formatNumber(repair.exact)} 人，`;
      return `${role}增至 ${repair.total} 人（${exact}还要 ${repair.more} 人${repair.from === null ? '' : `，${formatDay(repair.from, 'zh-CN')}起到岗`}）`;
    }
    case 'productivity':
      return productivityWords(repair.needed, repair.average).zh;
    case 'target':
      return `目标改为 ${downTo(repair.feasible, 'zh-CN')}`;
    case 'leads':
      return `再找 ${wholeUp(repair.more)} 条线索`;
    case 'conversion':
      return `“${repair.stage}”的转化率提到 ${percentUp(repair.needed)}`;
    case 'budget':
      return `预算增加 ${upTo(repair.more, 'zh-CN')}`;
    case 'finish':
      return `完成日推到 ${formatDayShort(repair.day, 'zh-CN')}（晚 ${repair.lateWorkdays} 个工作日）`;
  }
}

function en(repair: RepairParam): string {
  switch (repair.kind) {
    case 'heads': {
      const role = repair.role === null ? '' : ` for “${repair.role}”`;
      const exact = repair.exact.d === 1n ? '' : `${formatNumber(repair.exact)} exactly; `;
      return `${repair.total} people${role} (${exact}${repair.more} more${repair.from === null ? '' : `, in place by ${formatDay(repair.from, 'en')}`})`;
    }
    case 'productivity':
      return productivityWords(repair.needed, repair.average).en;
    case 'target':
      return `a target of ${downTo(repair.feasible, 'en')}`;
    case 'leads':
      return `${wholeUp(repair.more)} more leads`;
    case 'conversion':
      return `a conversion of ${percentUp(repair.needed)} at “${repair.stage}”`;
    case 'budget':
      return `${upTo(repair.more, 'en')} more budget`;
    case 'finish':
      return `finishing on ${formatDayShort(repair.day, 'en')} (${repair.lateWorkdays} working ${repair.lateWorkdays === 1 ? 'day' : 'days'} later)`;
  }
}

/** Spending that does not fit: by how much the budget has to grow, or what is spent to shrink; of leads, their number or price. */
export function budgetWords({
  leads,
  total,
  used,
  over,
}: {
  readonly leads: boolean;
  readonly total: Quantity;
  readonly used: Quantity;
  readonly over: Quantity;
}): Words {
  const share = percentUp(divide(over.value, used.value) ?? ZERO);
  const grow = {
    zh: `预算增加 ${upTo(over, 'zh-CN')}，到 ${upTo(used, 'zh-CN')}`,
    en: `${upTo(over, 'en')} more budget, ${upTo(used, 'en')} in all`,
  };
  const shrink = leads
    ? {
        zh: `每条线索平均便宜 ${share}；需要的线索减少 ${share}（目标降低同样的比例，或者提高转化率）`,
        en: `leads that cost ${share} less on average; ${share} fewer leads, by a target lower by as much or a better conversion`,
      }
    : {
        zh: `开支减少 ${upTo(over, 'zh-CN')}，到 ${downTo(total, 'zh-CN')}`,
        en: `spending ${upTo(over, 'en')} less, ${downTo(total, 'en')} in all`,
      };
  return {
    zh: `补上缺口，以下任选一项：${grow.zh}；${shrink.zh}`,
    en: `Any one of these closes the gap: ${grow.en}; ${shrink.en}`,
  };
}

/** `人均每月做到 17.68 万元（全体平均，现为 16.59 万元）`; without an average: everybody does the same. */
export function productivityWords(needed: Quantity, average: Quantity | null): Words {
  const now = (lang: Lang) => (average === null ? '' : formatQuantity(average, lang));
  return {
    zh: `人均每月做到 ${upTo(needed, 'zh-CN')}${average === null ? '' : `（全体平均，现为 ${now('zh-CN')}）`}`,
    en: `${upTo(needed, 'en')} a month from each person${average === null ? '' : ` (on average over all of them; ${now('en')} now)`}`,
  };
}

/** A repair that is rounded down would not repair: shown amounts go up to the next hundredth of the unit. */
export function upTo(quantity: Quantity, lang: Lang): string {
  const { unit, value } = quantity;
  const inUnit = divide(value, unit.scale) ?? value;
  return formatQuantity({ unit, value: multiply(ceilAt(inUnit, 2), unit.scale) }, lang);
}

/** A target that is rounded up would not be in reach. */
export function downTo({ unit, value }: Quantity, lang: Lang): string {
  const inUnit = divide(value, unit.scale) ?? value;
  const down = rational(floorDivide(inUnit.n * 100n, inUnit.d), 100n);
  return formatQuantity({ unit, value: multiply(down, unit.scale) }, lang);
}

export function percentUp(value: Rational): string {
  return formatPercent(ceilAt(value, 3));
}

export function wholeUp(value: Rational): string {
  return formatNumber(ceilAt(value, 0));
}

function ceilAt(value: Rational, digits: number): Rational {
  const scale = 10n ** BigInt(digits);
  return rational(-floorDivide(-value.n * scale, value.d), scale);
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

/** Numbers of one unit without its name, for lists (`7月 41.0、8月 41.5`): all with the decimals that one of them needs. */
export function bare(quantities: readonly Quantity[]): readonly string[] {
  const decimals = quantities.map((it) => formatIn(it.value, it.unit).split('.')[1]?.length ?? 0);
  const digits = Math.max(0, ...decimals);
  return quantities.map((it) => formatIn(it.value, it.unit, { digits }));
}
