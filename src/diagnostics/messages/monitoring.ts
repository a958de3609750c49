import {
  formatDay,
  formatDifference,
  formatPercent,
  formatPeriod,
  formatPeriodShort,
  formatQuantity,
} from '../../language/format.ts';
import type { Quantity } from '../../language/units.ts';
import type { Lang } from '../../language/words.ts';
import type { Day } from '../../model/calendar.ts';
import type { FiscalStart, Period } from '../../model/period.ts';
import type { Rational } from '../../model/rational.ts';
import { define } from '../define.ts';
import { listed } from '../phrases.ts';

/** A target that nobody wrote: it was computed from that of a longer period. */
export interface Computed {
  readonly from: Period;
  readonly type: 'flow' | 'stock' | 'ratio';
  readonly base: string;
}

export interface Outcome {
  readonly goal: string;
  readonly period: Period;
  readonly fiscal: FiscalStart;
  readonly target: Quantity;
  readonly actual: Quantity;
  readonly attainment: Rational | null;
  readonly computed?: Computed | null;
}

type Lack = 'row' | 'cause' | 'action' | 'owner' | 'due';

/** What to write for a period in which nothing happened: a ratio has no value then, and a level stays. */
const NOTHING_HAPPENED = {
  flow: {
    zh: '补上实际数；确实没有发生，写 0',
    en: 'Add the figure; if there really was none, write 0',
  },
  ratio: {
    zh: '补上实际数；这一期一例也没有，写 0/0（CSV 里分子、分母都写 0），不要写 0',
    en: 'Add the figure; if there was no case at all, write 0/0 (in a CSV, 0 as numerator and denominator), not 0',
  },
  stock: {
    zh: '补上期末的数；没有变化，就再写一次上一期的数',
    en: 'Add the level at the end; if it did not change, write that of the period before again',
  },
} as const;

export const monitoringMessages = {
  'red-without-cause': define<Outcome & { lacks: readonly Lack[] }>({
    severity: 'error',
    title: { zh: '红灯没有原因和措施', en: 'Red without a cause and an adjustment' },
    say: (p) => ({
      what: {
        zh: `${outcomeZh(p)}，红灯，${p.lacks[0] === 'row' ? '“偏差与调整”里没有对应的一行' : `但缺少${p.lacks.map((l) => LACK_ZH[l]).join('、')}`}`,
        en: `${outcomeEn(p)}: red, ${p.lacks[0] === 'row' ? 'and no row under “Deviations and adjustments” explains it' : `but without ${p.lacks.map((l) => LACK_EN[l]).join(', ')}`}`,
      },
      ...computedWhy(p),
      fix: {
        zh: '在第五步写明：为什么、怎么调整、谁负责、什么时候完成',
        en: 'Say in step 5 why, what changes, who does it and by when',
      },
    }),
  }),

  'yellow-without-cause': define<Outcome>({
    severity: 'warning',
    title: { zh: '黄灯没有原因', en: 'Yellow without a cause' },
    say: (p) => ({
      what: {
        zh: `${outcomeZh(p)}，黄灯，没有写原因`,
        en: `${outcomeEn(p)}: yellow, with no cause given`,
      },
      ...computedWhy(p),
      fix: { zh: '在第五步的“偏差与调整”里补一句原因', en: 'Add the cause under deviations in step 5' },
    }),
  }),

  'over-achievement-unexplained': define<Outcome>({
    severity: 'note',
    title: { zh: '大幅超额没有说明', en: 'Over-achievement without an explanation' },
    say: (p) => ({
      what: {
        zh: `${outcomeZh(p)}，超过 120%，没有说明原因`,
        en: `${outcomeEn(p)}: above 120%, and nobody says why`,
      },
      ...computedWhy(p),
      fix: {
        zh: '写下原因：是打法有效可以推广，还是目标定低了、订单提前了？',
        en: 'Note the cause: something worth repeating, a target set too low, or orders pulled forward?',
      },
    }),
  }),

  'action-overdue': define<{ goal: string; action: string; due: Day; owners: readonly string[] }>({
    severity: 'warning',
    title: { zh: '调整措施逾期', en: 'Adjustment overdue' },
    say: ({ goal, action, due, owners }) => ({
      what: {
        zh: `“${goal}”的调整措施“${action}”应在 ${formatDay(due, 'zh-CN')}完成，还没有标记完成`,
        en: `The adjustment “${action}” for “${goal}” was due on ${formatDay(due, 'en')} and is not marked done`,
      },
      fix: {
        zh: `${owners.length > 0 ? `请${owners.join('、')}` : '请'}更新状态，或定下新的日期`,
        en: `${owners.length > 0 ? `${owners.join(', ')}: update` : 'Update'} its status, or agree on a new date`,
      },
    }),
  }),

  'adjustment-without-effect': define<Outcome & { action: string; since: Rational | null }>({
    severity: 'warning',
    title: { zh: '调整之后没有好转', en: 'Adjustment without effect' },
    say: (p) => ({
      what: {
        zh: `“${p.goal}”做过调整（${p.action}），但之后的 ${formatPeriod(p.period, 'zh-CN', p.fiscal)}达成率 ${percent(p.attainment)}，比调整前的 ${percent(p.since)} 没有好转`,
        en: `“${p.goal}” was adjusted (${p.action}), yet ${formatPeriod(p.period, 'en', p.fiscal)} came in at ${percent(p.attainment)}, no better than the ${percent(p.since)} before`,
      },
      fix: { zh: '重新看原因，换一个办法', en: 'Look at the cause again and try something else' },
    }),
  }),

  'standard-missed': define<{
    goal: string;
    member: string | null;
    period: Period;
    fiscal: FiscalStart;
    standard: string;
    kind: 'deviation' | 'level';
    /** A ratio deviates in points, an amount in percent. */
    ratio: boolean;
    found: Quantity;
  }>({
    severity: 'warning',
    title: { zh: '未达到完成标准', en: 'Completion standard missed' },
    say: ({ goal, member, period, fiscal, standard, kind, ratio, found }) => ({
      what: {
        zh: `“${path(goal, member)}” ${formatPeriod(period, 'zh-CN', fiscal)}没有达到完成标准“${standard}”：${kind === 'deviation' ? '偏差' : '实际'} ${foundText(kind, ratio, found, 'zh-CN')}`,
        en: `“${path(goal, member)}” missed its standard “${standard}” in ${formatPeriod(period, 'en', fiscal)}: ${kind === 'deviation' ? 'the deviation was' : 'it came to'} ${foundText(kind, ratio, found, 'en')}`,
      },
      fix: {
        zh: '标准和红绿灯是两回事：查明偏差的来由；标准不合适就改标准',
        en: 'The standard is a test of its own beside the light: find what moved it, or set a standard that fits',
      },
    }),
  }),

  'over-assigned': define<{
    goal: string;
    dimension: string;
    assigned: Quantity;
    target: Quantity;
    over: Rational;
  }>({
    severity: 'warning',
    title: { zh: '超额下达过多', en: 'Over-assigned' },
    say: ({ goal, dimension, assigned, target, over }) => ({
      what: {
        zh: `“${goal}”按${dimension}共下达 ${formatQuantity(assigned, 'zh-CN')}，比目标 ${formatQuantity(target, 'zh-CN')}多 ${formatPercent(over)}`,
        en: `“${goal}” assigns ${formatQuantity(assigned, 'en')} by ${dimension}, ${formatPercent(over)} above the target of ${formatQuantity(target, 'en')}`,
      },
      why: {
        zh: '下达比目标高出 20% 以上，下面的人就不再当真',
        en: 'Beyond 20% people stop taking the assigned numbers seriously',
      },
      fix: { zh: '调低下达值，或提高目标', en: 'Lower what is assigned, or raise the target' },
    }),
  }),

  'assigned-short': define<{
    goal: string;
    dimension: string;
    assigned: Quantity;
    target: Quantity;
    short: Quantity;
  }>({
    severity: 'warning',
    title: { zh: '下达少于目标', en: 'Less assigned than the target' },
    say: ({ goal, dimension, assigned, target, short }) => ({
      what: {
        zh: `“${goal}”的目标是 ${formatQuantity(target, 'zh-CN')}，按${dimension}只下达了 ${formatQuantity(assigned, 'zh-CN')}，有 ${formatQuantity(short, 'zh-CN')}没有人承担`,
        en: `“${goal}” has a target of ${formatQuantity(target, 'en')} but only ${formatQuantity(assigned, 'en')} is assigned by ${dimension}: nobody carries ${formatQuantity(short, 'en')}`,
      },
      fix: { zh: '把余下的部分下达到人', en: 'Assign the rest to somebody' },
    }),
  }),

  'conversion-below-plan': define<{
    name: string;
    fiscal: FiscalStart;
    plan: Rational;
    measured: readonly { readonly period: Period; readonly rate: Rational }[];
  }>({
    severity: 'warning',
    title: { zh: '转化率低于计划', en: 'Conversion below plan' },
    say: ({ name, fiscal, plan, measured }) => ({
      what: {
        zh: `“${name}”的转化率低于计划的 ${formatPercent(plan)}：${measured.map((it) => `${formatPeriodShort(it.period, 'zh-CN', fiscal)} ${formatPercent(it.rate)}`).join('、')}`,
        en: `“${name}” converts less than the ${formatPercent(plan)} the plan counts on: ${measured.map((it) => `${formatPeriodShort(it.period, 'en', fiscal)} ${formatPercent(it.rate)}`).join(', ')}`,
      },
      fix: {
        zh: '找出线索丢在哪一步；漏斗的倒推也要按实际的转化率重算',
        en: 'Find the step at which leads are lost, and work the funnel again with the rate you really see',
      },
    }),
  }),

  'actual-missing': define<{
    goal: string;
    type: 'flow' | 'ratio' | 'stock';
    runs: readonly Period[];
    fiscal: FiscalStart;
  }>({
    severity: 'warning',
    title: { zh: '缺少实际数', en: 'Actual missing' },
    say: ({ goal, type, runs, fiscal }) => {
      const names = (lang: Lang) =>
        listed(
          runs.map((it) => formatPeriod(it, lang, fiscal)),
          6,
        );
      return {
        what: {
          zh: `“${goal}”缺少 ${names('zh-CN').zh}的实际数`,
          en: `“${goal}” lacks its actual for ${names('en').en}`,
        },
        why: {
          zh: '期间已经结束；缺数不等于零：显示为灰灯，不计入累计达成',
          en: 'The time is over, and missing is not zero: it is shown grey and counts on neither side of the year to date',
        },
        fix: NOTHING_HAPPENED[type],
      };
    },
  }),

  'share-strategy-disagrees': define<{ name: string; strategy: Rational; plan: Rational; goal: string }>({
    severity: 'error',
    title: { zh: '策略占比与拆解不一致', en: 'Strategy and decomposition disagree' },
    say: ({ name, strategy, plan, goal }) => ({
      what: {
        zh: `“${name}”在销售策略里的目标占比是 ${formatPercent(strategy)}，在“${goal}”的拆解里是 ${formatPercent(plan)}`,
        en: `“${name}” is to bring ${formatPercent(strategy)} according to the strategy, but ${formatPercent(plan)} in the decomposition of “${goal}”`,
      },
      why: { zh: '两处不同时以第二步的拆解为准', en: 'Where the two differ, step 2 counts' },
      fix: { zh: '把两处改成同一个数', en: 'Make them the same' },
    }),
  }),

  'scenario-changes-nothing': define<{ scenario: string; address: string }>({
    severity: 'warning',
    title: { zh: '情景里的调整没有对象', en: 'Scenario changes nothing' },
    say: ({ scenario, address }) => ({
      what: {
        zh: `情景“${scenario}”要改“${address}”，但计划里没有这个可以改的数，这一项没有计入`,
        en: `Scenario “${scenario}” changes “${address}”, but the plan has no such assumption; it is left out`,
      },
      fix: {
        zh: '核对名称，例如 人员/电销:人数、渠道/行业展会:转化率、销售总额:目标',
        en: 'Check the name; examples: people/inside sales:heads, channel/fairs:conversion, Sales:target',
      },
    }),
  }),

  'scenario-impossible': define<{ scenario: string }>({
    severity: 'warning',
    title: { zh: '情景算不出来', en: 'Scenario cannot be computed' },
    say: ({ scenario }) => ({
      what: {
        zh: `按情景“${scenario}”的假设，计划里的数合不上，算不出结果`,
        en: `Under the assumptions of scenario “${scenario}” the numbers of the plan no longer add up, so it has no result`,
      },
      fix: {
        zh: '检查调整的幅度，例如目标是否低于已经填死的分项',
        en: 'Check how far it goes: is a target below parts that are fixed, for instance?',
      },
    }),
  }),

  /** `others`: where findings of this code stand that nothing waives. */
  'waiver-unused': define<{ code: string; address: string | null; others: readonly string[] }>({
    severity: 'warning',
    title: { zh: '豁免没有用上', en: 'Waiver without a finding' },
    say: ({ code, address, others }) => ({
      what: {
        zh: `豁免 ${code}${address === null ? ' ' : `（${address}）`}没有对应的问题`,
        en: `The waiver of ${code}${address === null ? '' : ` (${address})`} matches no finding`,
      },
      fix:
        others.length === 0
          ? {
              zh: '问题已经解决就删掉这一条；否则核对代码和地址',
              en: 'Remove it if the matter is settled; otherwise check the code and the address',
            }
          : {
              zh: `问题已经解决就删掉这一条；否则核对地址：这个代码的问题在 ${listed(others).zh}`,
              en: `Remove it if the matter is settled; otherwise check the address: findings of this code are at ${listed(others).en}`,
            },
    }),
  }),
} as const;

const LACK_ZH: Readonly<Record<Lack, string>> = {
  row: '说明',
  cause: '原因',
  action: '调整措施',
  owner: '负责人',
  due: '截止日期',
};
const LACK_EN: Readonly<Record<Lack, string>> = {
  row: 'an explanation',
  cause: 'a cause',
  action: 'an adjustment',
  owner: 'an owner',
  due: 'a date',
};

/** How a target that nobody wrote came about, so that nobody is asked about a number they never set. */
function computedWhy({ computed = null, period, fiscal }: Outcome) {
  if (computed === null) return {};
  const { from, type, base } = computed;
  const [zh, en] = type === 'ratio' ? INHERITED : type === 'stock' ? STRAIGHT : (BASES[base] ?? BY_DAYS);
  const [whole, part] = [from, period];
  return {
    why: {
      zh: `${formatPeriodShort(part, 'zh-CN', fiscal)}的目标没有写，是由 ${formatPeriod(whole, 'zh-CN', fiscal)}的目标${zh}的；不合适就在第二步写明`,
      en: `Nobody wrote a target for ${formatPeriodShort(part, 'en', fiscal)}: it was ${en} that of ${formatPeriod(whole, 'en', fiscal)}; write it in step 2 if it does not fit`,
    },
  };
}

const INHERITED = ['沿用过来', 'taken over from'] as const;
const STRAIGHT = ['按直线推算', 'put on the straight line to'] as const;
const BY_DAYS = ['按天数分出', 'split by days from'] as const;
const BASES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  seasonality: ['按季节性分出', 'split by seasonality from'],
  'last-year': ['按上年实际分出', 'split by last year’s actuals from'],
  margins: ['按总目标的节奏分出', 'split like the whole goal from'],
  equal: ['平均分出', 'split evenly from'],
  days: BY_DAYS,
};

function outcomeZh(p: Outcome): string {
  return `“${p.goal}” ${formatPeriod(p.period, 'zh-CN', p.fiscal)}完成 ${formatQuantity(p.actual, 'zh-CN')}，目标 ${formatQuantity(p.target, 'zh-CN')}，达成率 ${percent(p.attainment)}`;
}

function outcomeEn(p: Outcome): string {
  return `“${p.goal}” reached ${formatQuantity(p.actual, 'en')} of ${formatQuantity(p.target, 'en')} in ${formatPeriod(p.period, 'en', p.fiscal)}, ${percent(p.attainment)}`;
}

function percent(value: Rational | null): string {
  return value === null ? '—' : formatPercent(value);
}

function path(goal: string, member: string | null): string {
  return member === null ? goal : `${goal}/${member}`;
}

function foundText(kind: 'deviation' | 'level', ratio: boolean, found: Quantity, lang: Lang): string {
  if (kind === 'level') return formatQuantity(found, lang);
  return ratio
    ? formatDifference(found.value, found.unit, lang)
    : formatPercent(found.value, { atMost: 1, signed: true });
}
