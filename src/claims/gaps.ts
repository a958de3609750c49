import type { Analysis } from '../compute/analysis.ts';
import type { Figure, FigureId } from '../compute/figure.ts';
import type { PeriodLine } from '../compute/goal-analysis.ts';
import type { MissingActual } from '../diagnostics/claim-doubt.ts';
import { diagnose } from '../diagnostics/report.ts';
import { sameName } from '../language/fold.ts';
import type { MeasureId } from '../language/measures.ts';
import { contains, type Period } from '../model/period.ts';
import { aboutGoal } from '../rules/about.ts';
import { judged } from '../rules/apply.ts';
import { figuresBehind } from './behind.ts';

/** Without a period these look at whatever periods are closed, so that one without its actual drops out unseen. */
const TO_DATE: ReadonlySet<MeasureId> = new Set<MeasureId>([
  'actual',
  'ytdTarget',
  'ytdActual',
  'bestPace',
  'numerator',
  'denominator',
  'contribution',
  'priceEffect',
  'volumeEffect',
  'mixEffect',
  'newEffect',
  'discontinuedEffect',
]);

/**
 * The ended periods without an actual that a figure would look at if they had one: its value changes when they come,
 * and may have changed because they went. Those that the plan waives with a reason (`actual-missing`) will not come.
 */
export function missingActuals(figure: Figure, analysis: Analysis): readonly MissingActual[] {
  const found = new Map<string, MissingActual>();
  for (const id of figuresBehind(figure, analysis)) {
    const { subject, member, period } = id;
    if (period === null ? !TO_DATE.has(id.measure) : id.measure !== 'actual') continue;
    const periods = linesOf(id, analysis)
      .filter((line) => line.state === 'missing' && (period === null || contains(period, line.period)))
      .map((line) => line.period);
    const [first] = periods;
    const thing = member === null ? subject : `${subject}/${member}`;
    if (first !== undefined && !isWaived(id, first, analysis)) found.set(thing, { thing, periods });
  }
  return [...found.values()];
}

function linesOf({ subject, dimension, member }: FigureId, analysis: Analysis): readonly PeriodLine[] {
  if (member === null) return analysis.goals.find(({ goal }) => sameName(goal.name, subject))?.lines ?? [];
  return analysis.splits
    .filter(({ split }) => sameName(split.goal, subject) && split.dimension === dimension)
    .flatMap(({ members }) => members.find((it) => it.member.name === member)?.lines ?? []);
}

function isWaived({ subject }: FigureId, period: Period, { goals, plan, config }: Analysis): boolean {
  const goal = goals.find((it) => sameName(it.goal.name, subject))?.goal;
  if (goal === undefined) return false;
  const params = { goal: goal.name, type: goal.type, runs: [period], fiscal: config.fiscalYearStart };
  const missing = diagnose('actual-missing', params, goal.row.at, { about: aboutGoal(goal.name) });
  return judged(missing, plan, config).every(({ waived }) => waived !== undefined);
}
