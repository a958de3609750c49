import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type AddressSum, formatAddress } from '../language/address.ts';
import type { Cell } from '../language/cells.ts';
import { fold, sameName } from '../language/fold.ts';
import { nearest } from '../language/nearest.ts';
import { parseAddress } from '../language/read/address.ts';
import { type Kind, type KindId, kinds } from '../language/vocabulary.ts';
import type { Span } from '../model/source.ts';
import { gather, plain } from './gather.ts';
import type { OwnKinds } from './kinds.ts';
import { type Names, resolveAddress, resolveAll } from './names.ts';
import { isNames, ownersOf } from './people.ts';
import type { Goal, Row } from './plan.ts';
import { findGoal, readingIn } from './scope.ts';

type Rows = OwnKinds;

const NOBODY: ReadonlySet<string> = new Set();

/** Names in cells under the one spelling of the thing they name; what is named but nowhere defined is an error there. */
export function resolveRows(rows: Rows, names: Names): Result<Rows> {
  const entries = Object.entries(rows).map(([kind, list]: [string, readonly Row<KindId>[]]) => {
    return { kind, resolved: resolveList(list, rows, names) };
  });
  // Every list keeps its kind and its rows keep their types; Object.entries forgets which is which.
  const value = Object.fromEntries(
    entries.map(({ kind, resolved }) => [kind, resolved.value]),
  ) as unknown as Rows;
  return { value, diagnostics: entries.flatMap(({ resolved }) => resolved.diagnostics) };
}

/** The same for one list of rows, in its order. */
export function resolveList<K extends KindId>(
  list: readonly Row<K>[],
  rows: Rows,
  names: Names,
): Result<readonly Row<K>[]> {
  return gather(list.map((row) => resolveRow(row, rows, names)));
}

type Cells = Readonly<Record<string, Cell<unknown>>>;

function resolveRow<K extends KindId>(row: Row<K>, rows: Rows, names: Names): Result<Row<K>> {
  const definition: Kind = kinds[row.kind];
  const diagnostics: Diagnostic[] = [];
  const cells: Cells = row.cells;
  const resolved = Object.entries(cells).map(([id, cell]) => {
    const type = definition.columns[id]?.cell;
    const result = resolveCell(id, type ?? 'text', cell, rows, names);
    diagnostics.push(...result.diagnostics);
    return [id, result.value] as const;
  });
  // Each cell keeps its type; only the spelling of names changes.
  const value = { ...row, cells: Object.fromEntries(resolved) } as unknown as Row<K>;
  return { value, diagnostics };
}

function resolveCell(
  id: string,
  type: string,
  cell: Cell<unknown>,
  rows: Rows,
  names: Names,
): Result<Cell<unknown>> {
  if (cell.state !== 'value') return plain(cell);
  if (id === 'owner' && isNames(cell.value))
    return ownersOf({ ...cell, value: cell.value }, names.people ?? NOBODY, names.scope.config);
  if (id === 'goal' && type === 'name') return goalCell(cell, names);
  if (id === 'after' && isNames(cell.value)) return afterCell({ ...cell, value: cell.value }, rows.tasks);
  if (id === 'scenario') return scenarioCell(cell, rows);
  if (id === 'conversion' && type === 'rate') return stageCell(cell, rows);
  return plain(cell);
}

/** 目标 names a goal; a deviation may also be about a member or a channel's rate, by its address. */
function goalCell(cell: Cell<unknown>, names: Names): Result<Cell<unknown>> {
  const { scope } = names;
  const goal = findGoal(scope.goals, cell.text);
  if (goal) return plain({ ...cell, value: goal.name });
  const known = scope.goals.map((it) => it.name);
  const unknown = () =>
    plain(
      cell,
      diagnose('unknown-goal', { found: cell.text, suggestion: nearest(cell.text, known), known }, cell.at),
    );
  const address = parseAddress(cell.text, readingIn(scope, null));
  if (!address.ok || address.value.member === null) return unknown();
  const resolved = resolveAddress(address.value, names, cell.at);
  if (!resolved.value) return plain(cell, ...resolved.diagnostics);
  const text = formatAddress(resolved.value, scope.frontmatter.lang, scope.config.fiscalYearStart);
  return plain({ ...cell, value: text });
}

/** One list of tasks is asked once for each predecessor of each of them. */
const taskNames = new WeakMap<Rows['tasks'], ReadonlyMap<string, string>>();

/** The names of tasks by name and by id, the earlier row first. */
function namesOfTasks(tasks: Rows['tasks']): ReadonlyMap<string, string> {
  const known = taskNames.get(tasks);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  for (const { name, cells } of tasks) {
    for (const text of [name.text, ...(cells.id.state === 'value' ? [cells.id.text] : [])]) {
      const key = fold(text);
      if (!names.has(key)) names.set(key, name.text);
    }
  }
  taskNames.set(tasks, names);
  return names;
}

function afterCell(
  cell: Extract<Cell<readonly string[]>, { state: 'value' }>,
  tasks: Rows['tasks'],
): Result<Cell<unknown>> {
  const diagnostics: Diagnostic[] = [];
  const byName = namesOfTasks(tasks);
  const named = cell.value.map((text) => {
    const task = byName.get(fold(text));
    if (task !== undefined) return task;
    const known = tasks.map((it) => it.name.text);
    diagnostics.push(diagnose('unknown-task', { found: text, suggestion: nearest(text, known) }, cell.at));
    return text;
  });
  return { value: { ...cell, value: named }, diagnostics };
}

function scenarioCell(cell: Cell<unknown>, { scenarios }: Rows): Result<Cell<unknown>> {
  const known = scenarios.map((it) => it.name.text);
  const found = known.find((it) => sameName(it, cell.text));
  if (found !== undefined) return plain({ ...cell, value: found });
  const suggestion = nearest(cell.text, known);
  return plain(cell, diagnose('unknown-scenario', { found: cell.text, suggestion, known }, cell.at));
}

/** `20% @商机` names a stage of the funnel. */
function stageCell(cell: Cell<unknown>, { funnel }: Rows): Result<Cell<unknown>> {
  const stage = /[@＠]\s*(.+)$/.exec(cell.text)?.[1]?.trim();
  if (stage === undefined || funnel.length === 0) return plain(cell);
  const known = funnel.map((it) => it.name.text);
  if (known.some((it) => sameName(it, stage))) return plain(cell);
  const kind = kinds.funnel.label;
  return plain(
    cell,
    diagnose('unknown-row', { kind, found: stage, suggestion: nearest(stage, known), known }, cell.at),
  );
}

/** 分子 and 分母 with their names resolved, and owners under their declared names. */
export function resolveGoals(goals: readonly Goal[], names: Names): Result<readonly Goal[]> {
  return gather(
    goals.map((goal): Result<Goal> => {
      const { cells } = goal.row;
      const numerator = resolveSum(goal.numerator, cells.numerator.at, names);
      const denominator = resolveSum(goal.denominator, cells.denominator.at, names);
      const owner = ownersOf(cells.owner, names.people ?? NOBODY, names.scope.config);
      return plain(
        {
          ...goal,
          numerator: numerator.value,
          denominator: denominator.value,
          owners: owner.value.state === 'value' ? owner.value.value : [],
          row: { ...goal.row, cells: { ...cells, owner: owner.value } },
        },
        ...numerator.diagnostics,
        ...denominator.diagnostics,
        ...owner.diagnostics,
      );
    }),
  );
}

function resolveSum(sum: AddressSum | null, at: Span, names: Names): Result<AddressSum | null> {
  if (!sum) return plain(null);
  const addresses = resolveAll(
    sum.terms.map((it) => it.address),
    names,
    at,
  );
  const resolved = addresses.value;
  if (!resolved) return plain(sum, ...addresses.diagnostics);
  const terms = sum.terms.map((it, n) => ({ sign: it.sign, address: resolved[n] ?? it.address }));
  return plain({ terms });
}
