import type { SplitAnalysis } from '../../compute/split-analysis.ts';
import { formatIn } from '../../language/format.ts';
import { divide, type Rational, sign, subtract, toNumber } from '../../model/rational.ts';
import { buildTable } from '../build-table.ts';
import type { ChartView } from '../chart.ts';
import { dimensionName, type ViewContext } from '../context.ts';
import { goalFigure, memberFigure } from '../sources.ts';
import { wrapLabel } from '../text.ts';

/** What each member adds to the variance to date: a bridge from nothing to the whole difference. */
export function driversChart(
  split: SplitAnalysis,
  id: string,
  title: string,
  context: ViewContext,
): ChartView | null {
  const { t, lang } = context;
  const { bridge } = split;
  // Two bars say no more than the sentence above them.
  const moved = bridge?.steps.filter((step) => sign(step.amount) !== 0) ?? [];
  if (bridge === null || moved.length < 3) return null;
  const { unit } = split.goal.goal;
  const scaled = (value: Rational) => toNumber(divide(value, unit.scale) ?? value);
  const whole = subtract(bridge.actual, bridge.plan);
  const steps = [
    ...moved.map((step) => ({ name: step.member, amount: step.amount, impact: step.impact })),
    ...(bridge.unexplained === null
      ? []
      : [{ name: t('未归因', 'unexplained'), amount: bridge.unexplained, impact: 'neutral' as const }]),
  ];
  let reached = 0;
  const rows = steps.map((step) => {
    const from = reached;
    reached += scaled(step.amount);
    return row(step.name, from, reached, step.amount, step.impact);
  });
  const total = split.goal.ytd?.impact ?? 'neutral';
  const all = [...rows, row(t('合计差异', 'total'), 0, scaled(whole), whole, total)];
  const low = Math.min(0, ...all.map((it) => it.low));
  const high = Math.max(0, ...all.map((it) => it.high));

  function row(name: string, from: number, to: number, amount: Rational, impact: string) {
    return {
      label: wrapLabel(name, 22),
      labelNarrow: wrapLabel(name, 12),
      from,
      to,
      low: Math.min(from, to),
      high: Math.max(from, to),
      amount: scaled(amount),
      impact,
      text: formatIn(amount, unit, { atMost: 1, signed: true }),
    };
  }

  return {
    id,
    kind: 'drivers',
    title,
    topic: t(
      `${split.goal.goal.name}累计差异由哪些${dimensionName(split, context)}构成（${unit.label.zh}）`,
      `What makes up the variance of ${split.goal.goal.name} by ${dimensionName(split, context)} (${unit.label.en})`,
    ),
    description: t(
      '各成员对累计差异的贡献，合计等于差异。',
      'What each member contributes to the variance; the parts add up to it.',
    ),
    params: { low: low === 0 && high === 0 ? -1 : low, high: low === 0 && high === 0 ? 1 : high },
    data: { steps: all },
    legend: [],
    table: buildTable(
      {
        id: `${id}-table`,
        columns: [{ heading: dimensionName(split, context) }, { heading: t('贡献', 'contribution') }],
        rows: [
          ...steps.map((step) => ({
            cells: [
              { kind: 'text' as const, text: step.name },
              {
                kind: 'amount' as const,
                value: step.amount,
                unit,
                difference: true,
                impact: step.impact,
                source: context.sources.show(memberFigure(split, step.name, 'contribution')),
              },
            ],
          })),
          {
            role: 'total',
            cells: [
              { kind: 'text', text: t('合计差异', 'total') },
              {
                kind: 'amount',
                value: whole,
                unit,
                difference: true,
                source: context.sources.show(goalFigure(split.split.goal, 'ytdVariance')),
              },
            ],
          },
        ],
      },
      lang,
    ),
  };
}
