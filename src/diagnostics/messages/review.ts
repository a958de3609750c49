import { formatDay, formatPercent, formatPeriod } from '../../language/format.ts';
import type { Day } from '../../model/calendar.ts';
import type { FiscalStart, Period } from '../../model/period.ts';
import type { Rational } from '../../model/rational.ts';
import { define } from '../define.ts';

type Lack = 'owner' | 'due' | 'action';

export const reviewMessages = {
  'review-outcome-wrong': define<{
    goal: string;
    period: Period;
    fiscal: FiscalStart;
    claimed: 'met' | 'missed';
    attainment: Rational | null;
  }>({
    severity: 'error',
    title: { zh: '复盘结论与数据不符', en: 'The review’s outcome contradicts the figures' },
    say: ({ goal, period, fiscal, claimed, attainment }) => ({
      what: {
        zh: `复盘说“${goal}” ${formatPeriod(period, 'zh-CN', fiscal)}${claimed === 'met' ? '达成' : '未达成'}，但达成率是 ${attainment === null ? '—' : formatPercent(attainment)}`,
        en: `The review calls “${goal}” ${claimed === 'met' ? 'met' : 'missed'} in ${formatPeriod(period, 'en', fiscal)}, but its attainment is ${attainment === null ? '—' : formatPercent(attainment)}`,
      },
      fix: { zh: '改正结论，或核对实际数', en: 'Correct the outcome, or check the actuals' },
    }),
  }),

  'lesson-incomplete': define<{ lesson: string; lacks: readonly Lack[] }>({
    severity: 'warning',
    title: { zh: '经验没有落实', en: 'Lesson without consequence' },
    say: ({ lesson, lacks }) => ({
      what: {
        zh: `经验“${lesson}”缺少${lacks.map((l) => LACK_ZH[l]).join('、')}`,
        en: `Lesson “${lesson}” has no ${lacks.map((l) => LACK_EN[l]).join(', no ')}`,
      },
      fix: {
        zh: '写明沉淀成什么（流程、话术、动作）、谁负责、什么时候完成',
        en: 'Say what it becomes (a procedure, an action), who sees to it and by when',
      },
    }),
  }),

  'lesson-overdue': define<{ lesson: string; due: Day; owners: readonly string[] }>({
    severity: 'warning',
    title: { zh: '经验的落实已逾期', en: 'Lesson overdue' },
    say: ({ lesson, due, owners }) => ({
      what: {
        zh: `经验“${lesson}”应在 ${formatDay(due, 'zh-CN')}落实，还没有验证结果`,
        en: `Lesson “${lesson}” was to be put to work by ${formatDay(due, 'en')} and has not been verified`,
      },
      fix: {
        zh: `${owners.length > 0 ? `请${owners.join('、')}` : '请'}在“验证”里写明怎么验证的，或定下新的日期`,
        en: `${owners.length > 0 ? `${owners.join(', ')}: say` : 'Say'} under “verified” how it was checked, or agree on a new date`,
      },
    }),
  }),

  'earlier-lesson-unanswered': define<{ lesson: string; plan: string }>({
    severity: 'warning',
    title: { zh: '上期经验没有交代', en: 'Earlier lesson neither used nor waived' },
    say: ({ lesson, plan }) => ({
      what: {
        zh: `上期计划“${plan}”的经验“${lesson}”还没有验证，这份计划既没有采用，也没有说明不采用`,
        en: `The lesson “${lesson}” of the earlier plan “${plan}” is still open; this plan neither uses nor waives it`,
      },
      fix: {
        zh: '在第六步的“上期经验”表里加一行：采用，或不采用并说明理由',
        en: 'Add it to the table of earlier lessons in step 6: cited, or waived with a reason',
      },
    }),
  }),

  'earlier-lesson-waived-silently': define<{ lesson: string }>({
    severity: 'warning',
    title: { zh: '不采用上期经验但没有理由', en: 'Earlier lesson waived without a reason' },
    say: ({ lesson }) => ({
      what: {
        zh: `上期经验“${lesson}”写了不采用，但没有说明理由`,
        en: `The earlier lesson “${lesson}” is waived without a reason`,
      },
      fix: { zh: '在“说明”里写一句理由', en: 'Give the reason in the note' },
    }),
  }),

  'earlier-lesson-unknown': define<{ lesson: string; plan: string; known: readonly string[] }>({
    severity: 'warning',
    title: { zh: '上期计划里没有这条经验', en: 'No such earlier lesson' },
    say: ({ lesson, plan, known }) => ({
      what: {
        zh: `上期计划“${plan}”里没有经验“${lesson}”`,
        en: `The earlier plan “${plan}” has no lesson “${lesson}”`,
      },
      fix: {
        zh: known.length === 0 ? '那份计划没有写经验' : `它的经验有：${known.join('、')}`,
        en: known.length === 0 ? 'That plan holds no lessons' : `Its lessons are: ${known.join(', ')}`,
      },
    }),
  }),
} as const;

const LACK_ZH: Readonly<Record<Lack, string>> = { owner: '负责人', due: '截止日期', action: '沉淀的动作' };
const LACK_EN: Readonly<Record<Lack, string>> = { owner: 'owner', due: 'date', action: 'action' };
