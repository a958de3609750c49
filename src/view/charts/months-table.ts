import type { GoalAnalysis } from '../../compute/goal-analysis.ts';
import type { MeasureId } from '../../language/measures.ts';
import type { Rational } from '../../model/rational.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import { lightView, type ViewContext } from '../context.ts';
import { goalFigure } from '../sources.ts';

/** The figures beside the picture of a goal by period. */
export function monthsTable(goal: GoalAnalysis, id: string, labels: readonly string[], context: ViewContext) {
  const { t, lang, sources } = context;
  const unit = goal.goal.unit;
  const amount = (value: Rational | null, source: string): CellDraft =>
    value === null ? { kind: 'none' } : { kind: 'amount', value, unit, source };
  return buildTable(
    {
      id: `${id}-table`,
      columns: [
        { heading: t('期间', 'period') },
        { heading: t('计划', 'plan') },
        { heading: t('实际', 'actual') },
        { heading: t('差异', 'variance') },
        { heading: t('达成率', 'attainment') },
      ],
      rows: goal.lines.map((line, i) => {
        const { comparison, period, target } = line;
        const show = (measure: MeasureId) => sources.show(goalFigure(goal.goal.name, measure, period));
        const actual = line.state === 'closed' ? line.actual : null;
        return {
          cells: [
            { kind: 'text', text: labels[i] ?? '' },
            amount(target, show('target')),
            amount(actual, actual === null ? '' : show('actual')),
            comparison === null
              ? { kind: 'none' }
              : {
                  kind: 'amount',
                  value: comparison.variance,
                  unit,
                  difference: true,
                  impact: comparison.impact,
                  source: show('variance'),
                },
            comparison === null || comparison.attainment === null
              ? { kind: 'none' }
              : {
                  kind: 'percent',
                  value: comparison.attainment,
                  light: lightView(comparison.light, lang),
                  source: show('attainment'),
                },
          ],
        };
      }),
    },
    lang,
  );
}
