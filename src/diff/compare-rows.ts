import type { Config } from '../decode/config.ts';
import type { Plan, Row, Split, SplitMember, TargetRow } from '../decode/plan.ts';
import type { GoalPair } from '../history/goalposts.ts';
import type { Cell } from '../language/cells.ts';
import { fold, sameName } from '../language/fold.ts';
import { type KindId, kinds } from '../language/vocabulary.ts';
import { periodKey } from '../model/period.ts';
import type { Span } from '../model/source.ts';
import type { Change } from './change.ts';
import { compareAmounts } from './compare-amounts.ts';
import { compareCells } from './compare-cells.ts';
import { canonical, meaningOf } from './meaning.ts';

/** One row of any table, as what is compared: its identity, its name, its cells by column. */
interface Item {
  readonly key: string;
  readonly name: string;
  readonly cells: Readonly<Record<string, Cell<unknown>>>;
  /** The row's first cell. */
  readonly first: FirstCell;
}

export interface FirstCell {
  readonly text: string;
  readonly at: Span;
}

/** What is compared here of a version; it need not be computed. */
export interface Tables {
  readonly plan: Plan;
  readonly config: Config;
  readonly splits: readonly { readonly split: Split }[];
}

/** How to compare versions of which one could not be computed. */
export interface Uncomputed {
  /** Whether a row that one version lacks stands in its text all the same and merely could not be read. */
  readonly isLost: (side: 'before' | 'after', kind: KindId, first: FirstCell) => boolean;
}

/** Rows that are compared with the goal or the dimension they belong to, or as actuals. */
const ELSEWHERE: readonly KindId[] = ['goals', 'targets', 'splits', 'actuals'];

/** Everything the tables say beside the targets: owners, dates, texts, rows that came and went. */
export function compareRows(
  before: Tables,
  after: Tables,
  goals: readonly GoalPair[],
  uncomputed: Uncomputed | null = null,
): Change[] {
  const cells: CompareCells = (kind, a, b) => compareCells(kind, a, b, uncomputed === null);
  const later = new Map(goals.map((pair) => [fold(pair.before.goal.name), pair.after.goal.name]));
  const called: Called = (goal, side) => (side === before ? (later.get(fold(goal)) ?? goal) : goal);
  const compare = (kind: KindId, items: ItemsOf, rows: boolean) => {
    const isLost = (side: 'before' | 'after') => (it: Item) =>
      uncomputed?.isLost(side, kind, it.first) === true;
    return compareItems(kind, items(before, called), items(after, called), cells, {
      added: (it) => rows && !isLost('before')(it),
      removed: (it) => rows && !isLost('after')(it),
    });
  };
  return [
    ...goals.flatMap((pair) =>
      cells('goals', itemOf('goals', pair.before.goal.row), itemOf('goals', pair.after.goal.row)),
    ),
    ...compare('targets', targetItems, false),
    ...compare('splits', splitItems, false),
    ...kindIds()
      .filter((kind) => !ELSEWHERE.includes(kind))
      .flatMap((kind) => compare(kind, (side) => itemsOf(kind, side, called), true)),
  ];
}

/** What the goal of a row is called in the later version. */
type Called = (goal: string, side: Tables) => string;
type ItemsOf = (side: Tables, called: Called) => Item[];
type CompareCells = (kind: KindId, before: Item, after: Item) => Change[];

function kindIds(): KindId[] {
  return Object.keys(kinds).filter((id): id is KindId => Object.hasOwn(kinds, id));
}

function itemsOf(kind: KindId, side: Tables, called: Called): Item[] {
  const { plan, config } = side;
  return plan.rows[kind].map((row) => {
    const item = itemOf(kind, row);
    if (kind !== 'deviations' && kind !== 'review') return item;
    // These rows are named by their period; the goal makes them one.
    const goal = called(item.cells.goal?.text ?? '', side);
    const { name } = row;
    const period =
      name.state === 'value' && typeof name.value === 'object' && 'months' in name.value
        ? periodKey(name.value, config.fiscalYearStart)
        : name.text;
    return { ...item, key: `${period} ${fold(goal)}`, name: `${goal} ${name.text}`.trim() };
  });
}

function itemOf(kind: KindId, row: Row<KindId>): Item {
  const cells: Readonly<Record<string, Cell<unknown>>> = row.cells;
  const { id } = cells;
  const named = id?.state === 'value' && id.text !== '' ? `id ${fold(id.text)}` : null;
  return {
    key: named ?? `name ${kind} ${fold(row.name.text)}`,
    name: row.name.text,
    cells,
    first: firstOf(row),
  };
}

function firstOf({ name, at }: Row<KindId>): FirstCell {
  return { text: name.text, at };
}

function targetItems(side: Tables, called: Called): Item[] {
  return side.plan.targets.map(({ goal, member, row }: TargetRow) => {
    const own = called(goal, side);
    const name = member === null ? own : `${own}/${member}`;
    return { key: fold(name), name, cells: row.cells, first: firstOf(row) };
  });
}

function splitItems(side: Tables, called: Called): Item[] {
  return side.splits.flatMap(({ split }) => {
    const goal = called(split.goal, side);
    return split.members.map(({ name, row }: SplitMember) => ({
      key: `${fold(goal)} ${fold(split.dimension)} ${fold(name)}`,
      name: `${goal}/${name}`,
      cells: row.cells,
      first: firstOf(row),
    }));
  });
}

function compareItems(
  kind: KindId,
  before: readonly Item[],
  after: readonly Item[],
  cells: CompareCells,
  isTold: { readonly added: (it: Item) => boolean; readonly removed: (it: Item) => boolean },
): Change[] {
  const earlier = byKey(before);
  const later = byKey(after);
  const added = [...later].filter(([key]) => !earlier.has(key));
  const removed = [...earlier].filter(([key]) => !later.has(key));
  const renamed = renamings(removed, added);
  const changes: Change[] = [];
  for (const [key, item] of later) {
    const old = earlier.get(key) ?? renamed.get(item);
    if (old !== undefined) changes.push(...cells(kind, old, item));
    if (old !== undefined && !sameName(old.name, item.name)) {
      changes.push({ kind: 'renamed', of: kind, from: old.name, to: item.name });
    }
    if (old === undefined && isTold.added(item)) {
      changes.push({ kind: 'row', of: kind, name: item.name, state: 'added' });
    }
  }
  const used = new Set(renamed.values());
  const came = [...later].map(([key, after]) => ({
    before: earlier.get(key) ?? renamed.get(after) ?? null,
    after,
  }));
  const went = removed.flatMap(([, before]) => (used.has(before) ? [] : [{ before, after: null }]));
  changes.push(...compareAmounts(kind, [...came, ...went]));
  for (const [, item] of removed) {
    if (isTold.removed(item) && !used.has(item)) {
      changes.push({ kind: 'row', of: kind, name: item.name, state: 'removed' });
    }
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
