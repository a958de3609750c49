import { formatPeriod, formatQuantity } from '../../language/format.ts';
import type { Quantity, Unit } from '../../language/units.ts';
import type { Words } from '../../language/words.ts';
import type { FiscalStart, Period } from '../../model/period.ts';
import { define } from '../define.ts';
import { didYouMean } from '../phrases.ts';
import { hintFor } from './spellings.ts';

export const cellMessages = {
  'cell-unreadable': define<{ found: string; column: string; expects: Words; example: Words }>({
    severity: 'error',
    blocking: true,
    title: { zh: '单元格读不懂', en: 'A cell that cannot be read' },
    say: ({ found, column, expects, example }) => ({
      what: {
        zh: `“${column}”一格写的是“${found}”，这里要填${expects.zh}`,
        en: `“${found}” stands under “${column}”, where ${expects.en} belongs`,
      },
      why: hintFor(found, expects) ?? {
        zh: '读不懂的内容不会去猜',
        en: 'What cannot be read is not guessed',
      },
      fix: {
        zh: `例如：${example.zh}；还没有就留空，确实没有就写 —`,
        en: `For instance: ${example.en}; leave it blank if it is not known, write — if there is none`,
      },
    }),
  }),

  'cell-undecided': define<{ found: string; column: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '待定的单元格', en: 'An undecided cell' },
    say: ({ found, column }) => ({
      what: { zh: `“${column}”写的是“${found}”`, en: `“${column}” says “${found}”` },
      why: {
        zh: '“待定”既不是数，也不是空：不知道该算出来，还是该当作没有',
        en: 'That is neither a number nor a blank: is it to be computed, or is there none?',
      },
      fix: {
        zh: '留空让系统计算，写 — 表示没有，或先填一个估计值',
        en: 'Leave it blank to have it computed, write — for none, or put an estimate',
      },
    }),
  }),

  'out-of-range': define<{ found: string; column: string; least: Words | null; most: Words | null }>({
    severity: 'error',
    blocking: true,
    title: { zh: '数值超出可能的范围', en: 'A value that cannot be' },
    say: ({ found, column, least, most }) => ({
      what: { zh: `“${column}”不能是“${found}”`, en: `“${column}” cannot be “${found}”` },
      why: {
        zh:
          least && most
            ? `应在 ${least.zh} 到 ${most.zh} 之间`
            : least
              ? `不能小于 ${least.zh}`
              : `不能大于 ${most?.zh ?? ''}`,
        en:
          least && most
            ? `It lies between ${least.en} and ${most.en}`
            : least
              ? `It cannot be below ${least.en}`
              : `It cannot be above ${most?.en ?? ''}`,
      },
      fix: { zh: '核对这个数', en: 'Check the number' },
    }),
  }),

  'date-without-year': define<{ found: string; times: number; period: Period | null; fiscal: FiscalStart }>({
    severity: 'error',
    blocking: true,
    title: { zh: '日期缺少年份', en: 'A date without a year' },
    say: ({ found, times, period, fiscal }) => ({
      what: {
        zh: `“${found}”没有写年份，看不出是哪一年`,
        en: `“${found}” has no year, and none can be found`,
      },
      why: period
        ? times === 0
          ? {
              zh: `计划期间（${formatPeriod(period, 'zh-CN', fiscal)}）里没有它`,
              en: `It does not occur in the plan’s period, ${formatPeriod(period, 'en', fiscal)}`,
            }
          : {
              zh: `计划期间（${formatPeriod(period, 'zh-CN', fiscal)}）里有 ${times} 个`,
              en: `It occurs ${times} times in the plan’s period, ${formatPeriod(period, 'en', fiscal)}`,
            }
        : { zh: '这里没有期间可以参照', en: 'There is no period here to look in' },
      fix: {
        zh: '写上年份，例如 2026-08-15 或 2026-Q3',
        en: 'Write the year, for instance 2026-08-15 or 2026-Q3',
      },
    }),
  }),

  'no-such-day': define<{ found: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '没有这一天', en: 'There is no such day' },
    say: ({ found }) => ({
      what: { zh: `日历上没有“${found}”`, en: `“${found}” is not in the calendar` },
      fix: {
        zh: '核对月份和日子，先写月，再写日',
        en: 'Check the month and the day; written as 2026-08-15 or 15 Aug there is no doubt',
      },
    }),
  }),

  'time-out-of-reach': define<{ found: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '离计划期太远', en: 'Out of reach of the plan' },
    say: ({ found }) => ({
      what: { zh: `“${found}”离计划期太远`, en: `“${found}” is out of reach of the plan` },
      why: {
        zh: '日期最多在计划期前后十年之内，工期最多十年（2,610 个工作日）',
        en: 'A date lies within ten years of the plan’s period, and a duration is at most ten years (2,610 working days)',
      },
      fix: { zh: '核对年份或天数', en: 'Check the year, or the number of days' },
    }),
  }),

  'wrong-unit': define<{ found: string; unit: string; wanted: Unit; column: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '单位对不上', en: 'A number of another unit' },
    say: ({ found, wanted, column }) => ({
      what: {
        zh: `“${found}”的单位和“${column}”的单位${wanted.label.zh === '' ? '' : `（${wanted.label.zh}）`}不是一回事`,
        en: `“${found}” does not count what “${column}” counts${wanted.label.en === '' ? '' : ` (${wanted.label.en})`}`,
      },
      why: {
        zh: '金额、数量和比率不能互相换算，家数也不能当成场次',
        en: 'Money, counts and ratios do not convert into each other, nor do two different counts',
      },
      fix: {
        zh: `改成${wanted.label.zh === '' ? '不带单位的数' : `以${wanted.label.zh}计的数`}，或改目标的单位`,
        en:
          wanted.label.en === ''
            ? 'Write a plain number, or change the goal’s unit'
            : `Write it in ${wanted.label.en}, or change the goal’s unit`,
      },
    }),
  }),

  'unknown-choice': define<{
    found: string;
    column: string;
    known: readonly Words[];
    suggestion: string | null;
  }>({
    severity: 'error',
    blocking: true,
    title: { zh: '不在可选的词里', en: 'None of the words that may stand here' },
    say: ({ found, column, known, suggestion }) => ({
      what: { zh: `“${column}”不能写“${found}”`, en: `“${column}” cannot be “${found}”` },
      why: {
        zh: `可以写：${known.map((it) => it.zh).join('、')}`,
        en: `It can be: ${known.map((it) => it.en).join(', ')}`,
      },
      fix: didYouMean(suggestion, { zh: '选其中一个，或留空', en: 'Choose one of these, or leave it blank' }),
    }),
  }),

  'percent-or-fraction': define<{ found: string; column: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '百分数还是小数？', en: 'A percentage or a fraction?' },
    say: ({ found, column }) => {
      const number = Number(found);
      const [low, high] = Number.isFinite(number)
        ? [`${found}%`, `${Number((number * 100).toPrecision(12))}%`]
        : [`${found}%`, ''];
      return {
        what: {
          zh: `“${column}”写的是“${found}”，没有百分号`,
          en: `“${column}” says “${found}”, without a percent sign`,
        },
        why: { zh: `可能是 ${low}，也可能是 ${high}`, en: `It could be ${low} or ${high}` },
        fix: { zh: `写清楚，例如 ${high || '40%'}`, en: `Say which, for instance ${high || '40%'}` },
      };
    },
  }),

  'ratio-change-in-percent': define<{ found: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '比率的变化要用百分点', en: 'A ratio changes in points' },
    say: ({ found }) => ({
      what: {
        zh: `“${found}”说的是提高几个百分点，还是提高百分之几？`,
        en: `Does “${found}” mean points, or percent of the ratio?`,
      },
      why: {
        zh: '52% 提高 5 个百分点是 57%，提高 5% 是 54.6%',
        en: '52% plus 5 points is 57%; 5% more than 52% is 54.6%',
      },
      fix: {
        zh: '写“+5个百分点”，或直接写目标值，如 57%',
        en: 'Write “+5 pp”, or the level itself, such as 57%',
      },
    }),
  }),

  'unknown-measure': define<{ found: string; suggestion: string | null }>({
    severity: 'error',
    blocking: true,
    title: { zh: '不认识的指标', en: 'Unknown measure' },
    say: ({ found, suggestion }) => ({
      what: {
        zh: `地址里冒号后面的“${found}”不是一个指标`,
        en: `“${found}”, after the colon of the address, is no measure`,
      },
      fix: didYouMean(suggestion, {
        zh: '例如：目标、实际、达成率、增幅、转化率',
        en: 'For instance: target, actual, attainment, growth, conversion',
      }),
    }),
  }),

  'goal-without-number': define<{ found: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '目标没有数字', en: 'A goal without a number' },
    say: ({ found }) => ({
      what: {
        zh: `“${found}”不是一个可以衡量的目标值`,
        en: `“${found}” is not a target that can be measured`,
      },
      why: {
        zh: '没有数字就无法拆解、跟踪，也说不清是否达成',
        en: 'Without a number it cannot be split, followed, or found met',
      },
      fix: {
        zh: '写明从多少到多少，例如：目标“销售总额”，单位“万元”，基线“770”，目标值“1000”；或写增幅“+30%”',
        en: 'Say from what to what, for instance: goal “Sales”, unit “USD k”, baseline “770”, target “1000”; or a growth, “+30%”',
      },
    }),
  }),

  'unit-unclear': define<{ found: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '单位不明确', en: 'An unclear unit' },
    say: ({ found }) => ({
      what: { zh: `看不出单位“${found}”数的是什么`, en: `It is not clear what the unit “${found}” counts` },
      why: {
        zh: '每个数都要知道数的是什么：只写“万”，可能是万元，也可能是万台',
        en: 'A number must say what it counts: a scale alone could be money or things',
      },
      fix: { zh: '写完整：万元、元、%、家、万台……', en: 'Write it out: USD k, CNY, %, customers …' },
    }),
  }),

  'percentage-that-adds': define<{ goal: string; type: 'flow' | 'stock' | 'ratio' }>({
    severity: 'error',
    blocking: true,
    title: { zh: '百分比不能相加', en: 'A percentage never adds' },
    say: ({ goal, type }) => ({
      what: {
        zh: `“${goal}”的单位是 %，类型却是${type === 'flow' ? '累计' : '存量'}`,
        en: `“${goal}” is a percentage, yet its type is ${type}`,
      },
      why: {
        zh: '各期、各成员的百分比加起来没有意义',
        en: 'Percentages of periods or members add up to nothing',
      },
      fix: {
        zh: '把类型改成“比率”，或改用可以相加的单位',
        en: 'Make its type “ratio”, or use a unit that adds',
      },
    }),
  }),

  'direction-conflict': define<{ goal: string; target: string; direction: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '方向前后矛盾', en: 'Two directions at once' },
    say: ({ goal, target, direction }) => ({
      what: {
        zh: `“${goal}”的目标值“${target}”和方向“${direction}”矛盾`,
        en: `The target “${target}” of “${goal}” and its direction “${direction}” contradict each other`,
      },
      why: { zh: '≥ 表示越高越好，≤ 表示越低越好', en: '≥ means higher is better, ≤ lower' },
      fix: { zh: '改其中一个，或把“方向”留空', en: 'Change one of them, or leave the direction blank' },
    }),
  }),

  'half-a-ratio': define<{ goal: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '只有分子或分母', en: 'Only half of a ratio' },
    say: ({ goal }) => ({
      what: {
        zh: `“${goal}”只写了分子和分母中的一个`,
        en: `“${goal}” has a numerator or a denominator, not both`,
      },
      why: { zh: '两者都有，比率才能从它们算出来', en: 'The ratio can be derived from the two together' },
      fix: {
        zh: '补上另一个；来自外部的（如市场规模）写“外部”，数值随实际数据提供',
        en: 'Add the other; one from outside (a market’s size) is written “external” and comes with the actuals',
      },
    }),
  }),

  'doubtful-scale': define<{
    goal: string;
    found: string;
    read: Quantity;
    compared: Quantity;
    /** Of an actual: the period whose plan it is compared with. */
    plan: { readonly period: Period; readonly fiscal: FiscalStart } | null;
    /** Of the goal's own amount: how many of its parts are a thousand times as much. */
    parts?: number;
  }>({
    severity: 'warning',
    title: { zh: '单位可能差了几个数量级', en: 'The scale is probably wrong' },
    say: ({ goal, found, read, compared, plan, parts }) => ({
      what:
        parts !== undefined
          ? {
              zh: `“${found}”读作 ${formatQuantity(read, 'zh-CN')}，而“${goal}”的拆解里有 ${parts} 处是它的一千倍以上`,
              en: `“${found}” was read as ${formatQuantity(read, 'en')}, while ${parts} amounts that break “${goal}” down are a thousand times as much or more`,
            }
          : plan === null
            ? {
                zh: `“${found}”读作 ${formatQuantity(read, 'zh-CN')}，而“${goal}”的目标是 ${formatQuantity(compared, 'zh-CN')}`,
                en: `“${found}” was read as ${formatQuantity(read, 'en')}, while “${goal}” is about ${formatQuantity(compared, 'en')}`,
              }
            : {
                zh: `“${found}”读作 ${formatQuantity(read, 'zh-CN')}，而“${goal}”${formatPeriod(plan.period, 'zh-CN', plan.fiscal)}的计划是 ${formatQuantity(compared, 'zh-CN')}`,
                en: `“${found}” was read as ${formatQuantity(read, 'en')}, while the plan of “${goal}” for ${formatPeriod(plan.period, 'en', plan.fiscal)} is ${formatQuantity(compared, 'en')}`,
              },
      why: {
        zh: '不带单位的数按目标的单位读，不会自动换算',
        en: 'A bare number is in the unit of its goal and is not converted',
      },
      fix:
        parts === undefined
          ? {
              zh: '按目标的单位填，或写明单位，如 1000万元、10000000元、60%',
              en: 'Write it in the goal’s unit, or with its own, such as 120k or 60%',
            }
          : {
              zh: '先核对这一格的单位（￥ 表示元）；这一格没错，再改拆解里的数',
              en: 'Check the unit of this cell first (a currency sign alone means single units); if it is right, correct the amounts of the breakdown',
            },
    }),
  }),
} as const;
