import type { Light } from '../../compute/figure.ts';
import type { GoalAnalysis } from '../../compute/goal-analysis.ts';
import { formatPercent, NONE } from '../../language/format.ts';
import { toNumber } from '../../model/rational.ts';
import { buildTable } from '../build-table.ts';
import type { ChartView } from '../chart.ts';
import { lightView, type ViewContext } from '../context.ts';
import { goalFigure } from '../sources.ts';
import { wrapLabel } from '../text.ts';

/** Where the scale ends; a goal beyond it is drawn to the edge and its text tells the rest. */
const MOST = 1.3;

const glyphs: { readonly [L in Light]: string } = { green: '●', yellow: '▲', red: '■', grey: '○' };

/** Attainment to date of every goal: the frame is 100 %, the ticks are where the lights change. */
export function bulletsChart(goals: readonly GoalAnalysis[], title: string, context: ViewContext): ChartView {
  const { t, lang, sources } = context;
  return {
    id: 'attainment',
    kind: 'bullets',
    title,
    topic: t('各目标累计达成率', 'Attainment to date by goal'),
    description: t(
      `${goals.length} 个目标的累计达成率，与各自的红、黄灯界线；数字见图下的表。`,
      `Attainment to date of ${goals.length} goals against their limits for red and yellow; the figures stand in the table below.`,
    ),
    params: {},
    data: {
      goals: goals.map((goal) => {
        const attainment = goal.ytd?.attainment ?? null;
        return {
          label: wrapLabel(goal.goal.name, 24),
          labelNarrow: wrapLabel(goal.goal.name, 14),
          full: 1,
          attainment: attainment === null ? null : Math.min(MOST, Math.max(0, toNumber(attainment))),
          red: toNumber(goal.goal.lights.red),
          yellow: toNumber(goal.goal.lights.yellow),
          light: goal.light,
          glyph: glyphs[goal.light],
          text: attainment === null ? NONE : formatPercent(attainment),
        };
      }),
    },
    legend: [
      { mark: 'plan', text: t('目标（100%）', 'target (100%)') },
      { mark: 'actual', text: t('达成率', 'attainment') },
      { mark: 'red', text: t('红灯线', 'red below') },
      { mark: 'yellow', text: t('黄灯线', 'yellow below') },
    ],
    table: buildTable(
      {
        id: 'attainment-table',
        columns: [
          { heading: t('目标', 'goal') },
          { heading: t('达成率', 'attainment') },
          { heading: t('状态', 'status') },
        ],
        rows: goals.map((goal) => ({
          cells: [
            { kind: 'text', text: goal.goal.name },
            goal.ytd?.attainment
              ? {
                  kind: 'percent',
                  value: goal.ytd.attainment,
                  source: sources.cite(goalFigure(goal.goal.name, 'ytdAttainment')),
                }
              : { kind: 'none' },
            { kind: 'empty', light: lightView(goal.light, lang) },
          ],
        })),
      },
      lang,
    ),
  };
}
