import type { Analysis, PlanOutcome } from '../compute/analysis.ts';
import type { Portfolio } from '../compute/portfolio-analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { actionOverdue } from './action-overdue.ts';
import { actualMissing } from './actual-missing.ts';
import { actualPeriods } from './actual-periods.ts';
import { actualUnused } from './actual-unused.ts';
import { adjustmentWithoutEffect } from './adjustment-without-effect.ts';
import { baselineMissing } from './baseline-missing.ts';
import { budgetExceeded } from './budget-exceeded.ts';
import { budgetShare } from './budget-share.ts';
import { capacityShort } from './capacity-short.ts';
import { childParent } from './child-parent.ts';
import { conversionBelowPlan } from './conversion-below-plan.ts';
import { doubtfulActual } from './doubtful-actual.ts';
import { earlierLessons } from './earlier-lessons.ts';
import { funnelIncomplete } from './funnel-incomplete.ts';
import { funnelShort } from './funnel-short.ts';
import { leavesBeforeJoining } from './leaves-before-joining.ts';
import { lessons } from './lessons.ts';
import { membersAlike } from './members-alike.ts';
import { milestoneLate } from './milestone-late.ts';
import { noActualsSource } from './no-actuals-source.ts';
import { overAssigned } from './over-assigned.ts';
import { ownerMissing } from './owner-missing.ts';
import { ownerOverloaded } from './owner-overloaded.ts';
import { paceOutOfReach } from './pace-out-of-reach.ts';
import { parentLinks } from './parent-links.ts';
import { relativeNotComputed } from './relative-not-computed.ts';
import { reviewOutcome } from './review-outcome.ts';
import type { PlanFinding, PortfolioRule, Rule } from './rule.ts';
import { scenarios } from './scenarios.ts';
import { shareStrategy } from './share-strategy.ts';
import { standardMissed } from './standard-missed.ts';
import { taskCycle } from './task-cycle.ts';
import { taskHeldOff } from './task-held-off.ts';
import { taskImpossible } from './task-impossible.ts';
import { taskLate } from './task-late.ts';
import { taskOutsidePlan } from './task-outside-plan.ts';
import { unexplained } from './unexplained.ts';

/** What a good plan keeps to, in the order of the six steps. */
export const rules: readonly Rule[] = [
  ownerMissing,
  baselineMissing,
  noActualsSource,
  membersAlike,
  overAssigned,
  shareStrategy,
  funnelIncomplete,
  funnelShort,
  budgetShare,
  leavesBeforeJoining,
  capacityShort,
  budgetExceeded,
  taskCycle,
  taskImpossible,
  taskHeldOff,
  taskLate,
  taskOutsidePlan,
  ownerOverloaded,
  milestoneLate,
  scenarios,
  actualMissing,
  doubtfulActual,
  actualUnused,
  actualPeriods,
  unexplained,
  actionOverdue,
  adjustmentWithoutEffect,
  standardMissed,
  conversionBelowPlan,
  paceOutOfReach,
  reviewOutcome,
  lessons,
];

/** What plans keep to between each other. */
export const portfolioRules: readonly PortfolioRule[] = [
  parentLinks,
  childParent,
  earlierLessons,
  relativeNotComputed,
];

export function judgePlan(analysis: Analysis): readonly Diagnostic[] {
  return rules.flatMap((rule) => rule.check(analysis));
}

export function judgePortfolio(
  portfolio: Portfolio,
  dropped: readonly PlanOutcome[] = [],
): readonly PlanFinding[] {
  return portfolioRules.flatMap((rule) => rule.check(portfolio, dropped));
}
