import { divide, ONE, type Rational, subtract, sum } from '../model/rational.ts';
import type { MemberAnalysis, SplitAnalysis } from './split-analysis.ts';

/** One level of a decomposition in which every row has an assigned amount: the top (null), or the rows under a member. */
export interface AssignedLevel {
  readonly parent: string | null;
  readonly rows: readonly MemberAnalysis[];
  readonly assigned: Rational;
  readonly target: Rational;
  /** Σ assigned ÷ Σ targets − 1. */
  readonly over: Rational;
}

/** Every level on which a whole is assigned; rows without a target take no part. */
export function assignedLevels(members: SplitAnalysis['members']): readonly AssignedLevel[] {
  const names = new Set(members.map((it) => it.member.name));
  const above = ({ member }: MemberAnalysis) => (names.has(member.parent ?? '') ? member.parent : null);
  return [...new Set(members.map(above))].flatMap((parent): AssignedLevel[] => {
    const rows = members.filter((it) => above(it) === parent && it.target !== null);
    const amounts = rows.flatMap((it) => it.assigned ?? []);
    if (amounts.length < rows.length) return [];
    const [assigned, target] = [sum(amounts), sum(rows.flatMap((it) => it.target ?? []))];
    const share = divide(assigned, target);
    return share === null ? [] : [{ parent, rows, assigned, target, over: subtract(share, ONE) }];
  });
}
