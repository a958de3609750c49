import { formatNumber, formatPercent, formatPeriodShort, formatQuantity } from '../../language/format.ts';
import { POINTS, type Quantity } from '../../language/units.ts';
import type { Lang, Words } from '../../language/words.ts';
import type { FiscalStart, Period } from '../../model/period.ts';
import {
  absolute,
  compare,
  multiply,
  ONE,
  type Rational,
  rational,
  sign,
  subtract,
} from '../../model/rational.ts';
import { define } from '../define.ts';

/** A part of a sum as it was read: its name or period, and its amount. */
export interface Part {
  readonly name: string | Period;
  readonly quantity: Quantity;
}

export interface SumParams {
  readonly goal: string;
  readonly whole: Quantity;
  readonly sum: Quantity;
  readonly parts: readonly Part[];
  readonly fiscal: FiscalStart;
}

const AMOUNT_BY = {
  target: { zh: '目标值写的是', en: 'its target says' },
  product: { zh: '数量 × 单价是', en: 'quantity × price makes' },
  periods: { zh: '各期相加是', en: 'its periods add up to' },
  end: { zh: '最后一期写的是', en: 'its last period says' },
} as const;

export const sumsMessages = {
  'weights-not-100': define<{
    goal: string;
    dimension: string;
    parent: string | null;
    sum: Rational;
    weights: readonly { readonly name: string; readonly weight: Rational }[];
  }>({
    severity: 'error',
    blocking: true,
    title: { zh: '权重之和不是 100%', en: 'Weights do not add up to 100%' },
    say: ({ goal, dimension, parent, sum, weights }) => {
      const gap = subtract(sum, ONE);
      const points = formatPercent(absolute(gap), { atMost: 4 }).replace('%', '');
      const list = (between: string) =>
        weights.map((it) => `${it.name} ${formatPercent(it.weight, { atMost: 4 })}`).join(between);
      const total = formatPercent(sum, { atMost: 4 });
      const within =
        parent === null ? { zh: '', en: '' } : { zh: `“${parent}”之下`, en: ` within “${parent}”` };
      return {
        what: {
          zh: `“${goal}”按${dimension}拆解，${within.zh}权重合计 ${total}，${sign(gap) < 0 ? '少' : '多'} ${points} 个百分点`,
          en: `The weights of “${goal}” by ${dimension}${within.en} add up to ${total}, ${points} ${points === '1' ? 'point' : 'points'} ${sign(gap) < 0 ? 'short of' : 'over'} 100%`,
        },
        why: {
          zh: `读到：${list('、')}。权重必须正好合计 100%，否则各部分加起来不等于总目标`,
          en: `Read as: ${list(', ')}. Weights must add up to exactly 100%, or the parts would not make the whole`,
        },
        fix: {
          zh: '调整其中一行，或把一行留空，由系统补足',
          en: 'Change one of the rows, or leave one blank and it takes the rest',
        },
      };
    },
  }),

  'weight-negative': define<{ name: string; weight: Rational }>({
    severity: 'error',
    blocking: true,
    title: { zh: '权重为负', en: 'A negative weight' },
    say: ({ name, weight }) => ({
      what: {
        zh: `“${name}”的权重是 ${formatPercent(weight, { atMost: 4 })}，权重不能为负`,
        en: `The weight of “${name}” is ${formatPercent(weight, { atMost: 4 })}; a weight cannot be negative`,
      },
      fix: {
        zh: '没有份额写“—”；要减少某一部分，请写目标值',
        en: 'Write “—” for no share; to plan a reduction, give an amount',
      },
    }),
  }),

  'periods-not-target': define<SumParams & { member: string | null; enclosing: Period | null }>({
    severity: 'error',
    blocking: true,
    title: { zh: '各期之和与目标不符', en: 'Periods do not add up to the target' },
    say: ({ goal, member, whole, sum, parts, fiscal, enclosing }) => {
      const name = member === null ? goal : `${goal} / ${member}`;
      const which = (lang: Lang) =>
        enclosing === null
          ? ''
          : lang === 'en'
            ? ` for ${formatPeriodShort(enclosing, lang, fiscal)}`
            : ` ${formatPeriodShort(enclosing, lang, fiscal)} `;
      const times = timesApart(sum, whole);
      return {
        what: {
          zh: `“${name}”各期合计 ${quantity(sum, 'zh-CN')}，${against(sum, whole, `${which('zh-CN')}目标 `, 'zh-CN')}`,
          en: `The periods of “${name}” add up to ${quantity(sum, 'en')}${against(sum, whole, `the target${which('en')}`, 'en')}`,
        },
        why: readAs(parts, fiscal, times),
        fix:
          times === null
            ? {
                zh: '改正某一期或总目标；也可以把一期留空，由系统算出',
                en: 'Correct a period or the target, or leave a period blank to have it computed',
              }
            : checkUnit(whole.unit),
      };
    },
  }),

  'members-not-target': define<SumParams & { dimension: string; parent: string | null }>({
    severity: 'error',
    blocking: true,
    title: { zh: '各成员之和与目标不符', en: 'Members do not add up to the target' },
    say: ({ goal, dimension, parent, whole, sum, parts, fiscal }) => {
      const times = timesApart(sum, whole);
      return {
        what: {
          zh: `“${goal}”按${dimension}拆解合计 ${quantity(sum, 'zh-CN')}，${against(sum, whole, parent === null ? '总目标 ' : `“${parent}”的 `, 'zh-CN')}`,
          en: `“${goal}” by ${dimension} adds up to ${quantity(sum, 'en')}${against(sum, whole, parent === null ? 'the target' : `“${parent}”`, 'en')}`,
        },
        why: readAs(parts, fiscal, times),
        fix:
          times === null
            ? {
                zh: '改正某一行或总目标；也可以把一行留空，由系统算出',
                en: 'Correct a row or the target, or leave a row blank to have it computed',
              }
            : checkUnit(whole.unit),
      };
    },
  }),

  'two-way-impossible': define<{
    goal: string;
    dimension: string;
    axis: 'row' | 'column';
    name: string | Period;
    by: Quantity;
    margin: Quantity;
    /** The column that is split further, where it is its parts that do not fit. */
    within?: Period | null;
    fiscal: FiscalStart;
  }>({
    severity: 'error',
    blocking: true,
    title: { zh: '交叉表无法同时满足行与列', en: 'The cross table cannot meet its rows and columns' },
    say: ({ goal, dimension, axis, name, by, margin, within = null, fiscal }) => ({
      what: {
        zh: `“${goal}”的${dimension} × 期间表无解：${axis === 'row' ? '行' : '列'}“${label(name, 'zh-CN', fiscal)}”${within === null ? '' : `在 ${formatPeriodShort(within, 'zh-CN', fiscal)} `}应为 ${quantity(margin, 'zh-CN')}，已填的单元格使它${sign(by.value) < 0 ? '少' : '多'} ${size(by, 'zh-CN')}`,
        en: `The table of “${goal}” by ${dimension} and period has no solution: the ${axis} “${label(name, 'en', fiscal)}”${within === null ? '' : ` in ${formatPeriodShort(within, 'en', fiscal)}`} should be ${quantity(margin, 'en')}, and the filled cells leave it ${size(by, 'en')} ${sign(by.value) < 0 ? 'short' : 'over'}`,
      },
      why: {
        zh: '已填的单元格保持不变，其余单元格不能为负，因此无法让每一行、每一列都等于合计',
        en: 'Filled cells are kept and the others cannot be negative, so not every row and column can reach its total',
      },
      fix:
        sign(by.value) < 0
          ? {
              zh: '补上漏掉的行，清空或调大已填的单元格，或调整合计',
              en: 'Add the row that was left out, clear or raise a filled cell, or change the total',
            }
          : {
              zh: '清空或调小这一行（列）中已填的单元格，或调整合计',
              en: 'Clear or lower a filled cell in this row or column, or change its total',
            },
    }),
  }),

  'total-row-differs': define<SumParams & { dimension: string; column: Period | null }>({
    severity: 'error',
    blocking: true,
    title: { zh: '合计行与各行之和不符', en: 'The total row disagrees' },
    say: ({ goal, dimension, column, whole, sum, fiscal }) => ({
      what: {
        zh: `“${goal}”按${dimension}的合计行${column === null ? '' : `在 ${formatPeriodShort(column, 'zh-CN', fiscal)} `}写的是 ${quantity(whole, 'zh-CN')}，各行之和是 ${quantity(sum, 'zh-CN')}，相差 ${apart(whole, sum, 'zh-CN')}`,
        en: `The total row of “${goal}” by ${dimension}${column === null ? '' : ` for ${formatPeriodShort(column, 'en', fiscal)}`} says ${quantity(whole, 'en')}; its rows add up to ${quantity(sum, 'en')} (difference ${apart(whole, sum, 'en')})`,
      },
      why: {
        zh: '合计行只用来核对，不参与拆解',
        en: 'A total row is a check and never a part of the sum',
      },
      fix: {
        zh: '改正合计，或留空由系统计算',
        en: 'Correct the total, or leave it blank to have it computed',
      },
    }),
  }),

  'total-column-differs': define<SumParams & { member: string | null }>({
    severity: 'error',
    blocking: true,
    title: { zh: '合计列与目标不符', en: 'The total column disagrees' },
    say: ({ goal, member, whole, sum }) => ({
      what: {
        zh: `“${member === null ? goal : `${goal} / ${member}`}”的合计列写的是 ${quantity(whole, 'zh-CN')}，应为 ${quantity(sum, 'zh-CN')}，相差 ${apart(whole, sum, 'zh-CN')}`,
        en: `The total column of “${member === null ? goal : `${goal} / ${member}`}” says ${quantity(whole, 'en')}; it comes to ${quantity(sum, 'en')} (difference ${apart(whole, sum, 'en')})`,
      },
      why:
        whole.unit.family === 'ratio'
          ? {
              zh: '比率不能相加，各期的比率加起来没有意义；全年的值就是它的目标值',
              en: 'Ratios are not added: those of the periods sum to nothing, and the year’s value is the target',
            }
          : {
              zh: '合计列只用来核对，不参与拆解',
              en: 'A total column is a check and never a part of the sum',
            },
      fix: {
        zh: '改正合计，或留空由系统计算',
        en: 'Correct the total, or leave it blank to have it computed',
      },
    }),
  }),

  'finer-than-precision': define<{ name: string; found: Quantity; quantum: Quantity; text: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '数值比精度更细', en: 'Finer than the precision' },
    say: ({ name, found, quantum, text }) => ({
      what: {
        zh: `“${text}”读作 ${fine(found, 'zh-CN')}，比“${name}”的精度 ${fine(quantum, 'zh-CN')}更细`,
        en: `“${text}” reads as ${fine(found, 'en')}, finer than the precision of “${name}”, ${fine(quantum, 'en')}`,
      },
      why: {
        zh: '目标按精度的整数倍拆解，这样每一级合计才能分毫不差',
        en: 'Targets are whole multiples of the precision, so that every level adds up exactly',
      },
      fix: {
        zh: '把数值取整到该精度，或在目标表的“精度”列写更小的值',
        en: 'Round the number, or give the goal a smaller value in its precision column',
      },
    }),
  }),

  'amount-too-large': define<{ name: string; found: Quantity; text: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '数值超出可精确计算的范围', en: 'The number is too large' },
    say: ({ name, found, text }) => ({
      what: {
        zh: `“${name}”的“${text}”读作 ${quantity(found, 'zh-CN')}，超出了可以精确计算的范围`,
        en: `“${text}” of “${name}” reads as ${quantity(found, 'en')}, beyond what is computed exactly`,
      },
      why: {
        zh: '多半是单位写大了：目标按精度计数，不能超过 9 007 199 254 740 991 个',
        en: 'Most likely the unit is too large: a target counts at most 9,007,199,254,740,991 steps of its precision',
      },
      fix: { zh: '核对单位，或调粗精度', en: 'Check the unit, or make the precision coarser' },
    }),
  }),

  'weight-and-amount-differ': define<{
    member: string;
    weight: Rational;
    amount: Quantity;
    /** What makes the amount: its own cell, quantity × price, the periods together, or the last of them. */
    by: keyof typeof AMOUNT_BY;
    expected: Quantity;
  }>({
    severity: 'error',
    blocking: true,
    title: { zh: '权重与目标值不一致', en: 'Weight and amount disagree' },
    say: ({ member, weight, amount, by, expected }) => ({
      what: {
        zh: `“${member}”的权重 ${formatPercent(weight, { atMost: 4 })} 对应 ${quantity(expected, 'zh-CN')}，但${AMOUNT_BY[by].zh} ${quantity(amount, 'zh-CN')}，相差 ${apart(expected, amount, 'zh-CN')}`,
        en: `The weight of “${member}”, ${formatPercent(weight, { atMost: 4 })}, makes ${quantity(expected, 'en')}, but ${AMOUNT_BY[by].en} ${quantity(amount, 'en')} (difference ${apart(expected, amount, 'en')})`,
      },
      fix:
        by === 'periods' || by === 'end'
          ? {
              zh: '改正权重或某一期；也可以把一期留空，由系统算出',
              en: 'Correct the weight or a period, or leave one period blank to be computed',
            }
          : { zh: '两者留一个即可，另一个由系统算出', en: 'Keep one of the two; the other is computed' },
    }),
  }),

  'quantity-times-price-differs': define<{
    member: string;
    product: Quantity;
    amount: Quantity;
    quantity: Rational;
    price: Quantity;
  }>({
    severity: 'error',
    blocking: true,
    title: { zh: '数量 × 单价与目标值不符', en: 'Quantity × price disagrees with the target' },
    say: ({ member, product, amount, quantity: count, price }) => ({
      what: {
        zh: `“${member}”的数量 × 单价 = ${quantity(product, 'zh-CN')}，但目标值写的是 ${quantity(amount, 'zh-CN')}`,
        en: `Quantity × price of “${member}” makes ${quantity(product, 'en')}, but its target says ${quantity(amount, 'en')}`,
      },
      why: {
        zh: `读到：数量 ${plain(count)}，单价 ${quantity(price, 'zh-CN')}`,
        en: `Read as: quantity ${plain(count)}, price ${quantity(price, 'en')}`,
      },
      fix: {
        zh: '核对单价的单位（没有单位的金额按元），或把目标值留空',
        en: 'Check the unit of the price (money without a unit is in yuan), or leave the target blank',
      },
    }),
  }),

  'dimension-totals-differ': define<{
    goal: string;
    first: { readonly dimension: string; readonly total: Quantity };
    second: { readonly dimension: string; readonly total: Quantity };
  }>({
    severity: 'error',
    blocking: true,
    title: { zh: '各维度的合计不一致', en: 'Dimensions disagree on the total' },
    say: ({ goal, first, second }) => ({
      what: {
        zh: `“${goal}”按${first.dimension}合计 ${quantity(first.total, 'zh-CN')}，按${second.dimension}合计 ${quantity(second.total, 'zh-CN')}，相差 ${apart(second.total, first.total, 'zh-CN')}`,
        en: `“${goal}” adds up to ${quantity(first.total, 'en')} by ${first.dimension} and to ${quantity(second.total, 'en')} by ${second.dimension} (difference ${apart(second.total, first.total, 'en')})`,
      },
      why: {
        zh: '同一个目标按任何维度拆解，合计都应相同',
        en: 'A goal comes to the same total, by whatever dimension it is split',
      },
    }),
  }),

  'periods-overlap': define<{ goal: string; first: Period; second: Period; fiscal: FiscalStart }>({
    severity: 'error',
    blocking: true,
    title: { zh: '期间列互相交叉', en: 'Period columns overlap' },
    say: ({ goal, first, second, fiscal }) => ({
      what: {
        zh: `“${goal}”的期间列 ${formatPeriodShort(first, 'zh-CN', fiscal)} 与 ${formatPeriodShort(second, 'zh-CN', fiscal)} 部分重叠`,
        en: `The columns ${formatPeriodShort(first, 'en', fiscal)} and ${formatPeriodShort(second, 'en', fiscal)} of “${goal}” overlap in part`,
      },
      why: {
        zh: '一列要么完全包含另一列（如季度与月），要么互不相交，否则重叠的月份会重复计算',
        en: 'One column may contain another (a quarter its months) or be apart from it; months in common would count twice',
      },
    }),
  }),

  'weights-all-zero': define<{
    goal: string;
    period: Period;
    amount: Quantity;
    base: string;
    fiscal: FiscalStart;
  }>({
    severity: 'note',
    title: { zh: '权重全为零', en: 'Weights that are all zero' },
    say: ({ goal, period, amount, base, fiscal }) => {
      const bySeason = base === 'seasonality';
      return {
        what: {
          zh: `“${goal}”在 ${formatPeriodShort(period, 'zh-CN', fiscal)} 有 ${quantity(amount, 'zh-CN')} 要分，其中各期的${bySeason ? '季节性权重' : '去年实际'}却全为零`,
          en: `“${goal}” has ${quantity(amount, 'en')} to spread within ${formatPeriodShort(period, 'en', fiscal)}, where ${bySeason ? 'the seasonal weights' : 'last year’s actuals'} are all zero`,
        },
        why: {
          zh: '没有轻重可依，只好平均分摊，每月的红绿灯和产能都会按这个平均数来看',
          en: 'Nothing tells the periods apart, so they get equal shares, and lights and capacity are judged by these',
        },
        fix: {
          zh: '在“季节性”行写上这几期的权重，或直接填写各期目标',
          en: 'Give these periods weights in the seasonality row, or fill in their targets',
        },
      };
    },
  }),

  'cell-outside-period': define<{
    goal: string;
    column: Period;
    period: Period;
    fiscal: FiscalStart;
  }>({
    severity: 'error',
    blocking: true,
    title: { zh: '单元格在目标的期间之外', en: 'A cell outside the period of its goal' },
    say: ({ goal, column, period, fiscal }) => ({
      what: {
        zh: `${formatPeriodShort(column, 'zh-CN', fiscal)} 不完全在“${goal}”的期间（${formatPeriodShort(period, 'zh-CN', fiscal)}）之内`,
        en: `${formatPeriodShort(column, 'en', fiscal)} does not lie within the period of “${goal}” (${formatPeriodShort(period, 'en', fiscal)})`,
      },
      fix: {
        zh: '清空这个单元格，或改正目标的期间',
        en: 'Clear the cell, or correct the period of the goal',
      },
    }),
  }),

  'stock-end-differs': define<{
    goal: string;
    member: string | null;
    end: Quantity;
    target: Quantity;
    column: Period;
    fiscal: FiscalStart;
  }>({
    severity: 'error',
    blocking: true,
    title: { zh: '存量目标的期末值与目标值不符', en: 'The last level disagrees with the target' },
    say: ({ goal, member, end, target, column, fiscal }) => ({
      what: {
        zh: `“${member === null ? goal : `${goal} / ${member}`}”是存量，${formatPeriodShort(column, 'zh-CN', fiscal)} 末为 ${quantity(end, 'zh-CN')}，而目标值是 ${quantity(target, 'zh-CN')}`,
        en: `“${member === null ? goal : `${goal} / ${member}`}” is a level: ${quantity(end, 'en')} at the end of ${formatPeriodShort(column, 'en', fiscal)}, but its target is ${quantity(target, 'en')}`,
      },
      why: {
        zh: '存量目标看期末水平，最后一期就是目标值，各期不相加',
        en: 'A stock is measured at the end: its last period is its target, and periods do not add',
      },
    }),
  }),

  'ratio-split': define<{ goal: string; dimension: string; column: 'weight' | 'assigned' }>({
    severity: 'error',
    blocking: true,
    title: { zh: '比率目标不能拆解', en: 'A ratio cannot be split' },
    say: ({ goal, dimension, column }) => ({
      what: {
        zh: `“${goal}”是比率，不能按${dimension}用${column === 'weight' ? '权重' : '下达'}拆解`,
        en: `“${goal}” is a ratio; it cannot be split by ${dimension} with ${column === 'weight' ? 'weights' : 'assigned amounts'}`,
      },
      why: {
        zh: '比率不能相加：各部分的比率加起来不是总体的比率',
        en: 'Ratios do not add: those of the parts do not make that of the whole',
      },
      fix: {
        zh: '改为给每个成员写自己的目标值（如 60%），或拆解它的分子和分母',
        en: 'Give each member a target of its own (such as 60%), or split its numerator and denominator',
      },
    }),
  }),

  'goal-weights-not-100': define<{
    sum: Rational;
    weights: readonly { readonly name: string; readonly weight: Rational }[];
  }>({
    severity: 'error',
    blocking: true,
    title: { zh: '目标权重之和不是 100%', en: 'Goal weights do not add up to 100%' },
    say: ({ sum, weights }) => ({
      what: {
        zh: `各目标的权重合计 ${formatPercent(sum, { atMost: 4 })}，应为 100%`,
        en: `The weights of the goals add up to ${formatPercent(sum, { atMost: 4 })}, not 100%`,
      },
      why: {
        zh: `读到：${weights.map((it) => `${it.name} ${formatPercent(it.weight, { atMost: 4 })}`).join('、')}`,
        en: `Read as: ${weights.map((it) => `${it.name} ${formatPercent(it.weight, { atMost: 4 })}`).join(', ')}`,
      },
      fix: {
        zh: '调整权重，或全部留空（不计算加权达成率）',
        en: 'Change the weights, or leave all of them blank to go without a weighted attainment',
      },
    }),
  }),

  'assigned-uplift-differs': define<{
    member: string;
    assigned: Quantity;
    target: Quantity;
    declared: Rational;
    found: Rational;
  }>({
    severity: 'warning',
    title: { zh: '下达值与注明的上浮不符', en: 'The assigned amount does not match its uplift' },
    say: ({ member, assigned, target, declared, found }) => ({
      what: {
        zh: `“${member}”下达 ${quantity(assigned, 'zh-CN')}，比目标 ${quantity(target, 'zh-CN')}上浮 ${formatPercent(found, { signed: true })}，注明的是 ${formatPercent(declared, { signed: true })}`,
        en: `“${member}” is assigned ${quantity(assigned, 'en')}, ${formatPercent(found, { signed: true })} on its target of ${quantity(target, 'en')}; the cell declares ${formatPercent(declared, { signed: true })}`,
      },
      fix: { zh: '改正下达值或括号里的比例', en: 'Correct the amount or the percentage in brackets' },
    }),
  }),

  'actual-total-differs': define<{
    goal: string;
    dimension: string;
    period: Period;
    given: Quantity;
    sum: Quantity;
    fiscal: FiscalStart;
  }>({
    severity: 'warning',
    title: { zh: '总数与各成员实际之和不符', en: 'The actual total differs from its members' },
    say: ({ goal, dimension, period, given, sum, fiscal }) => ({
      what: {
        zh: `“${goal}”${formatPeriodShort(period, 'zh-CN', fiscal)}的实际总数是 ${quantity(given, 'zh-CN')}，按${dimension}相加是 ${quantity(sum, 'zh-CN')}，相差 ${apart(given, sum, 'zh-CN')}`,
        en: `The actual of “${goal}” in ${formatPeriodShort(period, 'en', fiscal)} is ${quantity(given, 'en')}; by ${dimension} it adds up to ${quantity(sum, 'en')} (difference ${apart(given, sum, 'en')})`,
      },
      why: { zh: '两者不一致时以总数为准', en: 'Where the two differ, the total counts' },
      fix: {
        zh: '核对明细是否漏报或重复',
        en: 'See whether a member is left out or counted twice',
      },
    }),
  }),

  'actual-periods-differ': define<{
    goal: string;
    member: string | null;
    type: 'flow' | 'stock' | 'ratio';
    period: Period;
    given: Quantity;
    found: Quantity;
    fiscal: FiscalStart;
  }>({
    severity: 'warning',
    title: { zh: '一期的实际与其各月不符', en: 'The actual of a period differs from its months' },
    say: ({ goal, member, type, period, given, found, fiscal }) => {
      const name = member === null ? goal : `${goal}/${member}`;
      const shown = (it: Quantity, lang: Lang) =>
        type === 'ratio' ? formatQuantity(it, lang, { atMost: 2 }) : quantity(it, lang);
      return {
        what: {
          zh: `“${name}”${formatPeriodShort(period, 'zh-CN', fiscal)} 的实际写的是 ${shown(given, 'zh-CN')}，${MONTHS_ZH[type]} ${shown(found, 'zh-CN')}`,
          en: `The actual of “${name}” for ${formatPeriodShort(period, 'en', fiscal)} says ${shown(given, 'en')}; ${MONTHS_EN[type]} ${shown(found, 'en')}`,
        },
        why: {
          zh: '各月都有实际时，按月份计算，这一格不用',
          en: 'Where every month has its actual the months count, and this cell does not',
        },
        fix: { zh: '改正其中一处，或删掉这一格', en: 'Correct one of them, or remove this cell' },
      };
    },
  }),

  'actuals-after-as-of': define<{ count: number; from: Period; asOf: string; fiscal: FiscalStart }>({
    severity: 'note',
    title: { zh: '报告日期之后的实际未计入', en: 'Actuals after the date of the report are left out' },
    say: ({ count, from, asOf, fiscal }) => ({
      what: {
        zh: `${count} 条实际所属的期间在报告日期 ${asOf} 之后才结束（最早 ${formatPeriodShort(from, 'zh-CN', fiscal)}），未计入`,
        en: `${count} ${count === 1 ? 'actual belongs' : 'actuals belong'} to periods that end after the date of the report, ${asOf} (the first: ${formatPeriodShort(from, 'en', fiscal)}), and ${count === 1 ? 'is' : 'are'} left out`,
      },
      why: {
        zh: '这样用较早的日期可以原样重现当时的报告',
        en: 'So a report of an earlier date can be made again as it was',
      },
    }),
  }),
} as const;

const MONTHS_ZH = { flow: '各月相加是', stock: '最后一个月末是', ratio: '按各月的分子和分母算是' } as const;
const MONTHS_EN = {
  flow: 'its months add up to',
  stock: 'its last month ends at',
  ratio: 'the parts of its months make',
} as const;

function label(name: string | Period, lang: Lang, fiscal: FiscalStart): string {
  return typeof name === 'string' ? name : formatPeriodShort(name, lang, fiscal);
}

/** Numbers in messages about sums are shown to the last decimal: a rounded one would hide the difference. */
function quantity(value: Quantity, lang: Lang): string {
  return formatQuantity(value, lang, { atMost: 6 });
}

const fine = quantity;

function size(value: Quantity, lang: Lang): string {
  return quantity({ value: absolute(value.value), unit: value.unit }, lang);
}

/** Steps between the units in which one amount is written: 元, 千元, 万元, 亿元, and a zero or two left out. */
const STEPS = [10, 100, 1000, 10_000, 100_000_000];

/** How many times one of two amounts is the other, when that is exactly a step between units; else null. */
function timesApart(a: Quantity, b: Quantity): number | null {
  const [low, high] = [absolute(a.value), absolute(b.value)].toSorted(compare);
  if (low === undefined || high === undefined || sign(low) === 0) return null;
  return STEPS.find((it) => compare(multiply(low, rational(it)), high) === 0) ?? null;
}

function checkUnit({ label }: Quantity['unit']): Words {
  return {
    zh: `先核对单位：不带单位的数都按“${label.zh}”读；不是的话，写明单位（如 1000万元、10000000元）`,
    en: `Check the unit first: a bare number is read in ${label.en}; write any other with its unit, such as 120k`,
  };
}

/** A sum beside what it should be: how far apart, or how many times the one is the other. */
function against(found: Quantity, wanted: Quantity, name: string, lang: Lang): string {
  const short = compare(found.value, wanted.value) < 0;
  const times = timesApart(found, wanted);
  const by = times === null ? apart(found, wanted, lang) : formatNumber(rational(times));
  const whole = quantity(wanted, lang);
  if (lang === 'en') {
    if (times === null) return `; ${name} is ${whole} (${by} ${short ? 'short' : 'over'})`;
    return short
      ? `; ${name}, ${whole}, is exactly ${by} times that`
      : `, exactly ${by} times ${name} of ${whole}`;
  }
  if (times === null) return `比${name}${whole}${short ? '少' : '多'} ${by}`;
  return short ? `而${name}${whole}正好是它的 ${by} 倍` : `正好是${name}${whole}的 ${by} 倍`;
}

/** The distance of two amounts; of two ratios in percentage points. */
function apart(a: Quantity, b: Quantity, lang: Lang): string {
  const unit = a.unit.family === 'ratio' ? POINTS : a.unit;
  return quantity({ value: absolute(subtract(a.value, b.value)), unit }, lang);
}

function plain(value: Rational): string {
  return formatNumber(value, { atMost: 6 });
}

function readAs(parts: readonly Part[], fiscal: FiscalStart, times: number | null): Words {
  const list = (lang: Lang, between: string) =>
    parts.map((it) => `${label(it.name, lang, fiscal)} ${quantity(it.quantity, lang)}`).join(between);
  const [zh, en] = [`读到：${list('zh-CN', '、')}`, `Read as: ${list('en', ', ')}`];
  if (times === null) return { zh, en };
  return {
    zh: `多半是单位写混了，或多写、少写了零；${zh}`,
    en: `Most likely units are mixed, or a zero is wrong; ${en}`,
  };
}
