import type { Analysis, PlanOutcome } from '../compute/analysis.ts';
import type { PlanHistory } from '../history/history.ts';
import type { Change, ChangeSet, PlanChange, SideName } from './change.ts';
import { compareClaims, compareFindings } from './compare-findings.ts';
import { compareGoalposts } from './compare-goalposts.ts';
import { compareTargets, goalChange, pairGoals } from './compare-goals.ts';
import { compareCovers, compareOutlook } from './compare-outlook.ts';
import { compareConfigs, compareFrontmatter } from './compare-plan.ts';
import { compareRows } from './compare-rows.ts';
import { compareTimeline } from './compare-tasks.ts';
import { compareProse } from './compare-text.ts';
import { compareUncomputed, writtenPlan } from './compare-uncomputed.ts';
import { namesOf, SAME_NAMES, withLaterMembers, withoutRenamed } from './names.ts';
import { type Neighbours, neighboursOf, withoutUnchecked } from './neighbours.ts';
import { type PlanPair, pairPlans, type Side } from './pair.ts';
import { weightOf } from './weight.ts';
import { writtenOf } from './written.ts';

/**
 * What changed in meaning from one run to another. Both must be of one day; figures are compared exactly, and what
 * only looks different is no change.
 *
 *     Side, Side ─pair→ PlanPair[] ─compare→ PlanChange[]  goals, outlook, feasibility, rows, prose, findings
 */
export function compareRuns(
  base: Side,
  head: Side,
  names: { readonly base: SideName; readonly head: SideName },
): ChangeSet {
  const pairs = pairPlans(base, head);
  const compared = pairs.flatMap((pair) => comparePlans(pair, base, head, neighboursOf(pair, pairs)) ?? []);
  const plans = compared.filter(({ state, changes }) => state !== 'changed' || changes.length > 0);
  const { config, asOf } = head.run;
  const general = [
    ...compareConfigs(base.run, head.run),
    ...compareFindings(base.run.diagnostics, head.run.diagnostics, SAME_NAMES, config.rules),
  ];
  const [was, now] = [base.run.config.asOf, config.asOf];
  return {
    ...names,
    asOf,
    pinned: was === now ? null : { base: was, head: now },
    plans: plans.toSorted(byWeight),
    unchanged: compared.length - plans.length,
    general,
    newErrors: [general, ...plans.map(({ changes }) => changes)].flat().filter(isNewError).length,
  };
}

/** Plans of the base (by id) whose targets changed: their history says from what. */
export function retargeted({ plans }: ChangeSet): readonly string[] {
  const told = ({ kind }: Change) => kind === 'target' || kind === 'goalpost';
  return plans.flatMap(({ id, from, changes }) => (changes.some(told) ? [from ?? id] : []));
}

/** The same with the histories of the base's plans, by their ids. */
export function withHistories(set: ChangeSet, histories: ReadonlyMap<string, PlanHistory>): ChangeSet {
  const plans = set.plans.map((it) => ({ ...it, history: histories.get(it.from ?? it.id) ?? null }));
  return { ...set, plans };
}

/** By the gravest change of each, then the next; equal ones stay in the order of their paths. */
function byWeight(a: PlanChange, b: PlanChange): number {
  for (let n = 0; n < Math.max(a.changes.length, b.changes.length); n++) {
    const [one, other] = [a.changes[n], b.changes[n]];
    const by = (other === undefined ? 0 : weightOf(other)) - (one === undefined ? 0 : weightOf(one));
    if (by !== 0) return by;
  }
  return 0;
}

function isNewError(change: Change): boolean {
  switch (change.kind) {
    case 'finding':
      return isSeenNow(change.state) && change.diagnostic.severity === 'error';
    case 'goalpost':
      return change.diagnostic.severity === 'error' && change.diagnostic.waived === undefined;
    case 'claim':
      return change.state === 'stale' && change.severity === 'error';
    default:
      return false;
  }
}

/** An error that could not be seen before may be new: nobody can tell, so it counts. */
function isSeenNow(state: Extract<Change, { kind: 'finding' }>['state']): boolean {
  return state === 'new' || state === 'found';
}

function comparePlans(
  { before, after }: PlanPair,
  base: Side,
  head: Side,
  neighbours: Neighbours,
): PlanChange | null {
  const it = after ?? before;
  if (it === null) return null;
  const { id, file, title, lang } = it;
  const renamed = before !== null && after !== null && before.id !== after.id;
  const state = before === null ? 'added' : after === null ? 'removed' : renamed ? 'renamed' : 'changed';
  return {
    ...{ id, file, title, lang, state, fiscal: head.run.config.fiscalYearStart },
    from: renamed ? before.id : null,
    history: null,
    changes: withoutUnchecked(changesOf(before, after, base, head), neighbours).toSorted(
      (a, b) => weightOf(b) - weightOf(a),
    ),
  };
}

function changesOf(before: PlanOutcome | null, after: PlanOutcome | null, base: Side, head: Side): Change[] {
  if (after === null) return before === null ? [] : goalsOf(before, base, 'goal-removed');
  if (before === null) {
    const findings = compareFindings([], after.diagnostics);
    return [...goalsOf(after, head, 'goal-added'), ...findings, ...compareClaims(nothing(after), after)];
  }
  if (after.analysis === null || before.analysis === null) {
    return compareUncomputed(before, after, base, head);
  }
  const changes = compareAnalyses(before.analysis, after.analysis, after);
  const names = namesOf(changes);
  return [
    ...withoutRenamed(changes, names),
    ...compareFindings(before.diagnostics, after.diagnostics, names, head.run.config.rules),
    ...compareClaims(before, after, names),
  ];
}

function nothing(outcome: PlanOutcome): PlanOutcome {
  return { ...outcome, claims: [], diagnostics: [] };
}

function compareAnalyses(earlier: Analysis, after: Analysis, { lang }: PlanOutcome): Change[] {
  const { pairs, added, removed } = pairGoals(earlier, after);
  const rows = compareRows(earlier, after, pairs);
  const before = withLaterMembers(earlier, after, pairs, rows);
  return [
    ...compareGoalposts(before, after, pairs, after.asOf),
    ...added.map((goal) => goalChange(goal, 'goal-added')),
    ...removed.map((goal) => goalChange(goal, 'goal-removed')),
    ...pairs.flatMap((pair) => compareTargets(before, after, pair)),
    ...pairs.flatMap((pair) => compareOutlook(before, after, pair)),
    ...compareCovers(before, after, pairs),
    ...compareTimeline(before, after, namesOf(rows)),
    ...compareFrontmatter(before, after, lang),
    ...rows,
    ...compareProse(before.plan, after.plan),
  ];
}

/** The goals of a plan that has no counterpart; of one that cannot be computed as far as they are written. */
function goalsOf(outcome: PlanOutcome, { run }: Side, kind: 'goal-added' | 'goal-removed'): Change[] {
  const plan = writtenPlan(outcome);
  if (plan === null) return [];
  const { goals } = outcome.analysis ?? writtenOf(plan, run.config, run.asOf, () => []);
  return goals.map((goal) => goalChange(goal, kind));
}
