import type { Config } from '../decode/config.ts';
import type { Plan } from '../decode/plan.ts';
import { type GoalPair, movedGoalposts } from '../history/goalposts.ts';
import type { Targets } from '../history/targets.ts';
import type { Day } from '../model/calendar.ts';
import { judged } from '../rules/apply.ts';
import type { Change } from './change.ts';

/** Moved goalposts, as the house grades or silences the code and the plan waives it with a reason. */
export function compareGoalposts(
  before: Targets,
  after: Targets & { readonly plan: Plan; readonly config: Config },
  pairs: readonly GoalPair[],
  changed: Day,
): Change[] {
  return movedGoalposts(before, after, pairs, changed).flatMap((goalpost) =>
    judged(goalpost.diagnostic, after.plan, after.config).map(
      (diagnostic): Change => ({ kind: 'goalpost', ...goalpost, diagnostic }),
    ),
  );
}
