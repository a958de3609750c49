import type { ChartView, Datum, LegendItem } from '../chart.ts';
import type { TableView } from '../table.ts';
import { wrapLabel } from '../text.ts';

/** Two lengths on one scale for each name: one outlined, one solid within it. */
export interface Pair {
  readonly name: string;
  readonly outlined: number | null;
  readonly solid: number | null;
  readonly text: string;
  readonly textNarrow: string;
}

export interface PairedParts {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly description: string;
  readonly pairs: readonly Pair[];
  /** What the outline and what the solid bar is. */
  readonly legend: readonly [string, string];
  readonly table: TableView;
}

export function pairedChart(parts: PairedParts): ChartView {
  const { id, title, topic, description, pairs, table } = parts;
  const members = pairs.map((pair, i): Datum => {
    const target = pair.outlined ?? 0;
    // Rows are told apart by their label; zero-width spaces keep two of one name from falling together.
    const mark = '\u200b'.repeat(i);
    return {
      label: wrapLabel(pair.name, 22) + mark,
      labelNarrow: wrapLabel(pair.name, 12) + mark,
      target,
      actual: pair.solid,
      due: null,
      end: Math.max(target, pair.solid ?? 0),
      text: pair.text,
      textNarrow: pair.textNarrow,
    };
  });
  const high = Math.max(0, ...pairs.flatMap((pair) => [pair.outlined ?? 0, pair.solid ?? 0])) || 1;
  const [outlined, solid] = parts.legend;
  const legend: readonly LegendItem[] = [
    { mark: 'plan', text: outlined },
    ...(pairs.some((pair) => pair.solid !== null) ? [{ mark: 'actual' as const, text: solid }] : []),
  ];
  return { id, kind: 'split', title, topic, description, params: { high }, data: { members }, legend, table };
}
