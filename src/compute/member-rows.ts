import type { Plan, Row, Split, SplitMember, TargetRow } from '../decode/plan.ts';
import type { CellPlace } from '../language/cells.ts';
import { sameName } from '../language/fold.ts';
import { say, type Words } from '../language/words.ts';
import { distinctPeriods } from '../model/period.ts';

/**
 * The decompositions of a plan, with the rows `目标/成员` of its period tables in them: such a row fills the cells of a
 * member that a table by dimension has, and members that none has make a decomposition of their own.
 */
export function splitsOf(plan: Plan): readonly Split[] {
  const rows = plan.targets.filter((it) => it.member !== null);
  if (rows.length === 0) return plan.splits;
  const taken = new Set<TargetRow>();
  const known = plan.splits.map((split) => {
    const own = rows.filter((row) => row.goal === split.goal && homeOf(plan, row) === split);
    for (const row of own) taken.add(row);
    return own.length === 0 ? split : withRows(split, own);
  });
  const rest = rows.filter((it) => !taken.has(it));
  const keys = new Set(rest.map((it) => `${it.goal}/${it.dimension ?? ''}`));
  const made = [...keys].map((key) =>
    splitFrom(
      rest.filter((it) => `${it.goal}/${it.dimension ?? ''}` === key),
      say(UNNAMED, plan.frontmatter.lang),
    ),
  );
  return [...known, ...made.filter((it) => it !== null)];
}

/** The decomposition whose member a row names; the dimension decides where it is written. */
function homeOf(plan: Plan, row: TargetRow): Split | undefined {
  return plan.splits.find(
    (split) =>
      split.goal === row.goal &&
      (row.dimension === null || sameName(row.dimension, split.dimension)) &&
      split.members.some((it) => sameName(it.name, row.member ?? '')),
  );
}

function withRows(split: Split, rows: readonly TargetRow[]): Split {
  const members = split.members.map((member): SplitMember => {
    const row = rows.find((it) => sameName(it.member ?? '', member.name));
    if (row === undefined) return member;
    return { ...member, periods: [...member.periods, ...row.periods], total: member.total ?? row.total };
  });
  const periods = distinctPeriods([
    ...split.periods,
    ...rows.flatMap((row) => row.periods.map((it) => it.period)),
  ]);
  return { ...split, members, periods };
}

/** What the dimension of members is called whose rows name none. */
const UNNAMED: Words = { zh: '成员', en: 'member' };

function splitFrom(rows: readonly TargetRow[], unnamed: string): Split | null {
  const first = rows[0];
  if (first === undefined) return null;
  return {
    goal: first.goal,
    dimension: first.dimension ?? unnamed,
    members: rows.map((row) => ({
      name: row.member ?? '',
      parent: null,
      periods: row.periods,
      total: row.total,
      row: asMember(row),
    })),
    periods: distinctPeriods(rows.flatMap((row) => row.periods.map((it) => it.period))),
    total: null,
    table: first.row.table,
    at: first.row.at,
  };
}

/** The row as one of a table by dimension that has no other columns. */
function asMember({ row }: TargetRow): Row<'splits'> {
  const place: CellPlace = { at: row.name.at, text: '' };
  const blank = { ...place, state: 'blank' as const };
  return {
    kind: 'splits',
    table: row.table,
    index: row.index,
    at: row.at,
    name: row.name,
    cells: {
      weight: blank,
      target: blank,
      quantity: blank,
      price: blank,
      assigned: blank,
      owner: row.cells.owner,
      keyTasks: row.cells.keyTasks,
      standard: row.cells.standard,
    },
  };
}
