import type { Config } from '../decode/config.ts';
import type { Actual, Split, SplitMember } from '../decode/plan.ts';
import { sameName } from '../language/fold.ts';
import type { Roster } from './actual-book.ts';

/**
 * Which members make a total, by dimension: those of the goal's own tables, else those the config declares, else
 * those that have actuals at all.
 */
export function rostersOf(
  splits: readonly Split[],
  config: Config,
  actuals: readonly Actual[],
  goal: string,
): Roster[] {
  const rosters: Roster[] = [];
  const reported = reportedMembers(actuals, goal);
  for (const split of splits) {
    if (split.goal !== goal) continue;
    const members = split.members.filter((it) => !hasNoShare(it));
    const names = new Set(members.map((it) => it.name));
    const parentOf = (parent: string | null) => (parent !== null && names.has(parent) ? parent : null);
    addGroups(
      rosters,
      split.dimension,
      members.map((it) => ({ name: it.name, parent: parentOf(it.parent) })),
    );
  }
  for (const [dimension, members] of reported) {
    if (rosters.some((it) => it.dimension === dimension)) continue;
    const declared = config.dimensions.find((it) => sameName(it.name, dimension))?.members;
    addGroups(rosters, dimension, declared ?? [...members].map((name) => ({ name, parent: null })));
  }
  return rosters;
}

/** A dash for the amount or the weight, and no other cell that gives the member something. */
function hasNoShare({ row, total, periods }: SplitMember): boolean {
  const { target, weight, quantity } = row.cells;
  if (target.state !== 'none' && weight.state !== 'none') return false;
  return [target, quantity, total, ...periods.map((it) => it.cell)].every((it) => it?.state !== 'value');
}

function addGroups(
  rosters: Roster[],
  dimension: string,
  members: readonly { readonly name: string; readonly parent: string | null }[],
): void {
  for (const parent of new Set(members.map((it) => it.parent))) {
    const names = members.filter((it) => it.parent === parent).map((it) => it.name);
    rosters.push({ dimension, parent, members: names });
  }
}

/** Which members have actuals, by dimension. */
function reportedMembers(actuals: readonly Actual[], goal: string): ReadonlyMap<string, ReadonlySet<string>> {
  const reported = new Map<string, Set<string>>();
  for (const { subject, members } of actuals) {
    if (subject !== goal) continue;
    for (const { dimension, member } of members) {
      const known = reported.get(dimension);
      if (known === undefined) reported.set(dimension, new Set([member]));
      else known.add(member);
    }
  }
  return reported;
}
