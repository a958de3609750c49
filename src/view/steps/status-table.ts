import type { GoalAnalysis } from '../../compute/goal-analysis.ts';
import { buildTable, type CellDraft, type ColumnDraft } from '../build-table.ts';
import { lightView, type ViewContext } from '../context.ts';
import { goalFigure } from '../sources.ts';
import type { TableView } from '../table.ts';

/** Plan, actual, variance and light of every goal to date, and where it lands; ratios alone land nowhere. */
export function statusTable(context: ViewContext): TableView {
  const { t, lang, analysis } = context;
  const lands = analysis.goals.some(({ ytd, landing }) => ytd !== null && landing !== null);
  const whole = (cells: readonly CellDraft[]) => (lands ? cells : cells.filter((_, i) => !LANDING.has(i)));
  const closed = t('只统计有实际值的已结束期间。', 'Only closed periods with an actual count.');
  const pace = t(
    '落地预测按已完成部分的节奏推算余下各期；',
    'The landing carries the pace so far over the periods that remain; ',
  );
  return buildTable(
    {
      id: 'status',
      columns: columns(context).filter((_, i) => lands || !LANDING.has(i)),
      rows: analysis.goals.map((goal) => ({ cells: whole(cellsOf(goal, context)) })),
      unitByRow: true,
      most: 1,
      note: lands ? pace + (lang === 'en' ? closed.replace('Only', 'only') : closed) : closed,
    },
    lang,
  );
}

/** The columns that tell of the landing. */
const LANDING: ReadonlySet<number> = new Set([6, 8]);

function columns({ t }: ViewContext): readonly ColumnDraft[] {
  return [
    { heading: t('目标', 'goal') },
    { heading: t('状态', 'status') },
    { heading: t('累计计划', 'plan to date') },
    { heading: t('累计实际', 'actual to date') },
    { heading: t('差异', 'variance') },
    { heading: t('达成率', 'attainment') },
    { heading: t('落地预测', 'landing') },
    { heading: t('期末目标', 'target') },
    { heading: t('落地达成率', 'landing, of target'), align: 'right' },
  ];
}

function cellsOf(goal: GoalAnalysis, { t, lang, sources }: ViewContext): readonly CellDraft[] {
  const { ytd, landing } = goal;
  const { unit, name } = goal.goal;
  const label = lang === 'en' ? unit.label.en : unit.label.zh;
  const cell = (value: GoalAnalysis['target'], measure: Parameters<typeof goalFigure>[1]): CellDraft =>
    value === null
      ? { kind: 'none' }
      : { kind: 'amount', value, unit, source: sources.cite(goalFigure(name, measure)) };
  return [
    {
      kind: 'text',
      text: label === '' || label === '%' ? name : t(`${name}（${label}）`, `${name} (${label})`),
    },
    { kind: 'empty', light: lightView(goal.light, lang) },
    cell(ytd?.target ?? null, 'ytdTarget'),
    cell(ytd?.actual ?? null, 'ytdActual'),
    ytd === null
      ? { kind: 'none' }
      : {
          kind: 'amount',
          value: ytd.variance,
          unit,
          difference: true,
          impact: ytd.impact,
          source: sources.show(goalFigure(name, 'ytdVariance')),
        },
    ytd?.attainment
      ? { kind: 'percent', value: ytd.attainment, source: sources.cite(goalFigure(name, 'ytdAttainment')) }
      : { kind: 'none' },
    ytd === null ? { kind: 'none' } : cell(landing?.headline ?? null, 'landing'),
    cell(goal.target, 'target'),
    ytd !== null && landing?.attainment
      ? {
          kind: 'percent',
          value: landing.attainment,
          source: sources.show(goalFigure(name, 'landingAttainment')),
          impact: landing.light === 'red' ? 'adverse' : 'neutral',
        }
      : { kind: 'none' },
  ];
}
