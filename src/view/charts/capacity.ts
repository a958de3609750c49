import type { CapacityAnalysis } from '../../compute/feasibility/feasibility-analysis.ts';
import { formatIn, formatPeriodShort } from '../../language/format.ts';
import type { MeasureId } from '../../language/measures.ts';
import type { Unit } from '../../language/units.ts';
import type { Period } from '../../model/period.ts';
import { divide, type Rational, sign, toNumber } from '../../model/rational.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import type { ChartView } from '../chart.ts';
import type { ViewContext } from '../context.ts';
import { goalFigure } from '../sources.ts';

/** What the people can do in each month against what the month needs; a shortfall is said above its month. */
export function capacityChart(
  capacity: CapacityAnalysis,
  id: string,
  title: string,
  context: ViewContext,
): ChartView {
  const { t, lang, fiscal, sources } = context;
  const { unit } = capacity;
  const scaled = (value: Rational) => toNumber(divide(value, unit.scale) ?? value);
  const amount = (value: Rational | null, measure: MeasureId, period: Period | null): CellDraft =>
    value === null
      ? { kind: 'none' }
      : { kind: 'amount', value, unit, source: sources.show(goalFigure(capacity.goal, measure, period)) };
  const months = capacity.months.map((month) => {
    const need = month.need === null ? null : scaled(month.need);
    const short = sign(month.shortfall) > 0;
    const text = short ? t(`缺 ${number(month.shortfall, unit)}`, `−${number(month.shortfall, unit)}`) : '';
    return {
      label: formatPeriodShort(month.period, lang, fiscal),
      need,
      capacity: scaled(month.capacity),
      top: Math.max(need ?? 0, scaled(month.capacity)),
      text,
      textNarrow: short ? `−${number(month.shortfall, unit)}` : '',
      impact: short ? 'adverse' : 'neutral',
    };
  });
  return {
    id,
    kind: 'capacity',
    title,
    topic: t(
      `${capacity.goal}：每月需要与人员产能（${unit.label.zh}）`,
      `${capacity.goal}: needed and possible each month (${unit.label.en})`,
    ),
    description: t(
      '每月的需要与产能；数字见图下的表。',
      'Need and capacity of each month; the figures stand in the table below.',
    ),
    params: { count: months.length, high: Math.max(0, ...months.map((month) => month.top)) * 1.14 || 1 },
    data: { months },
    legend: [
      { mark: 'plan', text: t('需要', 'needed') },
      { mark: 'actual', text: t('产能', 'capacity') },
    ],
    table: buildTable(
      {
        id: `${id}-table`,
        columns: [
          { heading: t('月份', 'month') },
          { heading: t('需要', 'needed') },
          { heading: t('产能', 'capacity') },
          { heading: t('折合满产人数', 'people at full productivity') },
          { heading: t('缺口', 'shortfall') },
        ],
        rows: [
          ...capacity.months.map((month) => ({
            cells: [
              { kind: 'text' as const, text: formatPeriodShort(month.period, lang, fiscal) },
              amount(month.need, 'need', month.period),
              amount(month.capacity, 'capacity', month.period),
              { kind: 'number' as const, value: month.effectiveHeads },
              amount(month.shortfall, 'shortfall', month.period),
            ],
          })),
          {
            role: 'total' as const,
            cells: [
              { kind: 'text', text: t('合计', 'total') },
              amount(capacity.need, 'need', null),
              amount(capacity.capacity, 'capacity', null),
              { kind: 'empty' },
              amount(capacity.shortfall, 'shortfall', null),
            ],
          },
        ],
      },
      lang,
    ),
  };
}

function number(value: Rational, unit: Unit): string {
  return formatIn(value, unit, { atMost: 1 });
}
