import { formatPeriod } from '../../language/format.ts';
import type { Words } from '../../language/words.ts';
import type { FiscalStart, Period } from '../../model/period.ts';
import { define } from '../define.ts';
import { didYouMean, listed } from '../phrases.ts';

export const actualsMessages = {
  'actual-of-unknown-goal': define<{ found: string; suggestion: string | null; known: readonly string[] }>({
    severity: 'error',
    blocking: true,
    title: { zh: '实际数据没有对应的目标', en: 'An actual of an unknown goal' },
    say: ({ found, suggestion, known }) => ({
      what: {
        zh: `实际数据里的“${found}”在计划里没有对应的目标`,
        en: `The actuals name “${found}”, which is no goal of the plan`,
      },
      why:
        known.length === 0
          ? { zh: '第一步还没有目标', en: 'Step 1 has no goals yet' }
          : { zh: `第一步的目标：${listed(known).zh}`, en: `The goals of step 1: ${listed(known).en}` },
      fix: didYouMean(suggestion, {
        zh: '改成计划里的目标名，或删掉这一行',
        en: 'Use a goal of the plan, or remove the row',
      }),
    }),
  }),

  'actual-twice': define<{ subject: string; period: Period; fiscal: FiscalStart }>({
    severity: 'error',
    blocking: true,
    title: { zh: '实际数据重复', en: 'The same actual twice' },
    say: ({ subject, period, fiscal }) => ({
      what: {
        zh: `“${subject}”在 ${formatPeriod(period, 'zh-CN', fiscal)}的实际填了两次`,
        en: `The actual of “${subject}” for ${formatPeriod(period, 'en', fiscal)} is given twice`,
      },
      why: {
        zh: '第五步的表和 CSV 会合并；两个值不会相加，也不知道以哪个为准',
        en: 'The table of step 5 and the CSV are merged; two values are not added, and neither is preferred',
      },
      fix: { zh: '删掉其中一个', en: 'Remove one of them' },
    }),
  }),

  'actual-outside-plan': define<{ found: string; plan: Period; fiscal: FiscalStart }>({
    severity: 'error',
    blocking: true,
    title: { zh: '实际数据超出计划期间', en: 'An actual outside the plan' },
    say: ({ found, plan, fiscal }) => ({
      what: {
        zh: `“${found}”不在计划期间（${formatPeriod(plan, 'zh-CN', fiscal)}）之内`,
        en: `“${found}” does not lie in the plan’s period, ${formatPeriod(plan, 'en', fiscal)}`,
      },
      why: {
        zh: '计划开始之前的整期可以作为上年数据保留；跨界或之后的期间没有目标可比',
        en: 'Whole periods before the plan may stay as history; a later one, or one across its edge, has no target to compare with',
      },
      fix: {
        zh: '改正期间，或把这些行移到下一份计划',
        en: 'Correct the period, or move the rows to the next plan',
      },
    }),
  }),

  'actual-unused': define<{
    subject: string;
    period: Period;
    count: number;
    first: Period;
    fiscal: FiscalStart;
  }>({
    severity: 'note',
    title: { zh: '没有用上的实际数据', en: 'Actuals that are used nowhere' },
    say: ({ subject, period, count, first, fiscal }) => ({
      what: {
        zh: `“${subject}”有 ${count} 条实际在它的期间（${formatPeriod(period, 'zh-CN', fiscal)}）之外，没有用上，最早是 ${formatPeriod(first, 'zh-CN', fiscal)}`,
        en: `${count} ${count === 1 ? 'actual' : 'actuals'} of “${subject}” ${count === 1 ? 'lies' : 'lie'} outside its period, ${formatPeriod(period, 'en', fiscal)}, and ${count === 1 ? 'is' : 'are'} not used; the first is of ${formatPeriod(first, 'en', fiscal)}`,
      },
      why: {
        zh: '期间之前的实际，只有上年同期的会用来比较和分月',
        en: 'Before its period only the same months of the year before count, for comparison and to spread targets over months',
      },
      fix: {
        zh: '年份写错了就改正；只是留作历史，可以不管',
        en: 'Correct the year if it is wrong; rows kept as history may stay',
      },
    }),
  }),

  'actual-not-possible': define<{ found: string; possible: readonly Words[] }>({
    severity: 'error',
    blocking: true,
    title: { zh: '这里没有实际可填', en: 'Nothing that has an actual' },
    say: ({ found, possible }) => ({
      what: { zh: `“${found}”不是可以填实际的东西`, en: `“${found}” cannot have an actual` },
      ...(possible.length > 0
        ? {
            why: {
              zh: `冒号后面可以是：${possible.map((it) => it.zh).join('、')}`,
              en: `After the colon may stand: ${possible.map((it) => it.en).join(', ')}`,
            },
          }
        : {}),
      fix: {
        zh: '写目标名、“目标/成员”，或“渠道/行业展会:转化率”这样的地址',
        en: 'Name a goal, “goal/member”, or an address such as “channel/Trade fairs:conversion”',
      },
    }),
  }),

  'actual-incomplete': define<{ missing: Words }>({
    severity: 'error',
    blocking: true,
    title: { zh: '实际只填了一半', en: 'Half of an actual' },
    say: ({ missing }) => ({
      what: { zh: `这一行缺少“${missing.zh}”`, en: `This row lacks “${missing.en}”` },
      why: {
        zh: '分子与分母、数量与金额都要成对',
        en: 'Numerator and denominator, or quantity and amount, come in pairs',
      },
      fix: {
        zh: '补上它；这一期没有数据就整行删掉',
        en: 'Add it, or remove the row if there is nothing for this period',
      },
    }),
  }),

  'actual-in-two-forms': define<Record<never, never>>({
    severity: 'error',
    blocking: true,
    title: { zh: '同一行给了两种实际', en: 'An actual in two forms' },
    say: () => ({
      what: {
        zh: '这一行同时填了实际、分子分母、数量金额中的两种',
        en: 'This row gives its actual in two forms at once',
      },
      why: {
        zh: '两种算法可能不一致，不知道以哪种为准',
        en: 'The two could disagree, and neither is preferred',
      },
      fix: { zh: '只留一种', en: 'Keep one of them' },
    }),
  }),

  'actual-over-zero': define<{ found: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '分母为零', en: 'A denominator of zero' },
    say: ({ found }) => ({
      what: { zh: `“${found}”的分母是零`, en: `The denominator of “${found}” is zero` },
      why: {
        zh: '分子不为零而分母为零，说明数据取错了',
        en: 'Something over nothing is no ratio: one of the two is wrong',
      },
      fix: { zh: '核对分母', en: 'Check the denominator' },
    }),
  }),

  'actual-too-fine': define<{ found: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '实际的小数位太多', en: 'An actual with too many decimals' },
    say: ({ found }) => ({
      what: { zh: `“${found}”超过六位小数`, en: `“${found}” has more than six decimals` },
      why: {
        zh: '实际按六位小数精确保存，再细的多半是导出时的浮点误差',
        en: 'Actuals are kept exactly to six decimals; more is usually the rounding noise of an export',
      },
      fix: {
        zh: '在导出时四舍五入，或用“实际(元)”这样更小的单位',
        en: 'Round in the export, or use a smaller unit in the heading',
      },
    }),
  }),

  'actuals-columns': define<{ missing: readonly Words[] }>({
    severity: 'error',
    blocking: true,
    title: { zh: '实际数据缺列', en: 'Actuals without a needed column' },
    say: ({ missing }) => ({
      what: {
        zh: `实际数据缺少这些列：${missing.map(({ zh }) => zh).join('、')}`,
        en: `The actuals lack these columns: ${missing.map(({ en }) => en).join(', ')}`,
      },
      why: {
        zh: '每行一个值：期间、目标、〈各维度〉、实际；比率可以写分子和分母，量价分析写数量和金额',
        en: 'One value a row: period, goal, 〈dimensions…〉, actual; a ratio may have numerator, denominator, a price-volume analysis quantity, amount',
      },
      fix: { zh: '在第一行的表头补上', en: 'Add them to the first line' },
    }),
  }),

  'actuals-unknown-column': define<{
    found: string;
    suggestion: string | null;
    /** What stands below the heading are members of the dimension that is suggested. */
    byMembers: boolean;
  }>({
    severity: 'error',
    blocking: true,
    title: { zh: '实际数据里不认识的列', en: 'An unknown column of actuals' },
    say: ({ found, suggestion, byMembers }) => ({
      what: {
        zh: `“${found}”既不是维度，也不是实际数据的列`,
        en: `“${found}” is neither a dimension nor a column of actuals`,
      },
      why: byMembers
        ? {
            zh: `下面写的是“${suggestion}”的成员；漏掉这一列会把不同的行当成重复`,
            en: `Below it stand members of “${suggestion}”; leaving the column out would make different rows look the same`,
          }
        : {
            zh: '如果它是一个维度，漏掉它会把不同的行当成重复',
            en: 'If it is a dimension, leaving it out would make different rows look the same',
          },
      fix: didYouMean(suggestion, {
        zh: '在 sixfold.config.yaml 的 dimensions 里声明它，或把表头改成“备注”',
        en: 'Declare it among the dimensions of sixfold.config.yaml, or call it “note”',
      }),
    }),
  }),
} as const;
