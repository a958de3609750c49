import type { Analysis } from '../compute/analysis.ts';
import type { Row, SplitMember, TargetRow } from '../decode/plan.ts';
import type { GoalPair } from '../history/goalposts.ts';
import type { Cell } from '../language/cells.ts';
import { fold, sameName } from '../language/fold.ts';
import { type Column, type KindId, kinds } from '../language/vocabulary.ts';
import type { Words } from '../language/words.ts';
import { periodKey } from '../model/period.ts';
import type { Change } from './change.ts';
import { compareAmounts, isShared } from './compare-amounts.ts';
import { canonical, meaningOf } from './meaning.ts';

/** One row of any table, as what is compared: its identity, its name, its cells by column. */
interface Item {
  readonly key: string;
  readonly name: string;
  readonly cells: Readonly<Record<string, Cell<unknown>>>;
}

/** Columns whose meaning is told as a computed figure, and told there. */
const TOLD: Readonly<Partial<Record<KindId, readonly string[]>>> = {
  goals: ['target', 'id'],
  splits: ['target', 'weight'],
  tasks: ['start', 'due', 'duration', 'id'],
  lessons: ['id'],
};
/** Rows that are compared with the goal or the dimension they belong to, or as actuals. */
const ELSEWHERE: readonly KindId[] = ['goals', 'targets', 'splits', 'actuals'];

/** Everything the tables say beside the targets: owners, dates, texts, rows that came and went. */
export function compareRows(before: Analysis, after: Analysis, goals: readonly GoalPair[]): Change[] {
  const changes = goals.flatMap((pair) =>
    compareCells('goals', itemOf('goals', pair.before.goal.row), itemOf('goals', pair.after.goal.row)),
  );
  changes.push(...compareItems('targets', targetItems(before), targetItems(after), false));
  changes.push(...compareItems('splits', splitItems(before), splitItems(after), false));
  for (const kind of kindIds()) {
    if (ELSEWHERE.includes(kind)) continue;
    changes.push(...compareItems(kind, itemsOf(kind, before), itemsOf(kind, after), true));
  }
  return changes;
}

function kindIds(): KindId[] {
  return Object.keys(kinds).filter((id): id is KindId => Object.hasOwn(kinds, id));
}

function itemsOf(kind: KindId, { plan, config }: Analysis): Item[] {
  return plan.rows[kind].map((row) => {
    const item = itemOf(kind, row);
    if (kind !== 'deviations' && kind !== 'review') return item;
    // These rows are named by their period; the goal makes them one.
    const { goal } = item.cells;
    const { name } = row;
    const period =
      name.state === 'value' && typeof name.value === 'object' && 'months' in name.value
        ? periodKey(name.value, config.fiscalYearStart)
        : name.text;
    const called = `${goal?.text ?? ''} ${name.text}`.trim();
    return { ...item, key: `${period} ${fold(goal?.text ?? '')}`, name: called };
  });
}

function itemOf(kind: KindId, row: Row<KindId>): Item {
  const cells: Readonly<Record<string, Cell<unknown>>> = row.cells;
  const { id } = cells;
  const named = id?.state === 'value' && id.text !== '' ? `id ${fold(id.text)}` : null;
  return { key: named ?? `name ${kind} ${fold(row.name.text)}`, name: row.name.text, cells };
}

function targetItems({ plan }: Analysis): Item[] {
  return plan.targets.map(({ goal, member, row }: TargetRow) => {
    const name = member === null ? goal : `${goal}/${member}`;
    return { key: fold(name), name, cells: row.cells };
  });
}

function splitItems({ splits }: Analysis): Item[] {
  return splits.flatMap(({ split }) =>
    split.members.map(({ name, row }: SplitMember) => ({
      key: `${fold(split.goal)} ${fold(split.dimension)} ${fold(name)}`,
      name: `${split.goal}/${name}`,
      cells: row.cells,
    })),
  );
}

function compareItems(
  kind: KindId,
  before: readonly Item[],
  after: readonly Item[],
  rows: boolean,
): Change[] {
  const earlier = byKey(before);
  const later = byKey(after);
  const added = [...later].filter(([key]) => !earlier.has(key));
  const removed = [...earlier].filter(([key]) => !later.has(key));
  const renamed = renamings(removed, added);
  const changes: Change[] = [];
  for (const [key, item] of later) {
    const old = earlier.get(key) ?? renamed.get(item);
    if (old !== undefined) changes.push(...compareCells(kind, old, item));
    if (old !== undefined && !sameName(old.name, item.name)) {
      changes.push({ kind: 'renamed', of: kind, from: old.name, to: item.name });
    }
    if (old === undefined && rows) changes.push({ kind: 'row', of: kind, name: item.name, state: 'added' });
  }
  const used = new Set(renamed.values());
  const came = [...later].map(([key, after]) => ({
    before: earlier.get(key) ?? renamed.get(after) ?? null,
    after,
  }));
  const went = removed.flatMap(([, before]) => (used.has(before) ? [] : [{ before, after: null }]));
  changes.push(...compareAmounts(kind, [...came, ...went]));
  for (const [, item] of removed) {
    if (rows && !used.has(item)) changes.push({ kind: 'row', of: kind, name: item.name, state: 'removed' });
  }
  return changes;
}

/** A row that came with just the cells of one that went is the same under another name. */
function renamings(
  removed: readonly (readonly [string, Item])[],
  added: readonly (readonly [string, Item])[],
): ReadonlyMap<Item, Item> {
  const found = new Map<Item, Item>();
  const content = ({ cells }: Item) =>
    canonical(Object.fromEntries(Object.entries(cells).map(([id, cell]) => [id, meaningOf(cell)])));
  const free = removed.map(([, item]) => item);
  for (const [, item] of added) {
    const at = free.findIndex((old) => content(old) === content(item));
    const [old] = at < 0 ? [] : free.splice(at, 1);
    if (old !== undefined) found.set(item, old);
  }
  return found;
}

function byKey(items: readonly Item[]): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  for (const item of items) {
    let key = item.key;
    for (let n = 2; found.has(key); n++) key = `${item.key} ${n}`;
    found.set(key, item);
  }
  return found;
}

function compareCells(kind: KindId, before: Item, after: Item): Change[] {
  const columns: Readonly<Record<string, Column>> = kinds[kind].columns;
  const { name } = after;
  return Object.entries(after.cells).flatMap(([id, cell]): Change[] => {
    const old = before.cells[id];
    const column = columns[id];
    if (old === undefined || column === undefined || TOLD[kind]?.includes(id)) return [];
    if (isShared(kind, id) && numeric(old) && numeric(cell)) return [];
    if (meaningOf(old) === meaningOf(cell)) return [];
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
