import type { Cell } from '../language/cells.ts';
import { type Column, type KindId, kinds } from '../language/vocabulary.ts';
import type { Words } from '../language/words.ts';
import type { Change } from './change.ts';
import { isShared } from './compare-amounts.ts';
import { meaningOf } from './meaning.ts';

/** Columns whose meaning is told as a computed figure, and told there. */
const TOLD: Readonly<Partial<Record<KindId, readonly string[]>>> = {
  goals: ['target', 'id'],
  splits: ['target', 'weight'],
  tasks: ['start', 'due', 'duration', 'id'],
  lessons: ['id'],
};
/** The same without computed figures: dates, durations and weights are told as they are written. */
const TOLD_UNCOMPUTED: typeof TOLD = {
  goals: ['target', 'id'],
  splits: ['target'],
  tasks: ['id'],
  lessons: ['id'],
};

interface Cells {
  readonly name: string;
  readonly cells: Readonly<Record<string, Cell<unknown>>>;
}

/**
 * The cells of a row that is in both versions. Where both were computed, what their figures tell is left to them. A
 * cell that could not be read is told as it is written.
 */
export function compareCells(kind: KindId, before: Cells, after: Cells, computed: boolean): Change[] {
  const told = (computed ? TOLD : TOLD_UNCOMPUTED)[kind] ?? [];
  const columns: Readonly<Record<string, Column>> = kinds[kind].columns;
  const { name } = after;
  return Object.entries(after.cells).flatMap(([id, cell]): Change[] => {
    const old = before.cells[id];
    const column = columns[id];
    if (old === undefined || column === undefined || told.includes(id)) return [];
    if (isShared(kind, id) && numeric(old) && numeric(cell)) return [];
    if (isUnreadable(old) || isUnreadable(cell)) {
      return old.text === cell.text ? [] : [field(kind, name, column.label, old.text, cell.text)];
    }
    if (meaningOf(old) === meaningOf(cell)) return [];
    // Read otherwise only because the goal or the column that gives its unit could not be read.
    if (!computed && old.text === cell.text) return [];
    if (column.cell === 'names' && id === 'owner') {
      return [{ kind: 'owner', of: kind, name, from: names(old), to: names(cell) }];
    }
    if (column.cell === 'date') {
      const [from, to] = [lastDay(old), lastDay(cell)];
      return [{ kind: 'date', of: kind, name, field: column.label, from, to }];
    }
    return [field(kind, name, column.label, old.text, cell.text)];
  });
}

/** A cell that its reader refused counts as blank and keeps its text. */
export function isUnreadable(cell: Cell<unknown>): boolean {
  return cell.state === 'blank' && cell.text !== '';
}

/** An amount, a share or a number; what became or was blank is told cell by cell too. */
function numeric(cell: Cell<unknown>): boolean {
  return cell.state === 'value';
}

function field(of: KindId, name: string, label: Words, from: string, to: string): Change {
  return { kind: 'field', of, name, field: label, from, to };
}

function names(cell: Cell<unknown>): readonly string[] {
  if (cell.state !== 'value' || !Array.isArray(cell.value)) return [];
  return cell.value.filter((it): it is string => typeof it === 'string');
}

function lastDay(cell: Cell<unknown>): number | null {
  if (cell.state !== 'value') return null;
  const { value } = cell;
  const has = typeof value === 'object' && value !== null && 'to' in value && typeof value.to === 'number';
  return has ? Number(value.to) : null;
}
