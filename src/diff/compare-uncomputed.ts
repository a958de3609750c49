import type { PlanOutcome } from '../compute/analysis.ts';
import type { Config } from '../decode/config.ts';
import { decodePlan } from '../decode/decode.ts';
import type { Plan } from '../decode/plan.ts';
import { parsePlan } from '../parse/parse.ts';
import type { Change } from './change.ts';
import { compareFindings } from './compare-findings.ts';
import { compareWritten, type WrittenSide } from './compare-written.ts';
import { gapsOf, NO_GAPS } from './gaps.ts';
import { namesOf, withoutRenamed } from './names.ts';
import { linesApart, type Side } from './pair.ts';

/** A plan of which one version or both could not be computed: what can be told all the same, and that it is not all. */
export function compareUncomputed(before: PlanOutcome, after: PlanOutcome, base: Side, head: Side): Change[] {
  const isComputed = after.analysis !== null;
  const turned: Change[] =
    isComputed === (before.analysis !== null) ? [] : [{ kind: isComputed ? 'unblocked' : 'blocked' }];
  const [was, now] = [outcomeIn(before, base), outcomeIn(after, head)];
  const [from, to] = [writtenSide(was) ?? borrowing(was, now), writtenSide(now) ?? borrowing(now, was)];
  const lines = linesApart(was.text, now.text);
  const told = from === null || to === null ? null : compareWritten(from, to, head.run.asOf, after.lang);
  const names = namesOf(told ?? []);
  return [
    ...turned,
    ...(lines === 0 ? [] : [{ kind: 'untold', lines, partly: told !== null } satisfies Change]),
    ...withoutRenamed(told ?? [], names),
    ...checkedOnBoth(
      compareFindings(before.diagnostics, after.diagnostics, names, head.run.config.rules),
      stagesOf(after) - stagesOf(before),
    ),
  ];
}

interface Version {
  readonly outcome: PlanOutcome;
  readonly text: string;
  readonly config: Config;
}

function outcomeIn(outcome: PlanOutcome, { run: { config }, text }: Side): Version {
  return { outcome, text: text(outcome.file) ?? '', config };
}

function writtenSide({ outcome, config }: Version): WrittenSide | null {
  const { reached, diagnostics } = outcome;
  const plan = writtenPlan(outcome);
  if (plan === null) return null;
  const torn = reached.stage === 'decoded' && !reached.sound;
  return { plan, config, gaps: torn ? gapsOf(plan, diagnostics) : NO_GAPS };
}

/**
 * What its sections say of a plan whose frontmatter cannot be read, under that of the other version: else a target
 * could be lowered unseen behind a broken first line. What stands before the first section is not compared; its CSV
 * files count as unread. Null where it has no sections, or the other version is no plan either.
 */
function borrowing({ outcome: { file }, text, config }: Version, other: Version): WrittenSide | null {
  const [own, front] = [text.search(SECTION), other.text.search(SECTION)];
  if (own < 0 || front < 0 || writtenPlan(other.outcome) === null) return null;
  const source = { path: file, text: `${other.text.slice(0, front)}${text.slice(own)}` };
  const parsed = parsePlan(source, { config: null, plans: [], tables: new Map(), refused: new Map() });
  const decoded = parsed.value === null ? null : decodePlan(parsed.value, config);
  if (decoded === null || decoded.value === null) return null;
  const plan = decoded.value;
  return { plan, config, gaps: gapsOf(plan, [...parsed.diagnostics, ...decoded.diagnostics]) };
}

const SECTION = /^## /m;

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
    if (further < 0 && (it.state === 'gone' || it.state === 'silenced')) return [];
    return [further > 0 && it.state === 'new' ? { ...it, state: 'found' } : it];
  });
}
