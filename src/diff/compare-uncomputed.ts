import type { PlanOutcome } from '../compute/analysis.ts';
import type { Plan } from '../decode/plan.ts';
import type { Change } from './change.ts';
import { compareFindings } from './compare-findings.ts';
import { compareWritten, type WrittenSide } from './compare-written.ts';
import { gapsOf, NO_GAPS } from './gaps.ts';
import { linesApart, type Side } from './pair.ts';

/** A plan of which one version or both could not be computed: what can be told all the same, and that it is not all. */
export function compareUncomputed(before: PlanOutcome, after: PlanOutcome, base: Side, head: Side): Change[] {
  const [was, now] = [before.analysis !== null, after.analysis !== null];
  const turned: Change[] = was === now ? [] : [{ kind: now ? 'unblocked' : 'blocked' }];
  const lines = linesApart(base.text(before.file) ?? '', head.text(after.file) ?? '');
  const [from, to] = [writtenSide(before, base), writtenSide(after, head)];
  const told = from === null || to === null ? null : compareWritten(from, to, head.run.asOf, after.lang);
  return [
    ...turned,
    ...(lines === 0 ? [] : [{ kind: 'untold', lines, partly: told !== null } satisfies Change]),
    ...(told ?? []),
    ...checkedOnBoth(
      compareFindings(before.diagnostics, after.diagnostics),
      stagesOf(after) - stagesOf(before),
    ),
  ];
}

function writtenSide(outcome: PlanOutcome, { run: { config } }: Side): WrittenSide | null {
  const { reached, diagnostics } = outcome;
  const plan = writtenPlan(outcome);
  if (plan === null) return null;
  const torn = reached.stage === 'decoded' && !reached.sound;
  return { plan, config, gaps: torn ? gapsOf(plan, diagnostics) : NO_GAPS };
}

/** The rows and cells of a plan, computed or not; null where it has none. */
export function writtenPlan({ analysis, reached }: PlanOutcome): Plan | null {
  return analysis?.plan ?? (reached.stage === 'decoded' ? reached.written : null);
}

/** How far the checks of a plan went. */
function stagesOf({ reached }: PlanOutcome): number {
  if (reached.stage === 'decoded') return reached.sound ? 3 : 2;
  return { unread: 0, parsed: 1, computed: 4 }[reached.stage];
}

/** Where checks were not made, what they said is not gone; where they were not made before, it is not new. */
function checkedOnBoth(findings: readonly Change[], further: number): Change[] {
  return findings.flatMap((it): Change[] => {
    if (it.kind !== 'finding') return [it];
    if (further < 0 && it.state === 'gone') return [];
    return [further > 0 && it.state === 'new' ? { ...it, state: 'found' } : it];
  });
}
