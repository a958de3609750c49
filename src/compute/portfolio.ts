import type { Plan } from '../decode/plan.ts';
import type { Result } from '../diagnostics/diagnostic.ts';
import type { Day } from '../model/calendar.ts';
import type { Analysis } from './analysis.ts';
import { dutiesOf } from './duties.ts';
import type { Portfolio } from './portfolio-analysis.ts';
import { withRollUp } from './portfolio-figures.ts';
import { linksOf } from './portfolio-links.ts';

/**
 * All plans together: children against the parts of their parents, and what everybody owes. `dropped` is what is known
 * of plans that could not be computed: no sum is made without them.
 */
export function rollUp(
  analyses: readonly Analysis[],
  asOf: Day,
  dropped: readonly Plan[] = [],
): Result<Portfolio> {
  const links = linksOf(analyses, dropped);
  return {
    value: {
      asOf,
      plans: analyses.map((it) => withRollUp(it, links, analyses)),
      links,
      duties: analyses.flatMap(dutiesOf).toSorted(byDue),
    },
    diagnostics: [],
  };
}

/** Undated duties come last; the order of plans and rows decides the rest. */
function byDue(a: Portfolio['duties'][number], b: Portfolio['duties'][number]): number {
  if (a.due === b.due) return 0;
  if (a.due === null) return 1;
  return b.due === null ? -1 : a.due - b.due;
}
