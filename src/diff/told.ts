import { samePeriod } from '../model/period.ts';
import type { Change, Part } from './change.ts';
import { sameNumber } from './meaning.ts';

type Goalpost = Extract<Change, { kind: 'goalpost' }>;
type Shift = Extract<Change, { kind: 'shift' }>;

/** Whether a moved goalpost, or a line beside it, says already all that a distribution made anew would say. */
export function isToldByGoalposts(change: Change, all: readonly Change[]): boolean {
  if (change.kind !== 'shift') return false;
  const goalposts = all.flatMap((it) => (it.kind === 'goalpost' && it.goal === change.goal ? [it] : []));
  if (isPostponing(change, goalposts)) return true;
  return change.parts.every((part) => goalposts.some((it) => tells(it, part, change)));
}

function isPostponing({ dimension, conserved }: Shift, goalposts: readonly Goalpost[]): boolean {
  const postponed = goalposts.some((it) => it.member === null && it.postponed !== null);
  return dimension === null && conserved === true && postponed;
}

/** A goalpost of the goal names its periods and the members that were eased with it; one of a member its periods. */
function tells({ member, eased, parts }: Goalpost, part: Part, { dimension }: Shift): boolean {
  const same = (it: Pick<Part, 'from' | 'to'>) =>
    sameNumber(it.from, part.from) && sameNumber(it.to, part.to);
  if (member === part.member) {
    return eased.some((it) => same(it) && (part.period === null || samePeriod(it.period, part.period)));
  }
  return parts.some((it) => it.dimension === dimension && it.member === part.member && same(it));
}
