import type { PlanOutcome } from '../compute/analysis.ts';
import { portfolioMessages } from '../diagnostics/messages/portfolio.ts';
import { fold } from '../language/fold.ts';
import type { Change } from './change.ts';
import { writtenPlan } from './compare-uncomputed.ts';
import type { PlanPair } from './pair.ts';

/** Titles of plans that a plan is checked against and that turned, on either side, into ones that cannot be computed. */
export interface Neighbours {
  readonly blocked: readonly string[];
  readonly unblocked: readonly string[];
}

/** Parents, children, siblings, and earlier plans with their successors. */
export function neighboursOf({ before, after }: PlanPair, pairs: readonly PlanPair[]): Neighbours {
  const turned = (known: 'before' | 'after', lost: 'before' | 'after', self: PlanOutcome | null) =>
    pairs.flatMap((pair) => {
      const [was, now] = [pair[known], pair[lost]];
      if (was?.analysis == null || now === null || now.analysis !== null) return [];
      return self !== null && self !== was && areRelated(self, was) ? [was.title] : [];
    });
  return { blocked: turned('before', 'after', before), unblocked: turned('after', 'before', after) };
}

function areRelated(a: PlanOutcome, b: PlanOutcome): boolean {
  const links = (outcome: PlanOutcome) => {
    const { parent = null, follows = null } = writtenPlan(outcome)?.frontmatter ?? {};
    return [parent, follows].flatMap((it) => (it === null ? [] : [fold(it)]));
  };
  const [one, other] = [links(a), links(b)];
  return one.includes(fold(b.id)) || other.includes(fold(a.id)) || one.some((it) => other.includes(it));
}

/**
 * What plans say of each other follows from the one that cannot be computed: it did not come or go by an edit. Once the
 * other can be computed again, what is found between them was not looked for before.
 */
export function withoutUnchecked(changes: readonly Change[], { blocked, unblocked }: Neighbours): Change[] {
  if (blocked.length === 0 && unblocked.length === 0) return [...changes];
  const kept = changes.flatMap((it): Change[] => {
    if (it.kind !== 'finding' || !isAcross(it.diagnostic.code)) return [it];
    if (blocked.length > 0) return [];
    return it.state === 'gone' || it.state === 'silenced'
      ? []
      : [it.state === 'new' ? { ...it, state: 'found' } : it];
  });
  const told = (state: 'blocked' | 'unblocked', plans: readonly string[]): Change[] =>
    plans.length === 0 ? [] : [{ kind: 'neighbour', state, plans }];
  return [...told('blocked', blocked), ...told('unblocked', unblocked), ...kept];
}

function isAcross(code: string): boolean {
  return Object.hasOwn(portfolioMessages, code) || code.startsWith('earlier-lesson-');
}
