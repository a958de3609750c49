import type { GoalAnalysis } from '../../compute/goal-analysis.ts';
import type { ScenarioAnalysis } from '../../compute/review-analysis.ts';
import { formatIn, formatPercent } from '../../language/format.ts';
import { divide, type Rational, toNumber } from '../../model/rational.ts';
import type { ChartView } from '../chart.ts';
import type { ViewContext } from '../context.ts';
import type { TableView } from '../table.ts';
import { pairedChart } from './paired.ts';

/** One goal under each assumption: its target outlined, where it lands solid. Two assumptions need no picture. */
export function scenariosChart(
  goal: GoalAnalysis,
  outcomes: readonly { readonly name: string; readonly it: ScenarioAnalysis['goals'][number] }[],
  id: string,
  table: TableView,
  { t, lang }: ViewContext,
): ChartView | null {
  const landed = outcomes.filter(({ it }) => it.landing !== null && it.target !== null);
  if (landed.length < 3) return null;
  const { unit, name } = goal.goal;
  const scaled = (value: Rational | null) =>
    value === null ? null : toNumber(divide(value, unit.scale) ?? value);
  const told = (value: Rational | null) => (value === null ? '' : formatIn(value, unit, { atMost: 1 }));
  // Where only the target or the cover differs, bars of one length would tell nothing.
  if (new Set(landed.map(({ it }) => told(it.landing))).size < 2) return null;
  const best = landed.toSorted((x, y) => (scaled(y.it.landing) ?? 0) - (scaled(x.it.landing) ?? 0))[0];
  const worst = landed.toSorted((x, y) => (scaled(x.it.landing) ?? 0) - (scaled(y.it.landing) ?? 0))[0];
  const label = lang === 'en' ? unit.label.en : unit.label.zh;
  return pairedChart({
    id,
    title: t(
      `${name}落地在 ${told(worst?.it.landing ?? null)}（${worst?.name ?? ''}）到 ${told(best?.it.landing ?? null)}（${best?.name ?? ''}）之间`,
      `${name} lands between ${told(worst?.it.landing ?? null)} (${worst?.name ?? ''}) and ${told(best?.it.landing ?? null)} (${best?.name ?? ''})`,
    ),
    topic: t(
      `${name}：不同假设下的目标与落地（${label}）`,
      `${name}: target and landing by assumption (${label})`,
    ),
    description: t(
      `${landed.length} 种假设下的目标与落地；数字见情景表。`,
      `Target and landing under ${landed.length} assumptions; the figures stand in the table of scenarios.`,
    ),
    pairs: landed.map(({ name: scenario, it }) => ({
      name: scenario,
      outlined: scaled(it.target),
      solid: scaled(it.landing),
      text: [
        t(`落地 ${told(it.landing)}`, `lands at ${told(it.landing)}`),
        ...(it.cover === null
          ? []
          : [t(`保障率 ${formatPercent(it.cover)}`, `cover ${formatPercent(it.cover)}`)]),
      ].join(t('，', ', ')),
      textNarrow: told(it.landing),
    })),
    legend: [t('目标', 'target'), t('落地预测', 'landing')],
    table,
  });
}
