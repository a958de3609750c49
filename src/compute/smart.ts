import type { Config } from '../decode/config.ts';
import type { Plan } from '../decode/plan.ts';
import { valueOf } from '../language/cells.ts';
import type { Day } from '../model/calendar.ts';
import { compare, ONE, type Rational } from '../model/rational.ts';
import type { Feasibility } from './feasibility/feasibility-analysis.ts';
import type { GoalAnalysis } from './goal-analysis.ts';
import type { SmartCheck, SmartReason } from './review-analysis.ts';

type Letter = SmartCheck['letters'][number];
type Reason = { readonly id: SmartReason; readonly ok: boolean | null };

/**
 * SMART by what the plan shows, not by what it says of itself. Every letter lists its conditions; one that fails fails
 * the letter, and a letter of which the plan shows too little is unknown.
 */
export function checkSmart(
  plan: Plan,
  _config: Config,
  goals: readonly GoalAnalysis[],
  feasibility: Feasibility,
  _asOf: Day,
): readonly SmartCheck[] {
  return goals.map((goal) => ({
    goal: goal.goal.name,
    letters: [
      letter('S', specific(plan, goal)),
      letter('M', measurable(goal)),
      achievable(goal, feasibility),
      letter('R', [reason('names-reason', hasReason(goal) || goal.goal.parentGoal.state === 'value')]),
      letter('T', [reason('has-period', true), reason('has-subperiods', hasSubperiods(plan, goal))]),
    ],
  }));
}

function specific(plan: Plan, { goal }: GoalAnalysis): Reason[] {
  const decomposed = plan.splits.some((split) => split.goal === goal.name);
  const derived = goal.numerator !== null && goal.numerator.terms.length > 0;
  return [
    reason('has-unit', goal.unit.label.zh !== '' || goal.unit.label.en !== ''),
    reason('has-scope', goal.scope.trim() !== '' || decomposed || derived),
    reason('has-owner', goal.owners.length > 0),
  ];
}

function measurable(goal: GoalAnalysis): Reason[] {
  return [
    reason('has-number', goal.target !== null),
    reason('has-baseline', goal.baseline !== null || explainsNoBaseline(goal)),
    reason('has-actuals-source', goal.hasActualsSource),
  ];
}

/**
 * What adds up by work is tested against people and funnel; a ratio, a level or something to be kept low only against
 * what was reached before. Unknown without anything to test the target against, unless something else already fails.
 */
function achievable(goal: GoalAnalysis, feasibility: Feasibility): Letter {
  const { name, type, direction } = goal.goal;
  const byWork = type === 'flow' && direction === 'higher';
  const capacity = covers(feasibility.capacity, name);
  const funnel = covers(feasibility.funnels, name);
  const inReach = type === 'ratio' ? levelInReach(goal) : paceInReach(goal);
  const reasons = [
    reason('growth-stated', goal.growth !== null || explainsNoBaseline(goal)),
    ...(byWork || capacity !== null ? [reason('capacity-covers', capacity)] : []),
    ...(byWork || funnel !== null ? [reason('funnel-covers', funnel)] : []),
    reason('pace-in-reach', inReach),
  ];
  const checked = letter('A', reasons);
  const untested = capacity === null && funnel === null && (byWork || inReach === null);
  return checked.verdict !== 'not-met' && untested ? { ...checked, verdict: 'unknown' } : checked;
}

function covers(
  analyses: readonly { readonly goal: string; readonly cover: Rational | null }[],
  goal: string,
): boolean | null {
  const known = analyses.flatMap((it) => (it.goal === goal && it.cover !== null ? [it.cover] : []));
  return known.length === 0 ? null : known.every((cover) => compare(cover, ONE) >= 0);
}

/**
 * A pace beyond the best period on record needs a reason; before anything is closed there is no record. What is to be
 * kept low has to stay no lower than it ever was.
 */
function paceInReach(goal: GoalAnalysis): boolean | null {
  const ratio = goal.landing?.neededRatio ?? null;
  if (ratio === null) return null;
  return compare(ratio, ONE) * strive(goal) <= 0 || hasReason(goal);
}

/** A level that no period on record has reached needs a reason. */
function levelInReach(analysis: GoalAnalysis): boolean | null {
  const { target, closed } = analysis;
  const levels = closed.flatMap(({ actual }) => actual ?? []);
  if (target === null || levels.length === 0) return null;
  return levels.some((level) => compare(level, target) * strive(analysis) >= 0) || hasReason(analysis);
}

/** Which way is more to ask for. */
function strive({ goal }: GoalAnalysis): 1 | -1 {
  return goal.direction === 'higher' ? 1 : -1;
}

function explainsNoBaseline(goal: GoalAnalysis): boolean {
  return goal.goal.baseline.state === 'none' && hasReason(goal);
}

function hasReason({ goal }: GoalAnalysis): boolean {
  return goal.reason.trim() !== '';
}

/** A goal of one month is its own sub-period; any other has targets by period, of its own or of its members. */
function hasSubperiods(plan: Plan, { goal }: GoalAnalysis): boolean {
  if (goal.period.months === 1) return true;
  const filled = (periods: readonly { readonly cell: { readonly state: string } }[]) =>
    periods.some(({ cell }) => cell.state === 'value');
  return (
    plan.targets.some((row) => row.goal === goal.name && filled(row.periods)) ||
    plan.splits.some(
      (split) => split.goal === goal.name && split.members.some((member) => filled(member.periods)),
    ) ||
    (goal.type === 'ratio' && valueOf(goal.target) !== undefined && goal.numerator !== null)
  );
}

function reason(id: SmartReason, ok: boolean | null): Reason {
  return { id, ok };
}

function letter(name: Letter['letter'], reasons: readonly Reason[]): Letter {
  const failed = reasons.some(({ ok }) => ok === false);
  const shown = reasons.some(({ ok }) => ok === true);
  return { letter: name, verdict: failed ? 'not-met' : shown ? 'met' : 'unknown', reasons };
}
