import type { Analysis, PlanOutcome } from '../compute/analysis.ts';
import type { GoalAnalysis } from '../compute/goal-analysis.ts';
import { type Goalpost, movedGoalposts } from '../history/goalposts.ts';
import type { PlanHistory } from '../history/history.ts';
import { judged } from '../rules/apply.ts';
import type { Change, ChangeSet, PlanChange, SideName } from './change.ts';
import { compareClaims, compareFindings } from './compare-findings.ts';
import { compareTargets, pairGoals } from './compare-goals.ts';
import { compareCovers, compareOutlook } from './compare-outlook.ts';
import { compareConfigs, compareFrontmatter } from './compare-plan.ts';
import { compareRows } from './compare-rows.ts';
import { compareTimeline } from './compare-tasks.ts';
import { compareProse } from './compare-text.ts';
import { type Neighbours, neighboursOf, withoutUnchecked } from './neighbours.ts';
import { linesApart, type PlanPair, pairPlans, type Side } from './pair.ts';
import { weightOf } from './weight.ts';

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
    ...compareConfigs(base.run.config, config),
    ...compareFindings(base.run.diagnostics, head.run.diagnostics),
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
    changes: withoutUnchecked(
      [...untold(before, after, base, head), ...changesOf(before, after)],
      neighbours,
    ).toSorted((a, b) => weightOf(b) - weightOf(a)),
  };
}

/** A plan that was edited and cannot be computed must not pass for one that means what it meant. */
function untold(before: PlanOutcome | null, after: PlanOutcome | null, base: Side, head: Side): Change[] {
  if (before === null || after === null || (before.analysis !== null && after.analysis !== null)) return [];
  const lines = linesApart(base.text(before.file) ?? '', head.text(after.file) ?? '');
  return lines === 0 ? [] : [{ kind: 'untold', lines }];
}

function changesOf(before: PlanOutcome | null, after: PlanOutcome | null): Change[] {
  if (after === null) return goalsOf(before?.analysis ?? null, 'goal-removed');
  const findings = compareFindings(before?.diagnostics ?? [], after.diagnostics);
  if (before === null) {
    return [...goalsOf(after.analysis, 'goal-added'), ...findings, ...compareClaims(nothing(after), after)];
  }
  if (after.analysis === null || before.analysis === null) {
    const [was, now] = [before.analysis !== null, after.analysis !== null];
    const turned: Change[] = was === now ? [] : [{ kind: now ? 'unblocked' : 'blocked' }];
    return [...turned, ...turnedFindings(findings, was, now)];
  }
  return [
    ...compareAnalyses(before.analysis, after.analysis, after),
    ...findings,
    ...compareClaims(before, after),
  ];
}

/** Where checks were not made, what they said is not gone; where they were not made before, it is not new. */
function turnedFindings(findings: readonly Change[], was: boolean, now: boolean): Change[] {
  return findings.flatMap((it): Change[] => {
    if (it.kind !== 'finding') return [it];
    if (was && it.state === 'gone') return [];
    return [now && it.state === 'new' ? { ...it, state: 'found' } : it];
  });
}

function nothing(outcome: PlanOutcome): PlanOutcome {
  return { ...outcome, claims: [], diagnostics: [] };
}

function compareAnalyses(before: Analysis, after: Analysis, { lang }: PlanOutcome): Change[] {
  const { pairs, added, removed } = pairGoals(before, after);
  const goalposts = movedGoalposts(before, after, pairs, after.asOf).flatMap((it) => graded(it, after));
  return [
    ...goalposts.map((it): Change => ({ kind: 'goalpost', ...it })),
    ...added.map((goal) => goalChange(goal, 'goal-added')),
    ...removed.map((goal) => goalChange(goal, 'goal-removed')),
    ...pairs.flatMap((pair) => compareTargets(before, after, pair)),
    ...pairs.flatMap((pair) => compareOutlook(before, after, pair)),
    ...compareCovers(before, after),
    ...compareTimeline(before, after),
    ...compareFrontmatter(before, after, lang),
    ...compareRows(before, after, pairs),
    ...compareProse(before, after),
  ];
}

function goalsOf(analysis: Analysis | null, kind: 'goal-added' | 'goal-removed'): Change[] {
  return (analysis?.goals ?? []).map((goal) => goalChange(goal, kind));
}

function goalChange(goal: GoalAnalysis, kind: 'goal-added' | 'goal-removed'): Change {
  return { kind, goal: goal.goal.name, unit: goal.goal.unit, target: goal.target };
}

/** The house may grade or silence the code like any other, the plan waive it with a reason. */
function graded(goalpost: Goalpost, { plan, config }: Analysis): Goalpost[] {
  return judged(goalpost.diagnostic, plan, config).map((diagnostic) => ({ ...goalpost, diagnostic }));
}
