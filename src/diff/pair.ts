import type { PlanOutcome } from '../compute/analysis.ts';
import { fold, sameName } from '../language/fold.ts';
import type { Run } from '../pipeline.ts';

/** One side of a comparison: what a run found, and the texts it was made from. */
export interface Side {
  readonly run: Run;
  readonly text: (file: string) => string | null;
}

export interface PlanPair {
  readonly before: PlanOutcome | null;
  readonly after: PlanOutcome | null;
}

/**
 * Which plan of one side is which of the other: the one of the same id, unless it is to the letter another that gave up
 * its own (two that exchanged their names), else one that reads so much the same that it must have been renamed. What
 * is left was added or removed. In the order of the later side.
 */
export function pairPlans(base: Side, head: Side): PlanPair[] {
  const moved = movedWhole(base, head);
  const given = new Set(moved.values());
  const pairs: PlanPair[] = head.run.outcomes.map((after) => {
    const own = namedAs(base, after);
    return { before: moved.get(after) ?? (own !== null && !given.has(own) ? own : null), after };
  });
  const left = base.run.outcomes.filter((it) => !pairs.some(({ before }) => before === it));
  const renamed = renamings(
    left,
    pairs.flatMap(({ before, after }) => (before === null && after !== null ? [after] : [])),
    (before, after) => likeness(base.text(before.file) ?? '', head.text(after.file) ?? ''),
  );
  const found = pairs.map((pair) => {
    const before = pair.after === null ? undefined : renamed.get(pair.after);
    return before === undefined ? pair : { ...pair, before };
  });
  const gone = left.filter((it) => !found.some(({ before }) => before === it));
  return [...found, ...gone.map((before) => ({ before, after: null }))];
}

function namedAs({ run }: Side, { id }: PlanOutcome): PlanOutcome | null {
  return run.outcomes.find((it) => fold(it.id) === fold(id)) ?? null;
}

/** The plans under another's name whose text is still to the letter what it was, with what they were before. */
function movedWhole(base: Side, head: Side): ReadonlyMap<PlanOutcome, PlanOutcome> {
  const stays = (before: PlanOutcome | null, after: PlanOutcome | null) =>
    before !== null && after !== null && base.text(before.file) === head.text(after.file);
  const left = base.run.outcomes.filter(
    (before) => base.text(before.file) !== null && !stays(before, namedAs(head, before)),
  );
  const byText = new Map(left.map((before) => [base.text(before.file), before]));
  const found = new Map<PlanOutcome, PlanOutcome>();
  for (const after of head.run.outcomes) {
    const own = namedAs(base, after);
    const before = byText.get(head.text(after.file));
    if (own === null || before === undefined || stays(own, after)) continue;
    found.set(after, before);
    byText.delete(base.text(before.file));
  }
  return found;
}

/** At least half the lines have to be the same; the likest pair is taken first. */
function renamings(
  before: readonly PlanOutcome[],
  after: readonly PlanOutcome[],
  like: (before: PlanOutcome, after: PlanOutcome) => number,
): ReadonlyMap<PlanOutcome, PlanOutcome> {
  const candidates = before
    .flatMap((old) =>
      after.map((now) => ({ old, now, score: like(old, now) + (sameName(old.title, now.title) ? 0.1 : 0) })),
    )
    .filter(({ score }) => score >= 0.5)
    .toSorted((a, b) => b.score - a.score);
  const found = new Map<PlanOutcome, PlanOutcome>();
  const taken = new Set<PlanOutcome>();
  for (const { old, now } of candidates) {
    if (found.has(now) || taken.has(old)) continue;
    found.set(now, old);
    taken.add(old);
  }
  return found;
}

/** Twice the lines in common over all lines: 0 to 1. Blank lines and the space around text do not count. */
function likeness(a: string, b: string): number {
  const all = linesOf(a).length + linesOf(b).length;
  return all === 0 ? 0 : (2 * linesInCommon(a, b)) / all;
}

/** How many lines one text has that the other lacks, the longer way round. */
export function linesApart(a: string, b: string): number {
  return Math.max(linesOf(a).length, linesOf(b).length) - linesInCommon(a, b);
}

function linesInCommon(a: string, b: string): number {
  const [left, right] = [linesOf(a), linesOf(b)];
  const counts = new Map<string, number>();
  for (const line of left) counts.set(line, (counts.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of right) {
    const count = counts.get(line) ?? 0;
    if (count === 0) continue;
    counts.set(line, count - 1);
    common++;
  }
  return common;
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/).flatMap((line) => line.replace(/\s+/g, '') || []);
}
