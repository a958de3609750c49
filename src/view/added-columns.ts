import { idOf } from '../compute/feasibility/figure-parts.ts';
import type { DeviationAnalysis, LessonAnalysis } from '../compute/review-analysis.ts';
import type { AnyRow } from '../decode/plan.ts';
import { choices } from '../language/choices.ts';
import type { MeasureId } from '../language/measures.ts';
import { moneyUnit, PLAIN } from '../language/units.ts';
import type { KindId } from '../language/vocabulary.ts';
import { say, type Words } from '../language/words.ts';
import { ceiling, type Rational, rational } from '../model/rational.ts';
import type { CellDraft } from './build-table.ts';
import { lightView, type ViewContext } from './context.ts';
import { goalFigure } from './sources.ts';

/** A column that the program adds to a table of the author's, at its right end, marked as computed. */
export interface AddedColumn {
  readonly heading: string;
  readonly cell: (row: AnyRow) => CellDraft;
}

/** What is known about the rows of a table beyond what its author wrote; a column that would be empty is left out. */
export function addedColumns(
  kind: KindId,
  rows: readonly AnyRow[],
  context: ViewContext,
): readonly AddedColumn[] {
  return candidates(kind, context).filter((column) =>
    rows.some((row) => {
      const cell = column.cell(row);
      return cell.kind !== 'none' && cell.kind !== 'empty';
    }),
  );
}

function candidates(kind: KindId, context: ViewContext): readonly AddedColumn[] {
  switch (kind) {
    case 'funnel':
      return funnelColumns(context);
    case 'channels':
      return channelColumns(context);
    case 'deviations':
      return deviationColumns(context);
    case 'review':
      return reviewColumns(context);
    case 'lessons':
      return [lessonColumn(context)];
    default:
      return [];
  }
}

const NONE: CellDraft = { kind: 'none' };

function funnelColumns({ t, analysis, sources }: ViewContext): readonly AddedColumn[] {
  const stages = analysis.feasibility.funnels.flatMap((funnel) => funnel.stages);
  return [
    {
      heading: t('需要', 'needed'),
      cell: (row) => {
        const stage = stages.find((it) => it.row === row);
        // Whole leads and deals: rounded up, once, where they are shown.
        return stage === undefined
          ? NONE
          : computed(
              { kind: 'number', value: rational(ceiling(stage.needed)) },
              sources.show(idOf(analysis, 'funnel', stage.row.name.text, 'need')),
            );
      },
    },
  ];
}

function channelColumns({ t, analysis, sources }: ViewContext): readonly AddedColumn[] {
  const channels = analysis.feasibility.channels?.channels ?? [];
  const { currency } = analysis.plan.frontmatter;
  const money = moneyUnit(currency, currency === 'CNY' ? 10_000 : 1);
  const column = (
    heading: string,
    value: (channel: (typeof channels)[number]) => Rational | null,
    measure: MeasureId,
    unit = PLAIN,
  ) => ({
    heading,
    cell: (row: AnyRow): CellDraft => {
      const channel = channels.find((it) => it.row === row);
      const found = channel === undefined ? null : value(channel);
      if (found === null) return NONE;
      const id = idOf(analysis, 'channels', row.name.text, measure);
      return computed({ kind: 'amount', value: found, unit }, sources.show(id));
    },
  });
  return [
    column(
      t('预算可买线索', 'leads the budget buys'),
      (channel) => channel.affordableLeads,
      'affordableLeads',
    ),
    column(t('预计成交', 'expected deals'), (channel) => channel.deals, 'deals'),
    column(t('预计收入', 'expected revenue'), (channel) => channel.revenue, 'revenue', money),
  ];
}

export const recoveryWords: { readonly [R in NonNullable<DeviationAnalysis['recovery']>]: Words } = {
  recovered: { zh: '已恢复', en: 'recovered' },
  improved: { zh: '有改善', en: 'improved' },
  'not-yet': { zh: '尚未好转', en: 'not yet' },
  'too-early': { zh: '还看不出', en: 'too early to tell' },
};

function deviationColumns({ t, lang, analysis, sources }: ViewContext): readonly AddedColumn[] {
  const find = (row: AnyRow) => analysis.deviations.find((it) => it.row === row);
  return [
    {
      heading: t('达成率', 'attainment'),
      cell: (row) => {
        const found = find(row);
        if (!found?.comparison?.attainment) return NONE;
        const { attainment, light } = found.comparison;
        const source = sources.show(goalFigure(found.goal, 'attainment', found.period));
        return computed({ kind: 'percent', value: attainment, light: lightView(light, lang) }, source);
      },
    },
    {
      heading: t('此后', 'since'),
      cell: (row) => {
        const found = find(row);
        if (found?.recovery == null) return NONE;
        const impact = found.recovery === 'not-yet' ? 'adverse' : 'neutral';
        return { kind: 'text', text: say(recoveryWords[found.recovery], lang), impact, origin: 'computed' };
      },
    },
  ];
}

function reviewColumns({ t, lang, analysis, sources }: ViewContext): readonly AddedColumn[] {
  const find = (row: AnyRow) => analysis.review.find((it) => it.row === row);
  return [
    {
      heading: t('达成率', 'attainment'),
      cell: (row) => {
        const found = find(row);
        if (!found?.comparison?.attainment) return NONE;
        const { attainment, light } = found.comparison;
        const source = sources.show(goalFigure(found.goal, 'attainment', found.period));
        return computed({ kind: 'percent', value: attainment, light: lightView(light, lang) }, source);
      },
    },
    {
      heading: t('数据显示', 'figures say'),
      cell: (row) => {
        const review = find(row);
        if (review?.found == null) return NONE;
        const wrong = review.claimed !== null && review.claimed !== review.found;
        const text = say(choices.outcome[review.found].label, lang);
        return { kind: 'text', text, impact: wrong ? 'adverse' : 'neutral', origin: 'computed' };
      },
    },
  ];
}

const lessonWords: { readonly [S in LessonAnalysis['state']]: Words } = {
  verified: { zh: '已验证', en: 'verified' },
  open: { zh: '进行中', en: 'open' },
  overdue: { zh: '已过期限', en: 'overdue' },
  incomplete: { zh: '缺负责人或期限', en: 'no owner or date' },
};

function lessonColumn({ t, lang, analysis }: ViewContext): AddedColumn {
  return {
    heading: t('状态', 'state'),
    cell: (row) => {
      const lesson = analysis.lessons.find((it) => it.row === row);
      if (lesson === undefined) return NONE;
      const impact = lesson.state === 'overdue' || lesson.state === 'incomplete' ? 'adverse' : 'neutral';
      return { kind: 'text', text: say(lessonWords[lesson.state], lang), impact, origin: 'computed' };
    },
  };
}

function computed(cell: CellDraft, source: string): CellDraft {
  return { ...cell, origin: 'computed', source };
}
