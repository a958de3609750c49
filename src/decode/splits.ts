import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { valueOf } from '../language/cells.ts';
import { fold } from '../language/fold.ts';
import { nearest } from '../language/nearest.ts';
import { moneyUnit, PERCENT } from '../language/units.ts';
import type { Column } from '../language/vocabulary.ts';
import type { Period } from '../model/period.ts';
import { periodId } from './columns.ts';
import { doubtsAbout } from './doubts.ts';
import { gather, plain } from './gather.ts';
import { mergeCells } from './merge.ts';
import { periodCells, totalCell } from './period-cells.ts';
import type { Goal, Split, SplitMember } from './plan.ts';
import { decodeRow, headingUnit, type Line, type Sheet } from './rows.ts';
import { declaredMember, type Scope, unitFor } from './scope.ts';
import { mergePeriods, rowTwice } from './targets.ts';

/** Every decomposition of a goal by a dimension; tables of the same goal and dimension are one. */
export function decodeSplits(sheets: readonly Sheet[], scope: Scope): Result<readonly Split[]> {
  const tables = gather(sheets.map((sheet) => splitTable(sheet, scope)));
  const merged = new Map<string, Split>();
  const diagnostics: Diagnostic[] = [...tables.diagnostics];
  for (const split of tables.value) {
    if (!split) continue;
    const key = `${split.goal}/${split.dimension}`;
    const first = merged.get(key);
    const both = first ? mergeSplits(first, split) : plain(split);
    merged.set(key, both.value);
    diagnostics.push(...both.diagnostics);
  }
  return { value: [...merged.values()].map((it) => withParents(it, scope)), diagnostics };
}

function splitTable(sheet: Sheet, scope: Scope): Result<Split | null> {
  const { split, table } = sheet.recognised;
  if (!split) return plain(null);
  const { goal, dimension } = split;
  const rows = gather(sheet.lines.map((line) => splitMember(sheet, line, goal, dimension, scope)));
  const members = rows.value.filter((_, n) => sheet.lines[n]?.total === false);
  const totals = rows.value.filter((_, n) => sheet.lines[n]?.total === true);
  const [total = null, secondTotal] = totals;
  const periods = sheet.columns.flatMap((it): Period[] => (it.use === 'period' ? [it.period] : []));
  const unique = uniqueMembers(members);
  return plain(
    {
      goal: goal.name,
      dimension,
      members: unique.value,
      periods,
      total,
      table: table.id,
      at: table.head[0]?.at ?? table.at,
    },
    ...rows.diagnostics,
    ...unique.diagnostics,
    ...(total && secondTotal ? [rowTwice(total.row, secondTotal.row, true)] : []),
  );
}

function splitMember(
  sheet: Sheet,
  line: Line,
  goal: Goal,
  dimension: string,
  scope: Scope,
): Result<SplitMember> {
  const unitOf = (id: string, column: Column) => {
    const heading = headingUnit(sheet, id);
    if (column.money === true)
      return heading?.family === 'money' ? heading : moneyUnit(scope.frontmatter.currency);
    if (column.cell === 'percent') return heading?.family === 'ratio' ? PERCENT : null;
    return unitFor(goal, heading);
  };
  const row = decodeRow('splits', sheet, line, unitOf, scope);
  const periods = periodCells(sheet, line, goal, scope);
  const total = totalCell(sheet, line, goal, scope);
  const name = memberName(line, dimension, scope);
  const { target } = row.value.cells;
  const level = valueOf(target);
  return plain(
    { name: name.value, parent: null, periods: periods.value, total: total.value, row: row.value },
    ...row.diagnostics,
    ...name.diagnostics,
    ...periods.diagnostics,
    ...total.diagnostics,
    ...(level ? doubtsAbout(goal, level, target, headingUnit(sheet, 'target')) : []),
  );
}

/** A member under its declared name; where the config declares the members, another name is an error. */
function memberName(line: Line, dimension: string, scope: Scope): Result<string> {
  const written = line.first.text;
  const declared = scope.config.dimensions.find((it) => it.name === dimension)?.members ?? [];
  if (line.total || written === '' || declared.length === 0) return plain(written);
  const name = declaredMember(dimension, written, scope.config);
  if (name !== null) return plain(name);
  const known = declared.map((it) => it.name);
  return plain(
    written,
    diagnose(
      'unknown-member',
      { found: written, dimension, suggestion: nearest(written, known), known },
      line.first.at,
    ),
  );
}

function uniqueMembers(members: readonly SplitMember[]): Result<readonly SplitMember[]> {
  const seen = new Map<string, SplitMember>();
  const diagnostics: Diagnostic[] = [];
  for (const member of members) {
    const key = fold(member.name);
    const first = seen.get(key);
    if (first) diagnostics.push(rowTwice(first.row, member.row));
    else if (key !== '') seen.set(key, member);
  }
  return { value: [...seen.values()], diagnostics };
}

function mergeSplits(first: Split, second: Split): Result<Split> {
  const members = new Map(first.members.map((it) => [fold(it.name), it]));
  const diagnostics: Diagnostic[] = [];
  for (const member of second.members) {
    const key = fold(member.name);
    const ours = members.get(key);
    if (!ours) {
      members.set(key, member);
      continue;
    }
    const cells = mergeCells(ours.row, member.row);
    const periods = mergePeriods(ours.periods, member.periods, member.name);
    members.set(key, {
      ...ours,
      row: cells.value,
      periods: periods.value,
      total: ours.total ?? member.total,
    });
    diagnostics.push(...cells.diagnostics, ...periods.diagnostics);
  }
  const total =
    first.total && second.total ? mergeTotals(first.total, second.total) : (first.total ?? second.total);
  const known = new Set(first.periods.map(periodId));
  const periods = [...first.periods, ...second.periods.filter((it) => !known.has(periodId(it)))];
  return { value: { ...first, members: [...members.values()], periods, total }, diagnostics };
}

/** Two total rows check two tables; what both say of the same cell must agree with the same sum, so the first stands. */
function mergeTotals(first: SplitMember, second: SplitMember): SplitMember {
  const periods = mergePeriods(first.periods, second.periods, first.name);
  return {
    ...first,
    row: mergeCells(first.row, second.row).value,
    periods: periods.value,
    total: first.total ?? second.total,
  };
}

/** A member whose nearest declared ancestor is a row too belongs to that row (ruling 21). */
function withParents(split: Split, { config }: Scope): Split {
  const declared = config.dimensions.find((it) => it.name === split.dimension)?.members ?? [];
  const parents = new Map(declared.map((it) => [it.name, it.parent]));
  const rows = new Set(split.members.map((it) => it.name));
  const parentOf = (name: string): string | null => {
    let parent = parents.get(name) ?? null;
    for (let depth = 0; parent !== null && !rows.has(parent) && depth < 64; depth += 1)
      parent = parents.get(parent) ?? null;
    return parent !== null && rows.has(parent) ? parent : null;
  };
  return { ...split, members: split.members.map((it) => ({ ...it, parent: parentOf(it.name) })) };
}
