import type { PhrasingContent } from 'mdast';
import type { Impact } from '../compute/goal-analysis.ts';
import {
  formatDifference,
  formatIn,
  formatNumber,
  formatPercent,
  joinUnit,
  NONE,
} from '../language/format.ts';
import { POINTS, type Unit } from '../language/units.ts';
import { type Lang, say } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import { absolute, compare, divide, multiply, type Rational, rational, toFixed } from '../model/rational.ts';
import type { CellRaw, ClaimView, LightView, TableCell, TableColumn, TableView } from './table.ts';
import { capital, columnsOf } from './text.ts';

/**
 * A table before its numbers are written: they can only be written when the whole column is known, so that it has one
 * unit, said in its heading, and as many decimals as its most exact number.
 */
export interface TableDraft {
  readonly id: string;
  readonly caption?: string;
  readonly columns: readonly ColumnDraft[];
  readonly rows: readonly RowDraft[];
  readonly note?: string;
  /** Amounts of a row have a unit of their own, said in its first cell, and decimals by row. */
  readonly unitByRow?: boolean;
  /** The unit of all amounts stands elsewhere (in the heading of the first column). */
  readonly unitSaid?: boolean;
  /** The headings are the author's. */
  readonly asWritten?: boolean;
  /** At most so many decimals: computed amounts are not told to the last hundredth. */
  readonly most?: number;
}

export interface ColumnDraft {
  readonly heading: string;
  readonly align?: 'left' | 'right' | 'center';
}

export interface RowDraft {
  readonly role?: 'body' | 'total';
  readonly depth?: number;
  readonly cells: readonly CellDraft[];
}

export type CellDraft = CellContent & {
  readonly origin?: 'held' | 'computed';
  readonly light?: LightView;
  readonly impact?: Impact;
  readonly bar?: TableCell['bar'];
  readonly source?: string;
};

type CellContent =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly content?: readonly PhrasingContent[];
      readonly claims?: ReadonlyMap<string, ClaimView>;
    }
  /** In base units; `difference` is signed, and of a ratio in points. */
  | { readonly kind: 'amount'; readonly value: Rational; readonly unit: Unit; readonly difference?: boolean }
  | { readonly kind: 'percent'; readonly value: Rational; readonly signed?: boolean }
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'day'; readonly day: Day; readonly text: string }
  /** There is no such number. */
  | { readonly kind: 'none' }
  | { readonly kind: 'empty' };

const MOST_DECIMALS = 2;
/** A table of so few columns is set as narrow as it is: numbers far from their names are hard to read. */
const COMPACT = 4;
/** A column of words longer than this may wrap. */
const WRAPS_FROM = 15;

export function buildTable(draft: TableDraft, lang: Lang): TableView {
  const byRow = draft.unitByRow === true;
  const columns = draft.columns.map((column, i) => finishColumn(column, i, draft, lang, byRow));
  const unitSaid = draft.columns.map((_, i) => byRow || unitsOf(draft, i, lang).size === 1);
  const columnPlaces = draft.columns.map((_, i) =>
    decimals(
      draft.rows.map((row) => row.cells[i]),
      draft.most,
    ),
  );
  const percentPlaces = draft.columns.map((_, i) =>
    decimals(draft.rows.map((row) => (row.cells[i]?.kind === 'percent' ? row.cells[i] : undefined))),
  );
  const rows = draft.rows.map((row) => {
    const rowPlaces = byRow
      ? decimals(
          row.cells.filter((cell) => cell.kind === 'amount'),
          draft.most,
        )
      : 0;
    return {
      role: row.role ?? 'body',
      depth: row.depth ?? 0,
      cells: draft.columns.map((_, i) => {
        const cell = row.cells[i] ?? { kind: 'empty' as const };
        const places =
          byRow && cell.kind === 'amount'
            ? rowPlaces
            : ((cell.kind === 'percent' ? percentPlaces[i] : columnPlaces[i]) ?? 0);
        // Points are told of a row in percent: its first cell says another unit.
        const apart = byRow && cell.kind === 'amount' && shownUnit(cell) !== cell.unit;
        return finishCell(cell, places, !apart && (unitSaid[i] ?? byRow), lang);
      }),
    };
  });
  const hasComputed = draft.rows.some((row) => row.cells.some((cell) => cell.origin === 'computed'));
  const compact = columns.length <= COMPACT && columns.every((column) => !column.wraps);
  return {
    id: draft.id,
    caption: draft.caption ?? '',
    columns,
    rows,
    note: draft.note ?? '',
    hasComputed,
    compact,
  };
}

function finishColumn(
  column: ColumnDraft,
  index: number,
  draft: TableDraft,
  lang: Lang,
  byRow: boolean,
): TableColumn {
  const cells = draft.rows.map((row) => row.cells[index]);
  const labels = unitsOf(draft, index, lang);
  const [label = ''] = labels;
  const numeric = cells.some((cell) => cell !== undefined && isNumeric(cell));
  const words = Math.max(0, ...cells.map((cell) => (cell?.kind === 'text' ? longestLine(cell.text) : 0)));
  const said = column.heading.includes(label);
  return {
    heading: draft.asWritten === true || lang !== 'en' ? column.heading : capital(column.heading),
    unit: byRow || draft.unitSaid === true || labels.size !== 1 || label === '%' || said ? '' : label,
    align: column.align ?? (numeric ? 'right' : 'left'),
    wraps: !numeric && words > WRAPS_FROM,
  };
}

function unitsOf(draft: TableDraft, index: number, lang: Lang): ReadonlySet<string> {
  const cells = draft.rows.map((row) => row.cells[index]);
  return new Set(
    cells.flatMap((cell) => (cell?.kind === 'amount' ? [say(shownUnit(cell).label, lang)] : [])),
  );
}

function finishCell(draft: CellDraft, places: number, unitSaid: boolean, lang: Lang): TableCell {
  const { text, raw } = writeCell(draft, places, unitSaid, lang);
  return {
    text,
    value: raw,
    origin: draft.origin ?? 'none',
    light: draft.light ?? null,
    // What is told as zero is neither good nor bad.
    impact:
      draft.kind === 'amount' && draft.difference === true && !/[1-9]/.test(text) ? '' : (draft.impact ?? ''),
    bar: draft.bar ?? null,
    content: draft.kind === 'text' ? (draft.content ?? null) : null,
    claims: draft.kind === 'text' ? (draft.claims ?? new Map()) : new Map(),
    source: draft.source ?? '',
  };
}

function writeCell(
  draft: CellDraft,
  places: number,
  unitSaid: boolean,
  lang: Lang,
): { text: string; raw: CellRaw } {
  switch (draft.kind) {
    case 'text':
      return { text: draft.text, raw: { kind: 'text' } };
    case 'amount': {
      const unit = shownUnit(draft);
      const style = { digits: places, signed: draft.difference === true };
      const number = formatIn(draft.value, unit, style);
      const bare = say(unit.label, lang) !== '%' && unitSaid;
      const text = bare
        ? number
        : draft.difference === true
          ? formatDifference(draft.value, draft.unit, lang, style)
          : joinUnit(number, unit, lang);
      return { text, raw: { kind: 'number', value: draft.value, unit: draft.unit } };
    }
    case 'percent':
      return {
        text: formatPercent(draft.value, {
          digits: Math.min(places, MOST_DECIMALS),
          signed: draft.signed === true,
        }),
        raw: { kind: 'number', value: draft.value, unit: null },
      };
    case 'number':
      return {
        text: formatNumber(draft.value, { digits: places }),
        raw: { kind: 'number', value: draft.value, unit: null },
      };
    case 'day':
      return { text: draft.text, raw: { kind: 'day', day: draft.day } };
    case 'none':
      return { text: NONE, raw: { kind: 'none' } };
    case 'empty':
      return { text: '', raw: { kind: 'none' } };
  }
}

function isNumeric(cell: CellDraft): boolean {
  return cell.kind === 'amount' || cell.kind === 'percent' || cell.kind === 'number';
}

function shownUnit(cell: { readonly unit: Unit; readonly difference?: boolean }): Unit {
  return cell.difference === true && cell.unit.family === 'ratio' ? POINTS : cell.unit;
}

/** The fewest decimals, up to two, that show every number of the cells exactly; one for percentages. */
function decimals(cells: readonly (CellDraft | undefined)[], cap = MOST_DECIMALS): number {
  let most = 0;
  for (const cell of cells) {
    if (cell === undefined) continue;
    if (cell.kind === 'amount') {
      const places = mostOf(cell, cap);
      most = Math.max(most, needed(divide(cell.value, shownUnit(cell).scale) ?? cell.value, places));
    } else if (cell.kind === 'percent')
      most = Math.max(most, needed(multiply(cell.value, rational(100)), percentCap(cell)));
    else if (cell.kind === 'number') most = Math.max(most, needed(cell.value, 1));
  }
  return most;
}

/** A share is told to a tenth, as its author wrote it to a hundredth. */
function percentCap({ origin }: { readonly origin?: 'held' | 'computed' }): number {
  return origin === 'held' ? MOST_DECIMALS : 1;
}

/** Things are counted whole, unless their author wrote a part of one. */
function mostOf(
  cell: { readonly value: Rational; readonly unit: Unit; readonly origin?: 'held' | 'computed' },
  cap: number,
): number {
  if (cell.unit.family === 'ratio') return percentCap(cell);
  if (cell.unit.family === 'count') return cell.origin === 'held' ? 1 : 0;
  const shown = absolute(divide(cell.value, cell.unit.scale) ?? cell.value);
  return cap < MOST_DECIMALS && compare(shown, rational(1000)) >= 0 ? 0 : cap;
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map(columnsOf));
}

function needed(value: Rational, cap: number): number {
  const full = toFixed(value, cap);
  for (let places = 0; places < cap; places++) {
    if (toFixed(value, places) === full.replace(/\.?0+$/, '')) return places;
    if (!full.includes('.')) return 0;
    if (/^0*$/.test(full.slice(full.indexOf('.') + 1 + places))) return places;
  }
  return cap;
}
