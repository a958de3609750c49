import type { Result } from '../diagnostics/diagnostic.ts';
import { fold } from '../language/fold.ts';
import type { KindId } from '../language/vocabulary.ts';
import type { Document } from '../parse/document.ts';
import { decodeActuals, uniqueActuals } from './actuals.ts';
import { decodeActualsCsv } from './actuals-csv.ts';
import { doubtsTogether } from './doubts.ts';
import { plain } from './gather.ts';
import { decodeKinds } from './kinds.ts';
import type { Names } from './names.ts';
import { outsideRows } from './outside-rows.ts';
import { peopleIn } from './people.ts';
import { placeActuals, placeTargets } from './places.ts';
import type { Plan, Row, Split, SplitMember, TableUse } from './plan.ts';
import { planId } from './plan-id.ts';
import { resolveGoals, resolveList, resolveRows } from './references.ts';
import { requiredCells } from './required-cells.ts';
import type { Sheet } from './rows.ts';
import { resolveScenarios } from './scenarios.ts';
import type { Scope } from './scope.ts';
import { decodeSplits } from './splits.ts';
import { decodeTargets } from './targets.ts';

/** All tables but the goals', whose units the scope already has; then every name, wherever it was used. */
export function decodeTables(
  document: Document,
  sheets: readonly Sheet[],
  goalSheets: readonly Sheet[],
  scope: Scope,
): Result<Plan> {
  const of = (kind: KindId) => sheets.filter((it) => it.recognised.kind === kind);
  const targets = decodeTargets(of('targets'), scope);
  const splits = decodeSplits(of('splits'), scope);
  const within: Scope = {
    ...scope,
    dimensions: splits.value.map((it) => it.dimension),
    members: membersByDimension(splits.value, scope),
  };
  const table = decodeActuals(of('actuals'), within);
  const csv = document.actuals ? decodeActualsCsv(document.actuals, within) : plain([]);
  const own = decodeKinds(sheets, within);
  const names: Names = {
    scope: within,
    splits: splits.value,
    targets: targets.value.rows,
    rows: Object.fromEntries(
      Object.entries(own.value).map(([kind, rows]) => [kind, rows.map((it) => it.name.text)]),
    ),
    people: peopleIn([
      ...scope.goals.map((it) => it.row),
      ...targets.value.rows.map((it) => it.row),
      ...splits.value.flatMap(rowsOfSplit),
      ...Object.values(own.value).flat(),
    ]),
  };
  const placed = placeTargets(targets.value.rows, names);
  const known = placeActuals([...table.value.actuals, ...csv.value], names);
  const actuals = uniqueActuals(known.value, within);
  const rows = resolveRows(own.value, names);
  const scenarios = resolveScenarios(rows.value.scenarios, names);
  const goals = resolveGoals(scope.goals, names);
  const targetRows = resolveList(
    targets.value.rows.map((it) => it.row),
    own.value,
    names,
  );
  const memberRows = resolveList(splits.value.flatMap(rowsOfSplit), own.value, names);
  const actualRows = resolveList(table.value.rows, own.value, names);
  const resolvedSplits = withRows(splits.value, memberRows.value);
  const plan: Plan = {
    id: planId(document.file.path),
    file: document.file.path,
    frontmatter: scope.frontmatter,
    goals: goals.value,
    rows: {
      ...rows.value,
      scenarios: scenarios.value,
      goals: goals.value.map((it) => it.row),
      targets: targetRows.value,
      splits: resolvedSplits.flatMap((it) => it.members.map((member) => member.row)),
      actuals: actualRows.value,
    },
    targets: placed.value.map((it, n) => ({ ...it, row: targetRows.value[n] ?? it.row })),
    seasonality: targets.value.seasonality,
    splits: resolvedSplits,
    actuals: actuals.value,
    claims: document.claims,
    document,
    tables: new Map([...goalSheets, ...sheets].map((it) => [it.recognised.table.id, tableUse(it)])),
  };
  const results: readonly Result<unknown>[] = [
    targets,
    splits,
    table,
    csv,
    placed,
    known,
    actuals,
    own,
    rows,
    scenarios,
    goals,
    targetRows,
    memberRows,
    actualRows,
  ];
  return plain(
    plan,
    ...doubtsTogether(
      results.flatMap((it) => it.diagnostics),
      scope.goals,
    ),
    ...requiredCells(own.value, within),
    ...outsideRows(own.value, within),
  );
}

function membersByDimension(
  splits: readonly Split[],
  { config }: Scope,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (dimension: string, names: readonly string[]) =>
    found.set(dimension, new Set([...(found.get(dimension) ?? []), ...names.map(fold)]));
  for (const { dimension, members } of splits)
    add(
      dimension,
      members.map((it) => it.name),
    );
  for (const { name, members } of config.dimensions)
    add(
      name,
      members.flatMap((it) => [it.name, ...it.aliases]),
    );
  return found;
}

function rowsOfSplit({ members, total }: Split): readonly Row<'splits'>[] {
  return [...members.map((it) => it.row), ...(total ? [total.row] : [])];
}

/** The splits with their rows after names were resolved, which are in the same order. */
function withRows(splits: readonly Split[], rows: readonly Row<'splits'>[]): readonly Split[] {
  const queue = [...rows];
  const next = (member: SplitMember): SplitMember => ({ ...member, row: queue.shift() ?? member.row });
  return splits.map((split) => {
    const members = split.members.map(next);
    return { ...split, members, total: split.total ? next(split.total) : null };
  });
}

function tableUse({ recognised, columns }: Sheet): TableUse {
  const { kind, split } = recognised;
  return split
    ? { kind, columns, split: { goal: split.goal.name, dimension: split.dimension } }
    : { kind, columns };
}
