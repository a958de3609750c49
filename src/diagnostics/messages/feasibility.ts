import {
  formatDay,
  formatDayShort,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatPeriodShort,
  formatQuantity,
} from '../../language/format.ts';
import type { Quantity } from '../../language/units.ts';
import type { Lang, Words } from '../../language/words.ts';
import type { Day } from '../../model/calendar.ts';
import { endOf, type FiscalStart, type Period } from '../../model/period.ts';
import { compare, type Rational, subtract } from '../../model/rational.ts';
import { define, type Message } from '../define.ts';
import { bare, budgetWords, type RepairParam, wholeUp } from './repair-words.ts';
import { type RescueParam, repairsInTime } from './rescue-words.ts';

export interface Short {
  readonly period: Period;
  readonly short: Quantity;
}

export const feasibilityMessages = {
  'capacity-short': define<{
    goal: string;
    period: Period;
    fiscal: FiscalStart;
    need: Quantity;
    capacity: Quantity;
    short: Quantity;
    months: readonly Short[];
    repairs: readonly RepairParam[];
    rescue?: RescueParam | null;
    /** The goal's period is over, so that no repair is left. */
    ended?: boolean;
  }>({
    severity: 'error',
    title: { zh: '产能不足', en: 'Capacity short of the target' },
    say: ({ goal, period, fiscal, need, capacity, short, months, repairs, rescue, ended = false }) => {
      const surplus = !adds(need, capacity, short);
      const sums = {
        zh: `${formatPeriod(period, 'zh-CN', fiscal)}要完成 ${formatQuantity(need, 'zh-CN')}，现有人员的产能是 ${formatQuantity(capacity, 'zh-CN')}`,
        en: `${formatPeriod(period, 'en', fiscal)} asks for ${formatQuantity(need, 'en')}, the people in the plan can do ${formatQuantity(capacity, 'en')}`,
      };
      const list = byMonth(months, fiscal);
      return {
        what: surplus
          ? {
              zh: `“${goal}”有 ${months.length} 个月人手不够，合计缺 ${formatQuantity(short, 'zh-CN')}`,
              en: `“${goal}” is short of capacity in ${months.length} ${months.length === 1 ? 'month' : 'months'}, by ${formatQuantity(short, 'en')} in all`,
            }
          : {
              zh: `“${goal}”的人手不够：${sums.zh}，缺 ${formatQuantity(short, 'zh-CN')}`,
              en: `“${goal}” is short of capacity: ${sums.en}, which leaves ${formatQuantity(short, 'en')} uncovered`,
            },
        ...(months.length > 0 && {
          why: {
            zh: `按月看缺口：${list.zh}${surplus ? `。${sums.zh}，但一个月多出的产能补不了另一个月` : ''}`,
            en: `Short by month: ${list.en}${surplus ? `. ${sums.en}, but what one month has to spare does not help another` : ''}`,
          },
        }),
        ...(ended ? { fix: TOO_LATE } : fix(repairs, rescue)),
      };
    },
  }),

  'capacity-short-month': define<{
    goal: string;
    fiscal: FiscalStart;
    months: readonly Short[];
    /** From when the people there suffice for the rest of a target for which they were too few; else null. */
    enough: Day | null;
  }>({
    severity: 'note',
    title: { zh: '个别月份产能偏紧', en: 'Capacity tight in single months' },
    say: ({ goal, fiscal, months, enough }) =>
      enough === null
        ? {
            what: {
              zh: `“${goal}”各期合计够，但分到月后有缺口：${byMonth(months, fiscal).zh}`,
              en: `“${goal}” is covered over its periods, but once spread by month it is short: ${byMonth(months, fiscal).en}`,
            },
            fix: {
              zh: '填写分月目标或“季节性”一行，让目标的节奏跟上人员到岗的节奏；或让人员早些到岗',
              en: 'Give monthly targets or a seasonality row that follows the people as they join, or let them join earlier',
            },
          }
        : pastShort({ goal, fiscal, months, enough }),
  }),

  'funnel-incomplete': define<{ stage: string; lacks: 'conversion' | 'goal' | 'deal-size' | 'last' }>({
    severity: 'warning',
    title: { zh: '漏斗不完整', en: 'A funnel that is not complete' },
    say: ({ stage, lacks }) => FUNNEL_LACKS[lacks](stage),
  }),

  'leaves-before-joining': define<{ role: string; joins: Day; leaves: Day }>({
    severity: 'warning',
    title: { zh: '离岗早于到岗', en: 'Leaving before joining' },
    say: ({ role, joins, leaves }) => ({
      what: {
        zh: `“${role}”的离岗日期（${formatDay(leaves, 'zh-CN')}）早于到岗日期（${formatDay(joins, 'zh-CN')}）`,
        en: `“${role}” leaves on ${formatDay(leaves, 'en')}, before joining on ${formatDay(joins, 'en')}`,
      },
      why: { zh: '照这样，这一行的人没有产能', en: 'Like this the row adds no capacity' },
      fix: { zh: '核对这两个日期和年份', en: 'Check the two dates and their years' },
    }),
  }),

  'funnel-short': define<{
    goal: string;
    stage: string;
    needed: Rational;
    promised: Rational;
    short: Rational;
    repairs: readonly RepairParam[];
    /** The goal's period is over, so that no repair is left. */
    ended?: boolean;
  }>({
    severity: 'error',
    title: { zh: '线索不足以支撑目标', en: 'Too few leads for the target' },
    say: ({ goal, stage, needed, promised, short, repairs, ended = false }) => ({
      what: {
        zh: `从“${goal}”的目标倒推，“${stage}”需要 ${wholeUp(needed)} 条，各渠道合计承诺 ${formatNumber(promised, { atMost: 0 })} 条，差 ${wholeUp(short)} 条`,
        en: `Worked backwards from the target of “${goal}”, “${stage}” needs ${wholeUp(needed)}; the channels promise ${formatNumber(promised, { atMost: 0 })}, ${wholeUp(short)} too few`,
      },
      ...(ended ? { fix: TOO_FEW_LEADS } : fix(repairs)),
    }),
  }),

  'funnel-starts-before-plan': define<{
    goal: string;
    stage: string;
    before: Rational;
    first: Period;
    fiscal: FiscalStart;
  }>({
    severity: 'note',
    title: { zh: '部分线索须在计划期之前就有', en: 'Leads needed before the plan begins' },
    say: ({ goal, stage, before, first, fiscal }) => ({
      what: {
        zh: `按漏斗的周期，“${goal}”有 ${wholeUp(before)} 条“${stage}”须在计划开始前就到手（最早 ${formatPeriod(first, 'zh-CN', fiscal)}）`,
        en: `With the lags of the funnel, ${wholeUp(before)} of “${stage}” for “${goal}” have to exist before the plan begins (from ${formatPeriod(first, 'en', fiscal)})`,
      },
      fix: {
        zh: '核对现有存量是否够用；不够就放低前几个月的目标，或缩短周期',
        en: 'Check that the pipeline at hand covers them; if not, lower the first months or shorten the cycle',
      },
    }),
  }),

  'budget-exceeded': define<{
    what: 'lines' | 'tasks' | 'channels' | 'tools' | 'leads';
    total: Quantity;
    used: Quantity;
    over: Quantity;
  }>({
    severity: 'error',
    title: { zh: '超出预算', en: 'Budget exceeded' },
    say: ({ what, total, used, over }) => ({
      what: {
        zh: `${BUDGET_ZH[what]} ${formatQuantity(used, 'zh-CN')}，预算只有 ${formatQuantity(total, 'zh-CN')}，超出 ${formatQuantity(over, 'zh-CN')}`,
        en: `${BUDGET_EN[what]} ${formatQuantity(used, 'en')} against a budget of ${formatQuantity(total, 'en')}: ${formatQuantity(over, 'en')} too much`,
      },
      fix: budgetWords({ leads: what === 'leads', total, used, over }),
    }),
  }),

  'budget-share-over-100': define<{ of: 'budget' | 'leads' | 'lines'; total: Rational; over: Rational }>({
    severity: 'error',
    title: { zh: '占比合计超过 100%', en: 'Shares add up to more than 100%' },
    say: ({ of, total, over }) => ({
      what: {
        zh: `${SHARE_ZH[of]}合计 ${formatPercent(total)}，超过 100% 共 ${formatPercent(over)}`,
        en: `${SHARE_EN[of]} add up to ${formatPercent(total)}, ${formatPercent(over)} more than there is`,
      },
      fix: { zh: '调低其中几项，使合计不超过 100%', en: 'Lower some of them until they fit into 100%' },
    }),
  }),

  'task-late': define<{
    task: string;
    due: Day;
    days: number;
    progress: Rational | null;
    owners: readonly string[];
  }>({
    severity: 'warning',
    title: { zh: '任务逾期', en: 'Task overdue' },
    say: ({ task, due, days, progress, owners }) => ({
      what: {
        zh: `任务“${task}”应在 ${formatDay(due, 'zh-CN')}完成，已过 ${days} 天，${progress === null ? '没有填写进度' : `进度 ${formatPercent(progress)}`}`,
        en: `Task “${task}” was due on ${formatDay(due, 'en')}, ${days} ${days === 1 ? 'day' : 'days'} ago, ${progress === null ? 'and states no progress' : `and stands at ${formatPercent(progress)}`}`,
      },
      fix: {
        zh: `${owners.length > 0 ? `请${owners.join('、')}` : '请'}更新进度，或定下新的截止日期`,
        en: `${owners.length > 0 ? `${owners.join(', ')}: update` : 'Update'} the progress, or agree on a new date`,
      },
    }),
  }),

  'task-held-off': define<{ task: string; written: Day; start: Day; before: string; end: Day }>({
    severity: 'warning',
    title: { zh: '任务的开始早于前置任务完成', en: 'Task starts before its predecessors end' },
    say: ({ task, written, start, before, end }) => ({
      what: {
        zh: `任务“${task}”写明 ${formatDayShort(written, 'zh-CN')}开始，但前置任务“${before}”最早也要到 ${formatDayShort(end, 'zh-CN')}才完成`,
        en: `Task “${task}” is to start on ${formatDayShort(written, 'en')}, but its predecessor “${before}” cannot end before ${formatDayShort(end, 'en')}`,
      },
      why: {
        zh: `写明的开始只是最早的日子，任务按 ${formatDayShort(start, 'zh-CN')}开始推算`,
        en: `A written start is the earliest day; the task is dated from ${formatDayShort(start, 'en')}`,
      },
      fix: {
        zh: `把开始改为 ${formatDayShort(start, 'zh-CN')}或以后，让前置任务提前完成，或解除前置关系`,
        en: `Start on ${formatDayShort(start, 'en')} or later, end the predecessor sooner, or loosen the dependency`,
      },
    }),
  }),

  'task-impossible': define<{
    task: string;
    due: Day;
    earliest: Day;
    workdays: number;
    after: readonly string[];
    reason: 'predecessors' | 'start-after-due' | 'duration';
  }>({
    severity: 'error',
    title: { zh: '任务按期完不成', en: 'Task cannot be done in time' },
    say: ({ task, due, earliest, workdays, after, reason }) => ({
      what: {
        zh:
          reason === 'start-after-due'
            ? `任务“${task}”的开始日期在截止日期（${formatDayShort(due, 'zh-CN')}）之后`
            : `任务“${task}”要求 ${formatDayShort(due, 'zh-CN')}完成，但最早也要到 ${formatDayShort(earliest, 'zh-CN')}，晚 ${workdays} 个工作日`,
        en:
          reason === 'start-after-due'
            ? `Task “${task}” starts after it is due (${formatDayShort(due, 'en')})`
            : `Task “${task}” is due on ${formatDayShort(due, 'en')} but cannot end before ${formatDayShort(earliest, 'en')}, ${workdays} working days later`,
      },
      ...(reason === 'predecessors' && {
        why: {
          zh: `它要等前置任务“${after.join('”“')}”完成`,
          en: `It has to wait for “${after.join('”, “')}”`,
        },
      }),
      ...(reason === 'duration' && {
        why: {
          zh: '从开始日期算起，工期排不进截止日期',
          en: 'Its duration does not fit between its start and its due date',
        },
      }),
      fix:
        reason === 'start-after-due'
          ? { zh: '核对这两个日期', en: 'Check the two dates' }
          : {
              zh: '推迟截止日期，缩短工期，或解除前置关系',
              en: 'Move the date, shorten the work, or loosen the dependency',
            },
    }),
  }),

  'task-cycle': define<{ tasks: readonly string[] }>({
    severity: 'error',
    title: { zh: '任务互为前置', en: 'Tasks wait for each other' },
    say: ({ tasks }) => ({
      what: {
        zh: `这些任务互相等待，谁也开始不了：${tasks.join(' → ')}`,
        en: `These tasks wait for each other, so none can begin: ${tasks.join(' → ')}`,
      },
      fix: { zh: '去掉其中一个“前置”', en: 'Remove one of the dependencies' },
    }),
  }),

  'task-outside-plan': define<{ task: string; from: Day; to: Day; period: Period; fiscal: FiscalStart }>({
    severity: 'warning',
    title: { zh: '任务不在计划期内', en: 'Task outside the plan’s period' },
    say: ({ task, from, to, period, fiscal }) => ({
      what: {
        zh: `任务“${task}”（${formatDay(from, 'zh-CN')}至 ${formatDay(to, 'zh-CN')}）离计划期（${formatPeriod(period, 'zh-CN', fiscal)}）太远`,
        en: `Task “${task}” (${formatDay(from, 'en')} to ${formatDay(to, 'en')}) lies far outside the plan’s period (${formatPeriod(period, 'en', fiscal)})`,
      },
      fix: { zh: '核对日期和年份', en: 'Check the dates and their year' },
    }),
  }),

  'owner-overloaded': define<{ owner: string; tasks: readonly string[]; from: Day; to: Day; limit: number }>({
    severity: 'warning',
    title: { zh: '同时承担的任务过多', en: 'Too many tasks at once' },
    say: ({ owner, tasks, from, to, limit }) => ({
      what: {
        zh: `${owner}在 ${formatDayShort(from, 'zh-CN')}至 ${formatDayShort(to, 'zh-CN')}同时有 ${tasks.length} 项任务：${tasks.join('、')}`,
        en: `${owner} has ${tasks.length} tasks at once from ${formatDayShort(from, 'en')} to ${formatDayShort(to, 'en')}: ${tasks.join(', ')}`,
      },
      why: {
        zh: `同一人同一天超过 ${limit} 项，多半会有一项落空`,
        en: `With more than ${limit} on one day one of them is likely to slip`,
      },
      fix: { zh: '错开时间，或换人负责', en: 'Spread them out, or give some to others' },
    }),
  }),

  'task-without-owner': define<{ task: string }>({
    severity: 'warning',
    title: { zh: '任务没有负责人', en: 'Task without an owner' },
    say: ({ task }) => ({
      what: { zh: `任务“${task}”没有负责人`, en: `Task “${task}” has no owner` },
      fix: { zh: '写上一个人的名字', en: 'Name one person' },
    }),
  }),

  'milestone-late': define<{ milestone: string; day: Day; days: number }>({
    severity: 'warning',
    title: { zh: '里程碑延误', en: 'Milestone missed' },
    say: ({ milestone, day, days }) => ({
      what: {
        zh: `里程碑“${milestone}”定在 ${formatDay(day, 'zh-CN')}，${days > 0 ? `已过 ${days} 天，` : ''}还没有完成`,
        en: `Milestone “${milestone}” was set for ${formatDay(day, 'en')}${days > 0 ? `, ${days} ${days === 1 ? 'day' : 'days'} ago,` : ''} and is not done`,
      },
      fix: {
        zh: '完成后把状态改为“完成”；否则写明新的日期和原因',
        en: 'Set its status to done when it is; otherwise give a new date and the reason',
      },
    }),
  }),

  'baseline-missing': define<{ goal: string }>({
    severity: 'warning',
    title: { zh: '目标没有基线', en: 'Goal without a baseline' },
    say: ({ goal }) => ({
      what: { zh: `“${goal}”没有写基线`, en: `“${goal}” has no baseline` },
      why: {
        zh: '没有基线，就看不出这个目标要增长多少、够不够得着',
        en: 'Without it nobody can tell how much growth the goal asks for, or whether it is in reach',
      },
      fix: {
        zh: '填上去年同期的数；确实没有（比如新品），写“—”，并在“依据”里说明',
        en: 'Give last year’s figure; where there is none (a launch, say), write “—” and the reason under “reason”',
      },
    }),
  }),

  'no-actuals-source': define<{ goal: string }>({
    severity: 'warning',
    title: { zh: '没有实际数据的来源', en: 'No source of actuals' },
    say: ({ goal }) => ({
      what: {
        zh: `计划没有说明“${goal}”的实际数从哪里来`,
        en: `The plan does not say where the actuals of “${goal}” come from`,
      },
      fix: {
        zh: '在第五步加一张实际完成表，或在文件头写 actuals: actuals.csv',
        en: 'Add a table of actuals to step 5, or actuals: actuals.csv to the frontmatter',
      },
    }),
  }),

  'goal-without-owner': define<{ goal: string; member: string | null }>({
    severity: 'warning',
    title: { zh: '目标没有负责人', en: 'Goal without an owner' },
    say: ({ goal, member }) => ({
      what: {
        zh: `“${member === null ? goal : `${goal}/${member}`}”没有负责人`,
        en: `“${member === null ? goal : `${goal}/${member}`}” has no owner`,
      },
      fix: { zh: '写上对结果负责的人', en: 'Name the person who answers for the result' },
    }),
  }),

  'pace-out-of-reach': define<{
    goal: string;
    needed: Quantity;
    best: Quantity;
    ratio: Rational;
    periods: number;
    grain: 'month' | 'quarter' | 'half' | 'year';
  }>({
    severity: 'warning',
    title: { zh: '所需节奏超出历史最好水平', en: 'The needed pace is beyond the best so far' },
    say: ({ goal, needed, best, ratio, periods, grain }) => ({
      what: {
        zh: `“${goal}”要达标，余下${periods === 1 ? '一' : ` ${periods} `}个${GRAIN_ZH[grain]}${periods === 1 ? '' : `每${GRAIN_UNIT_ZH[grain]}`}须完成 ${formatQuantity(needed, 'zh-CN')}，是最好一期（${formatQuantity(best, 'zh-CN')}）的 ${formatNumber(ratio)} 倍`,
        en: `To reach “${goal}”, ${periods === 1 ? `the ${grain} that remains` : `each of the ${periods} remaining ${GRAIN_EN[grain]}`} has to bring ${formatQuantity(needed, 'en')}, ${formatNumber(ratio)} times the best so far (${formatQuantity(best, 'en')})`,
      },
      fix: {
        zh: '说明靠什么做到（写进调整措施），或调整目标',
        en: 'Say what will make it possible (as an adjustment), or change the target',
      },
    }),
  }),
} as const;

/** What a funnel lacks, by the stage at which it shows. */
const FUNNEL_LACKS = {
  conversion: (stage: string) => ({
    what: {
      zh: `漏斗的“${stage}”没有大于零的转化率，整条漏斗无法倒推`,
      en: `The stage “${stage}” has no conversion above zero, so the funnel cannot be worked backwards`,
    },
    fix: { zh: '填上从这一阶段到下一阶段的转化率', en: 'Give the conversion from this stage to the next' },
  }),
  last: (stage: string) => ({
    what: {
      zh: `“${stage}”是漏斗的最后一个阶段，它的转化率没有用上`,
      en: `“${stage}” is the last stage of the funnel; its conversion is not used`,
    },
    why: {
      zh: '转化率说的是从这一阶段到下一阶段',
      en: 'A conversion leads from its stage to the next one',
    },
    fix: { zh: '移到前一行，或补上下一个阶段', en: 'Move it one row up, or add the stage that follows' },
  }),
  'deal-size': () => ({
    what: {
      zh: '漏斗没有客单价，金额目标换不成需要的单数',
      en: 'The funnel has no deal size, so an amount of money cannot be turned into deals',
    },
    fix: { zh: '在最后一行填上客单价', en: 'Give the deal size in the last row' },
  }),
  goal: () => ({
    what: {
      zh: '看不出这条漏斗支撑哪个目标，没有倒推',
      en: 'It is not clear which goal this funnel serves, so it is not worked backwards',
    },
    fix: { zh: '加一列“支撑目标”，写上目标名', en: 'Add a column “supports” with the name of the goal' },
  }),
} as const;

function byMonth(months: readonly Short[], fiscal: FiscalStart) {
  const amounts = bare(months.map((it) => it.short));
  const list = (lang: Lang, between: string) =>
    months.map((it, n) => `${formatPeriodShort(it.period, lang, fiscal)} ${amounts[n] ?? ''}`).join(between);
  return { zh: list('zh-CN', '、'), en: list('en', ', ') };
}

/** Months gone by that were short are told apart from those to come, which are short only once spread by month. */
function pastShort(found: {
  readonly goal: string;
  readonly fiscal: FiscalStart;
  readonly months: readonly Short[];
  readonly enough: Day;
}): Message {
  const { goal, fiscal, months, enough } = found;
  const isPast = ({ period }: Short) => endOf(period) < enough;
  const [past, ahead] = [months.filter(isPast), months.filter((it) => !isPast(it))];
  const [gone, still] = [byMonth(past, fiscal), byMonth(ahead, fiscal)];
  const zh = [
    ...(past.length > 0 ? [`缺口在${formatDay(enough, 'zh-CN')}以前：${gone.zh}`] : []),
    ...(ahead.length > 0 ? [`以后分到月仍有缺口（${still.zh}），合起来够`] : []),
  ];
  const en = [
    ...(past.length > 0 ? [`Short before ${formatDay(enough, 'en')}: ${gone.en}`] : []),
    ...(ahead.length > 0
      ? [`${past.length > 0 ? 'still' : 'Still'} short by month: ${still.en}, but covered taken together`]
      : []),
  ];
  return {
    what: {
      zh: `“${goal}”有的月份人手不够，但从${formatDay(enough, 'zh-CN')}起，计划里的人手够完成余下的目标`,
      en: `“${goal}” has months with too few people, but from ${formatDay(enough, 'en')} those in the plan suffice for what is left of the target`,
    },
    why: { zh: zh.join('；'), en: en.join('; ') },
    fix: {
      zh: '不必再招；余下各月按产能完成，目标就够得着',
      en: 'No more hiring is needed: the target is in reach if the months left bring what the people can do',
    },
  };
}

/** Whether what is short is what the sums of the whole period differ by. */
function adds(need: Quantity, capacity: Quantity, short: Quantity): boolean {
  return compare(subtract(need.value, capacity.value), short.value) === 0;
}

function fix(repairs: readonly RepairParam[], rescue: RescueParam | null = null) {
  const words = repairsInTime(repairs, rescue);
  return words === null ? {} : { fix: words };
}

const TOO_FEW_LEADS: Words = {
  zh: '期间已经结束，补不上了；写进复盘，下一期按渠道给得出的线索定目标，或早些加投放',
  en: 'The period is over and nothing can make it up; say so in the review, and next time set the target by the leads there will be or spend earlier',
};

const TOO_LATE: Words = {
  zh: '期间已经结束，补不上了；写进复盘，下一期按人手定目标，或早些招人',
  en: 'The period is over and nothing can make it up; say so in the review, and next time set the target by the people there are or hire earlier',
};

const BUDGET_ZH = {
  lines: '预算明细合计',
  tasks: '任务的预算合计',
  channels: '渠道的预算合计',
  tools: '工具的费用合计',
  leads: '买到所需线索要花',
} as const;

const BUDGET_EN = {
  lines: 'The budget lines add up to',
  tasks: 'The tasks plan to spend',
  channels: 'The channels plan to spend',
  tools: 'The tools cost',
  leads: 'The leads the target needs cost',
} as const;

const SHARE_ZH = { budget: '各渠道的预算占比', leads: '各渠道的线索占比', lines: '预算明细的占比' } as const;
const SHARE_EN = {
  budget: 'The channels’ shares of the budget',
  leads: 'The channels’ shares of the leads',
  lines: 'The shares of the budget lines',
} as const;

const GRAIN_ZH = { month: '月', quarter: '季度', half: '半年', year: '年' } as const;
const GRAIN_UNIT_ZH = { month: '月', quarter: '季', half: '半年', year: '年' } as const;
const GRAIN_EN = { month: 'months', quarter: 'quarters', half: 'halves', year: 'years' } as const;
