import { formatPercent, formatPeriod, formatQuantity } from '../../language/format.ts';
import { moneyUnit, type Quantity } from '../../language/units.ts';
import type { FiscalStart, Period } from '../../model/period.ts';
import type { Rational } from '../../model/rational.ts';
import { define } from '../define.ts';

export const goalMessages = {
  'vague-goal': define<{ goal: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '目标没有数字', en: 'A goal without a number' },
    say: ({ goal }) => ({
      what: {
        zh: `目标“${goal}”没有可以计算的目标值`,
        en: `The goal “${goal}” has no target that can be computed`,
      },
      why: {
        zh: '没有数字就无法拆解、跟踪，也无法判断是否达成',
        en: 'Without a number it cannot be split, followed, or found met',
      },
      fix: {
        zh: '写明从多少到多少、什么时候达到，例如：销售总额 | 基线 770 | 目标值 1000 | 万元 | 期间 2026',
        en: 'Say from what to what and by when, for instance: Sales | baseline 770 | target 1000 | 万元 | period 2026',
      },
    }),
  }),

  'growth-without-baseline': define<{ goal: string; growth: Rational }>({
    severity: 'error',
    blocking: true,
    title: { zh: '有增幅而没有基线', en: 'Growth without a baseline' },
    say: ({ goal, growth }) => ({
      what: {
        zh: `“${goal}”的目标值写的是增幅 ${formatPercent(growth, { signed: true })}，但没有基线`,
        en: `The target of “${goal}” is a growth of ${formatPercent(growth, { signed: true })}, but there is no baseline`,
      },
      why: { zh: '增幅是在基线上计算的', en: 'Growth is computed on the baseline' },
      fix: { zh: '填写基线，或直接写目标值', en: 'Fill in the baseline, or write the target itself' },
    }),
  }),

  'unit-likely-wrong': define<{
    goal: string;
    first: Quantity;
    /** The baseline, when the two are far apart; null when the target alone is too large to be meant. */
    second: Quantity | null;
    firstText: string;
    secondText: string;
  }>({
    severity: 'warning',
    title: { zh: '单位可能写错', en: 'The unit is probably wrong' },
    say: ({ goal, first, second, firstText, secondText }) => ({
      what:
        second === null
          ? tooLarge(goal, first, firstText)
          : {
              zh: `“${goal}”的目标值“${firstText}”读作 ${formatQuantity(first, 'zh-CN')}，基线“${secondText}”读作 ${formatQuantity(second, 'zh-CN')}，相差上千倍`,
              en: `The target of “${goal}”, “${firstText}”, reads as ${formatQuantity(first, 'en')}, its baseline “${secondText}” as ${formatQuantity(second, 'en')}: thousands of times apart`,
            },
      why: {
        zh: '不带单位的数字按目标的单位读；带“万”“亿”的数字按字面值读',
        en: 'A bare number is in the unit of its goal; one with 万 or 亿 is taken as it says',
      },
      fix:
        second === null
          ? {
              zh: '核对“单位”一列：数字是元，就把单位写成“元”',
              en: 'Check the column “unit”: it must be that of the number as written',
            }
          : { zh: '核对两个数字的单位', en: 'Check the unit of both numbers' },
    }),
  }),

  'share-not-reached': define<{
    goal: string;
    target: Quantity;
    implied: Quantity;
    period: Period;
    fiscal: FiscalStart;
  }>({
    severity: 'error',
    title: { zh: '拆解达不到占比目标', en: 'The decomposition misses the share' },
    say: ({ goal, target, implied, period, fiscal }) => ({
      what: {
        zh: `按现在的拆解，“${goal}”在 ${formatPeriod(period, 'zh-CN', fiscal)}为 ${formatQuantity(implied, 'zh-CN')}，达不到目标 ${formatQuantity(target, 'zh-CN')}`,
        en: `As it is split, “${goal}” comes to ${formatQuantity(implied, 'en')} in ${formatPeriod(period, 'en', fiscal)}, short of its target of ${formatQuantity(target, 'en')}`,
      },
      why: {
        zh: '这个比率由分子与分母的计划值算出；计划本身就不支持目标',
        en: 'The ratio follows from the plan of its numerator and denominator; the plan itself does not support the target',
      },
      fix: {
        zh: '提高分子各项的目标，或调整占比目标',
        en: 'Raise the targets in the numerator, or change the share',
      },
    }),
  }),

  'derived-in-circle': define<{ goal: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '派生目标互相引用', en: 'Derived goals refer to each other' },
    say: ({ goal }) => ({
      what: {
        zh: `“${goal}”的分子或分母绕了一圈又引用到它自己`,
        en: `The numerator or denominator of “${goal}” leads back to itself`,
      },
      fix: {
        zh: '分子、分母只引用累计或存量目标及其成员',
        en: 'Refer only to additive goals and their members',
      },
    }),
  }),

  'derived-from-ratio': define<{ goal: string; term: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '分子或分母是比率', en: 'A numerator or denominator that is a ratio' },
    say: ({ goal, term }) => ({
      what: {
        zh: `“${goal}”的分子或分母里有“${term}”，它本身是比率`,
        en: `The numerator or denominator of “${goal}” contains “${term}”, which is a ratio itself`,
      },
      why: {
        zh: '比率不能相加，也不能再作分子或分母',
        en: 'Ratios do not add, and cannot be parts of another ratio',
      },
      fix: {
        zh: '改写它的分子或分母，即累计或存量的目标及其成员',
        en: 'Name its own numerator or denominator: goals that add, or members of them',
      },
    }),
  }),
} as const;

/** The same amount in the largest unit, which makes the mistake plain. */
function tooLarge(goal: string, first: Quantity, text: string) {
  const inLargest = { value: first.value, unit: moneyUnit(first.unit.base, 100_000_000) };
  return {
    zh: `“${goal}”的目标值“${text}”读作 ${formatQuantity(first, 'zh-CN')}，也就是 ${formatQuantity(inLargest, 'zh-CN')}`,
    en: `The target of “${goal}”, “${text}”, reads as ${formatQuantity({ value: first.value, unit: moneyUnit(first.unit.base, 1_000_000_000) }, 'en')}`,
  };
}
