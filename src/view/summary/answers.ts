import type { GoalAnalysis } from '../../compute/goal-analysis.ts';
import type { ViewContext } from '../context.ts';
import type { Answer } from '../page.ts';
import { doing } from './doing.ts';
import { drivers } from './drivers.ts';
import { landing } from './landing.ts';
import { onPlan } from './on-plan.ts';

/** The four questions of a leader, answered from the figures. */
export function answers(goal: GoalAnalysis, context: ViewContext): readonly Answer[] {
  return [onPlan(goal, context), landing(goal, context), drivers(goal, context), doing(goal, context)];
}
