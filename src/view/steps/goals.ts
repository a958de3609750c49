import type { SmartCheck, SmartReason } from '../../compute/review-analysis.ts';
import { say, type Words } from '../../language/words.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import type { ViewContext } from '../context.ts';
import { historyBlocks } from '../history.ts';
import type { BlockView } from '../page.ts';
import { allOf } from '../text.ts';

/** Step 1: the SMART check, computed letter by letter, and how the targets came about. */
export function goalsBlocks(context: ViewContext): readonly BlockView[] {
  return [...smartBlocks(context), ...historyBlocks(context)];
}

function smartBlocks(context: ViewContext): readonly BlockView[] {
  const { smart } = context.analysis;
  if (smart.length === 0) return [];
  const { t } = context;
  const whole = smart.filter((check) => check.letters.every((letter) => letter.verdict === 'met')).length;
  return [
    {
      kind: 'finding',
      topic: t('SMART 检查（由数据得出）', 'SMART check, computed from the plan'),
      title: smartTitle(whole, smart.length, context),
      light: null,
    },
    { kind: 'table', table: smartTable(context) },
  ];
}

/** What the check finds, of one goal or of several. */
function smartTitle(whole: number, all: number, { t }: ViewContext): string {
  if (all === 1) {
    return whole === 1
      ? t('这个目标满足 SMART 的五项要求', 'The goal meets all five SMART criteria')
      : t('这个目标还没有满足 SMART 的全部要求', 'The goal does not yet meet all five SMART criteria');
  }
  if (whole === all)
    return t(`${all} 个目标都满足 SMART 的五项要求`, `${allOf(all)} goals meet the five SMART criteria`);
  if (whole === 0) {
    return t(
      `${all} 个目标都还没有满足 SMART 的全部要求`,
      `None of the ${all} goals meets all five SMART criteria yet`,
    );
  }
  return t(
    `${all} 个目标中，${whole} 个满足 SMART 的全部要求`,
    `${whole} of ${all} goals ${whole === 1 ? 'meets' : 'meet'} all five SMART criteria`,
  );
}

const LETTERS = ['S', 'M', 'A', 'R', 'T'] as const;

const letterWords: { readonly [L in (typeof LETTERS)[number]]: Words } = {
  S: { zh: 'S 具体', en: 'Specific' },
  M: { zh: 'M 可衡量', en: 'Measurable' },
  A: { zh: 'A 可达成', en: 'Achievable' },
  R: { zh: 'R 相关', en: 'Relevant' },
  T: { zh: 'T 有时限', en: 'Time-bound' },
};

function smartTable(context: ViewContext) {
  const { t, lang } = context;
  return buildTable(
    {
      id: 'smart',
      columns: [
        { heading: t('目标', 'goal') },
        ...LETTERS.map((letter) => ({ heading: say(letterWords[letter], lang), align: 'center' as const })),
        { heading: t('还缺什么', 'what is lacking') },
      ],
      rows: context.analysis.smart.map((check) => ({
        cells: [
          { kind: 'text', text: check.goal },
          ...LETTERS.map((letter) => letterCell(check, letter, context)),
          lacking(check, context),
        ],
      })),
      note: t(
        '✓ 满足 × 不满足 ? 缺少判断所需的数据',
        '✓ met  × not met  ? the plan does not say enough to tell',
      ),
    },
    lang,
  );
}

function letterCell(check: SmartCheck, letter: string, { t }: ViewContext): CellDraft {
  const verdict = check.letters.find((it) => it.letter === letter)?.verdict ?? 'unknown';
  if (verdict === 'met') return { kind: 'text', text: '✓' };
  if (verdict === 'not-met') return { kind: 'text', text: '×', impact: 'adverse' };
  return { kind: 'text', text: t('?', '?') };
}

function lacking(check: SmartCheck, { lang, t, analysis }: ViewContext): CellDraft {
  const reasons = check.letters.flatMap((letter) =>
    letter.verdict === 'met'
      ? []
      : letter.reasons.flatMap(({ id, ok }) =>
          ok === true ? [] : say(ok === null ? untold(id, check, analysis) : lackWords[id], lang),
        ),
  );
  return reasons.length === 0
    ? { kind: 'none' }
    : { kind: 'text', text: [...new Set(reasons)].join(t('；', '; ')) };
}

/** After the last period no pace is needed any more. */
function untold(id: SmartReason, check: SmartCheck, analysis: ViewContext['analysis']): Words {
  const over = analysis.goals.some(
    ({ goal, landing }) => goal.name === check.goal && landing?.remainingPeriods === 0,
  );
  return id === 'pace-in-reach' && over
    ? { zh: '期间已结束，不再有所需的节奏', en: 'the period is over, no pace is needed any more' }
    : untoldWords[id];
}

/** A condition that fails. */
const lackWords: { readonly [R in SmartReason]: Words } = {
  'has-unit': { zh: '没有单位', en: 'no unit' },
  'has-scope': { zh: '没有范围或拆解', en: 'no scope or decomposition' },
  'has-owner': { zh: '没有负责人', en: 'no owner' },
  'has-number': { zh: '没有数字', en: 'no number' },
  'has-baseline': { zh: '没有基线，也没有说明', en: 'no baseline and no reason for it' },
  'has-actuals-source': { zh: '没有实际数据来源', en: 'no source of actuals' },
  'growth-stated': { zh: '看不出相对基线的增幅', en: 'growth against the baseline not stated' },
  'capacity-covers': { zh: '人员产能不足', en: 'capacity is short' },
  'funnel-covers': { zh: '线索不足', en: 'leads are short' },
  'pace-in-reach': { zh: '所需的水平超过以往最好一期', en: 'what is needed is beyond the best on record' },
  'names-reason': { zh: '没有上级目标或依据', en: 'no parent goal or reason' },
  'has-period': { zh: '没有期间', en: 'no period' },
  'has-subperiods': { zh: '没有分期目标', en: 'no targets by sub-period' },
};

/** A condition of which the plan does not say enough to tell. */
const untoldWords: { readonly [R in SmartReason]: Words } = {
  ...lackWords,
  'capacity-covers': { zh: '没有对应的人员产能', en: 'no people planned for it' },
  'funnel-covers': { zh: '没有对应的漏斗', en: 'no funnel leads to it' },
  'pace-in-reach': { zh: '还没有一期实际可比', en: 'no period on record to compare with yet' },
};
