import type { Day } from '../model/calendar.ts';
import { asBuilt } from './built.ts';
import type { PlanHistory } from './history.ts';
import { levelOf } from './snapshot.ts';
import type { Targets } from './targets.ts';

/** A history as a report tells it: of its last change nothing is said where that came after the report's day. */
export interface HistoryAsOf extends Omit<PlanHistory, 'lastChanged'> {
  readonly lastChanged: PlanHistory['lastChanged'] | null;
}

/**
 * What a report as of a day may tell of a plan's history: not who changed the plan after that day, and not a target
 * that was first written after it and is as it was. A target that was changed stays whole, however late, up to the
 * plan that was built: the report shows that level. Days that are not known count as early enough. Null when nothing
 * is left.
 */
export function historyAsOf(
  history: PlanHistory | null,
  { goals, asOf }: Pick<Targets, 'goals'> & { readonly asOf: Day },
): HistoryAsOf | null {
  if (history === null) return null;
  const later = ({ day }: { readonly day: Day | null }) => day !== null && day > asOf;
  const lastChanged = later(history.lastChanged) ? null : history.lastChanged;
  const built = asBuilt(history.targets, goals.map(levelOf), asOf);
  const targets = built.filter(({ original, steps }) => steps.length > 1 || !later(original));
  return lastChanged === null && targets.length === 0 ? null : { ...history, lastChanged, targets };
}
