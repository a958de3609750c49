import type { FunnelAnalysis } from '../../compute/feasibility/feasibility-analysis.ts';
import { idOf } from '../../compute/feasibility/figure-parts.ts';
import { formatNumber, formatPercent } from '../../language/format.ts';
import { ceiling, floor, multiply, type Rational, rational, toNumber } from '../../model/rational.ts';
import { buildTable } from '../build-table.ts';
import type { ChartView } from '../chart.ts';
import type { ViewContext } from '../context.ts';
import { pairedChart } from './paired.ts';

/** What each stage needs, worked backwards from the target, and what the promised leads would bring to it. */
export function funnelChart(
  funnel: FunnelAnalysis,
  id: string,
  title: string,
  context: ViewContext,
): ChartView | null {
  const { t, lang } = context;
  const stages = withPromise(funnel);
  if (stages.length < 2) return null;
  const needed = (value: Rational) => formatNumber(rational(ceiling(value)), { atMost: 0 });
  const promised = (value: Rational) => formatNumber(rational(floor(value)), { atMost: 0 });
  return pairedChart({
    id,
    title,
    topic: t(`${funnel.goal}：漏斗倒推`, `${funnel.goal}: the funnel worked backwards`),
    description: t(
      `从目标倒推 ${stages.length} 个阶段各需要多少，以及渠道承诺能带来多少；数字见图下的表。`,
      `What ${stages.length} stages need, worked backwards from the target, and what the channels promise; the figures stand in the table below.`,
    ),
    pairs: stages.map((stage) => ({
      name: stage.name,
      outlined: toNumber(stage.needed),
      solid: stage.promised === null ? null : toNumber(stage.promised),
      text:
        stage.promised === null
          ? t(`需要 ${needed(stage.needed)}`, `${needed(stage.needed)} needed`)
          : t(
              `需要 ${needed(stage.needed)}，可得 ${promised(stage.promised)}`,
              `${needed(stage.needed)} needed, ${promised(stage.promised)} to come`,
            ),
      textNarrow: needed(stage.needed),
    })),
    legend: [t('需要', 'needed'), t('按渠道承诺可得', 'to come as promised')],
    table: buildTable(
      {
        id: `${id}-table`,
        columns: [
          { heading: t('阶段', 'stage') },
          { heading: t('需要', 'needed') },
          { heading: t('按承诺可得', 'as promised') },
          { heading: t('转化率', 'conversion') },
        ],
        rows: stages.map((stage) => ({
          cells: [
            { kind: 'text', text: stage.name },
            {
              kind: 'number',
              value: rational(ceiling(stage.needed)),
              source: context.sources.show(idOf(context.analysis, 'funnel', stage.name, 'need')),
            },
            stage.promised === null
              ? { kind: 'none' }
              : { kind: 'number', value: rational(floor(stage.promised)) },
            stage.conversion === null
              ? { kind: 'empty' }
              : { kind: 'text', text: formatPercent(stage.conversion) },
          ],
        })),
      },
      lang,
    ),
  });
}

/** The promise of the first stage, carried on by the conversions. */
function withPromise(funnel: FunnelAnalysis) {
  let promised = funnel.promisedLeads;
  return funnel.stages.map((stage) => {
    const here = promised;
    promised = here === null || stage.conversion === null ? null : multiply(here, stage.conversion);
    return {
      name: stage.row.name.text,
      needed: stage.needed,
      conversion: stage.conversion,
      promised: here,
    };
  });
}
