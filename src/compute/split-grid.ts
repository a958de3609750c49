import type { Goal, Split } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Cell } from '../language/cells.ts';
import { contains, type FiscalStart, type Period, samePeriod } from '../model/period.ts';
import type { Rational } from '../model/rational.ts';
import { fromQuanta } from './context.ts';
import { flowGroup } from './flow-group.ts';
import { nearestQuanta } from './held-cells.ts';
import type { Group } from './member-group.ts';
import type { Schedule } from './schedule.ts';
import { fixedCell, fixedTotal, type SplitReading } from './split-reading.ts';
import { stockGroup } from './stock-group.ts';

/** A table by dimension with its blanks filled: every row, every column and every parent adds up exactly. */
export interface SplitGrid {
  readonly split: Split;
  readonly goal: Goal;
  /** Members at the top, and those below a member, by index. */
  readonly top: readonly number[];
  children(index: number): readonly number[];
  /** The total of a member in base units; null for none. */
  total(index: number): Rational | null;
  /** Whether the total, or the weight it follows from, stood in the file. */
  totalHeld(index: number): boolean;
  at(index: number, period: Period): Rational | null;
  /** The author's cell for exactly this period. */
  cell(index: number, period: Period): Cell<unknown> | null;
  /** Whether filled cells alone decide a member's target: its own, those of finer periods, or those of its children. */
  fixed(index: number, period: Period): boolean;
}

export type GridResult =
  | { readonly ok: true; readonly grid: SplitGrid }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Fills a table of an additive goal from the schedule of the goal, level by level of the hierarchy. */
export function fillSplit(
  reading: SplitReading,
  whole: Rational,
  schedule: Schedule,
  fiscal: FiscalStart,
): GridResult {
  const { goal, members } = reading;
  const totals: (bigint | undefined)[] = members.map(() => undefined);
  const groups = new Map<number, Group>();

  const fillUnder = (
    siblings: readonly number[],
    parent: string | null,
    total: bigint,
    margin: (period: Period) => bigint | null,
  ): Diagnostic | null => {
    if (siblings.length === 0) return null;
    const result =
      goal.type === 'stock'
        ? stockGroup(reading, siblings, parent, total, margin, fiscal)
        : flowGroup(reading, siblings, parent, total, margin, fiscal);
    if (!result.ok) return result.diagnostic;
    const { group } = result;
    for (const [i, index] of siblings.entries()) {
      totals[index] = result.totals[i];
      groups.set(index, group);
    }
    for (const index of siblings) {
      const member = members[index];
      if (member === undefined || member.none) continue;
      const problem = fillUnder(member.children, member.member.name, totals[index] ?? 0n, (period) =>
        group.quanta(index, period),
      );
      if (problem !== null) return problem;
    }
    return null;
  };

  const problem = fillUnder(reading.top, null, nearestQuanta(goal, whole), (period) => {
    const value = schedule.at(period);
    return value === null ? null : nearestQuanta(goal, value);
  });
  if (problem !== null) return { ok: false, diagnostic: problem };
  const value = (quanta: bigint | null | undefined) =>
    quanta === null || quanta === undefined ? null : fromQuanta(goal, quanta);
  return {
    ok: true,
    grid: {
      split: reading.split,
      goal,
      top: reading.top,
      children: (index) => members[index]?.children ?? [],
      totalHeld: (index) => members[index]?.amount !== null || members[index]?.weight !== null,
      cell: (index, period) =>
        members[index]?.cells.find((it) => samePeriod(it.period, period))?.cell ?? null,
      fixed: (index, period) =>
        samePeriod(period, goal.period)
          ? fixedTotal(reading, index) !== null
          : fixedCell(reading, index, period) !== null,
      total: (index) => (members[index]?.none ? null : value(totals[index])),
      at: (index, period) => {
        if (members[index]?.none || !contains(goal.period, period)) return null;
        if (samePeriod(period, goal.period)) return value(totals[index]);
        return value(groups.get(index)?.quanta(index, period));
      },
    },
  };
}
