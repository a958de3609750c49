import type { Analysis } from '../../compute/analysis.ts';
import type { Light } from '../../compute/figure.ts';
import type { GoalAnalysis } from '../../compute/goal-analysis.ts';
import { formatPercent, NONE } from '../../language/format.ts';
import type { Lang } from '../../language/words.ts';
import { endOf, startOf } from '../../model/period.ts';
import { toNumber } from '../../model/rational.ts';
import { buildTable } from '../build-table.ts';
import type { ChartView, Datum } from '../chart.ts';
import { lightView } from '../context.ts';
import { standingGoals } from '../standing.ts';
import { allOf, columnsOf, wrapLabel } from '../text.ts';

const shapes: { readonly [L in Light]: string } = {
  green: 'circle',
  yellow: 'triangle-up',
  red: 'square',
  grey: 'circle',
};

interface Place {
  readonly title: string;
  readonly light: Light;
  /** How much of the time is over, and what the first goal attained of its plan by now. */
  readonly elapsed: number;
  readonly attained: number;
  readonly goal: GoalAnalysis;
}

/** All plans by the time that is over and what they attained: who is behind, and whether there is time left to mend it. */
export function mapChart(analyses: readonly Analysis[], lang: Lang): ChartView | null {
  const t = (zh: string, en: string) => (lang === 'en' ? en : zh);
  const places = analyses.flatMap(placeOf);
  if (places.length < 3) return null;
  const attained = places.map((place) => place.attained);
  const [low, high] = [Math.min(0.6, ...attained) - 0.05, Math.max(1.1, ...attained) + 0.05];
  const wide = sidesOf(places, { width: 850, height: 260, columns: 18 }, low, high);
  const narrow = sidesOf(places, { width: 310, height: 260, columns: 14 }, low, high);
  return {
    id: 'map',
    kind: 'map',
    title: title(places, lang),
    topic: t(
      '各计划的位置：横向是期间已过多少，纵向是首要目标的累计达成率',
      'Where the plans stand: time elapsed across, attainment of the first goal upwards',
    ),
    description: t(
      `${places.length} 份计划的期间进度与达成率；数字见图下的表。`,
      `Time elapsed and attainment of ${places.length} plans; the figures stand in the table below.`,
    ),
    params: { low, high },
    data: {
      plans: places.map(
        (place, i): Datum => ({
          x: place.elapsed,
          y: place.attained,
          light: place.light,
          shape: shapes[place.light],
          text: wrapLabel(place.title, 18),
          textNarrow: wrapLabel(place.title, 14),
          side: wide[i] ?? '',
          sideNarrow: narrow[i] ?? '',
        }),
      ),
    },
    legend: [],
    table: buildTable(
      {
        id: 'map-table',
        columns: [
          { heading: t('计划', 'plan') },
          { heading: t('首要目标', 'first goal') },
          { heading: t('期间已过', 'time elapsed'), align: 'right' },
          { heading: t('累计达成率', 'attainment to date') },
        ],
        rows: places.map((place) => ({
          cells: [
            { kind: 'text', text: place.title },
            { kind: 'text', text: place.goal.goal.name },
            { kind: 'text', text: `${Math.round(place.elapsed * 100)}%` },
            place.goal.ytd?.attainment
              ? { kind: 'percent', value: place.goal.ytd.attainment, light: lightView(place.light, lang) }
              : { kind: 'text', text: NONE },
          ],
        })),
      },
      lang,
    ),
  };
}

function placeOf({ plan, asOf, ...analysis }: Analysis): Place[] {
  const [goal] = standingGoals({ plan, asOf, ...analysis });
  const rate = goal?.ytd?.attainment;
  if (goal === undefined || rate == null) return [];
  const { title, period } = plan.frontmatter;
  const [start, end] = [startOf(period), endOf(period)];
  const elapsed = Math.min(1, Math.max(0, (asOf + 1 - start) / (end + 1 - start)));
  return [{ title, light: goal.light, elapsed, attained: Math.min(1.5, Math.max(0, toNumber(rate))), goal }];
}

function title(places: readonly Place[], lang: Lang): string {
  const behind = places
    .filter(({ light }) => light === 'red' || light === 'yellow')
    .toSorted((a, b) => a.attained - b.attained);
  const [worst] = behind;
  if (lang === 'en') {
    if (worst === undefined) return `${allOf(places.length)} plans with actuals are green`;
    return `${behind.length} of ${places.length} behind; furthest ${worst.title}, at ${percent(worst.attained)} with ${percent(worst.elapsed)} of the time gone`;
  }
  if (worst === undefined) return `有实际数据的 ${places.length} 份计划都是绿灯`;
  return `${places.length} 份计划中 ${behind.length} 个落后，落后最多的是${worst.title}（时间已过 ${percent(worst.elapsed)}，达成 ${percent(worst.attained)}）`;
}

function percent(share: number): string {
  return formatPercent({ n: BigInt(Math.round(share * 100)), d: 100n });
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Half the width of a column of text and the height of a line, as the drawing sets them; the mark takes a box too. */
const [COLUMN, LINE, MARK] = [6.4, 15, 8] as const;

/**
 * On which side of its mark each name stands, so that none touches another; '' where there is no room (the table has
 * it). Those behind choose first.
 */
function sidesOf(places: readonly Place[], sheet: Sheet, low: number, high: number): readonly string[] {
  const at = ({ elapsed, attained }: Place) => ({
    x: elapsed * sheet.width,
    y: (1 - (attained - low) / (high - low)) * sheet.height,
  });
  const taken: Box[] = places.map((place) => {
    const { x, y } = at(place);
    return { left: x - MARK, right: x + MARK, top: y - MARK, bottom: y + MARK };
  });
  const sides = places.map(() => '');
  const order = places
    .map((_, i) => i)
    .toSorted((a, b) => (places[a]?.attained ?? 0) - (places[b]?.attained ?? 0));
  for (const i of order) {
    const place = places[i];
    if (place === undefined) continue;
    const label = wrapLabel(place.title, sheet.columns);
    // A name that would be cut is better read in the table.
    if (label.endsWith('…')) continue;
    const lines = label.split('|');
    const wide = Math.max(...lines.map(columnsOf)) * COLUMN;
    const tall = lines.length * LINE;
    const { x, y } = at(place);
    const boxes: readonly (readonly [string, Box])[] = [
      ['right', { left: x + 11, right: x + 11 + wide, top: y - tall / 2, bottom: y + tall / 2 }],
      ['left', { left: x - 11 - wide, right: x - 11, top: y - tall / 2, bottom: y + tall / 2 }],
      ['above', { left: x - wide / 2, right: x + wide / 2, top: y - 11 - tall, bottom: y - 11 }],
      ['below', { left: x - wide / 2, right: x + wide / 2, top: y + 11, bottom: y + 11 + tall }],
    ];
    const free = boxes.find(
      ([, box]) =>
        box.left >= 0 &&
        box.right <= sheet.width &&
        box.top >= 0 &&
        box.bottom <= sheet.height &&
        taken.every(
          (other, k) =>
            k === i ||
            other.right < box.left ||
            box.right < other.left ||
            other.bottom < box.top ||
            box.bottom < other.top,
        ),
    );
    if (free === undefined) continue;
    sides[i] = free[0];
    taken.push(free[1]);
  }
  return sides;
}
