import type { Postponed } from '../diagnostics/messages/history.ts';
import { contains, type Period, samePeriod } from '../model/period.ts';
import { add, compare, type Rational, sign, subtract, ZERO } from '../model/rational.ts';
import type { GoalTargets, MemberTargets, TargetLine } from './targets.ts';

interface Step {
  readonly period: Period;
  readonly known: boolean;
  /** Its author wrote it, before or after: what is computed only follows from what he moved elsewhere. */
  readonly held: boolean;
  /** By how much the period became easier, in base units; negative when it became harder. */
  readonly relief: Rational;
}

/**
 * What was moved out of periods with known actuals into later ones, of amounts that add over time; null when nothing
 * was. It is the most by which the sum up to the end of a known period became easier, beyond what the whole became
 * easier. A period that one version has no target for makes the two incomparable: null.
 */
export function postponedOf(
  before: GoalTargets | MemberTargets,
  after: GoalTargets | MemberTargets,
  lower: boolean,
): Postponed | null {
  const steps = before.columns.map((line): Step | null => {
    const later = after.columns.find(({ period }) => samePeriod(period, line.period));
    const now = later?.target ?? null;
    if (line.target === null || now === null) return null;
    const held = line.held || later?.held === true;
    const relief = lower ? subtract(now, line.target) : subtract(line.target, now);
    return { period: line.period, known: isKnown(line, before.lines), held, relief };
  });
  const all = steps.flatMap((step) => step ?? []);
  return all.length < steps.length ? null : furthest(all, lower);
}

function furthest(steps: readonly Step[], lower: boolean): Postponed | null {
  const total = steps.reduce((sum, { relief }) => add(sum, relief), ZERO);
  const cut = sign(total) > 0 ? total : ZERO;
  let [sum, amount, last] = [ZERO, ZERO, -1];
  for (const [n, { known, relief }] of steps.entries()) {
    sum = add(sum, relief);
    const moved = subtract(sum, cut);
    if (known && compare(moved, amount) > 0) [amount, last] = [moved, n];
  }
  const written = steps.slice(0, last + 1).some(({ held, relief }) => held && sign(relief) > 0);
  if (!written) return null;
  const of = (turn: 1 | -1, part: readonly Step[]) =>
    part.filter(({ relief }) => sign(relief) === turn).map(({ period }) => period);
  return { amount, easier: of(1, steps.slice(0, last + 1)), harder: of(-1, steps.slice(last + 1)), lower };
}

/** A quarter is known as soon as one of its months is: its target is part of what has been judged. */
function isKnown({ period, actual }: TargetLine, lines: readonly TargetLine[]): boolean {
  return actual !== null || lines.some((line) => line.actual !== null && contains(period, line.period));
}
