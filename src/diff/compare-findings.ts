import type { PlanOutcome } from '../compute/analysis.ts';
import type { ClaimCheck } from '../compute/claim-check.ts';
import type { Config } from '../decode/config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { normal } from '../language/fold.ts';
import type { Change } from './change.ts';
import { type Names, SAME_NAMES } from './names.ts';

/** Told with the claim itself. */
const TOLD: ReadonlySet<string> = new Set(['claim-stale']);

/**
 * Findings that came, went, or say something else of the same thing. Where a finding stands in the file is no
 * difference, nor is a name that was only changed or the width of what a cell quotes; one that is graver than it was counts as new.
 */
export function compareFindings(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
  names: Names = SAME_NAMES,
  rules: Config['rules'] = new Map(),
): Change[] {
  const isWaived = ({ waived }: Diagnostic) => waived !== undefined;
  const old = before.filter((it) => !TOLD.has(it.code) && !isWaived(it));
  // Those that are waived last: what stands open pairs with what stood open.
  const now = after.filter(({ code }) => !TOLD.has(code)).toSorted((a, b) => +isWaived(a) - +isWaived(b));
  const pairs = new Map<Diagnostic, Diagnostic>();
  const match = (same: (a: Diagnostic, b: Diagnostic) => boolean) => {
    for (const it of now) {
      if (pairs.has(it)) continue;
      const at = old.findIndex((earlier) => earlier.code === it.code && same(earlier, it));
      const [earlier] = at < 0 ? [] : old.splice(at, 1);
      if (earlier !== undefined) pairs.set(it, earlier);
    }
  };
  const sameText = (a: Diagnostic, b: Diagnostic) =>
    normal(names.was(a.message.what.en)) === normal(names.now(b.message.what.en));
  const sameThing = ({ about: a }: Diagnostic, { about: b }: Diagnostic) =>
    a === undefined || b === undefined ? a === b : names.was(a) === names.now(b);
  match((a, b) => sameThing(a, b) && sameText(a, b));
  match((a, b) => a.about !== undefined && sameThing(a, b));
  match((a, b) => a.about === undefined && b.about === undefined && a.at.file === b.at.file);
  // The plan's language may have changed, in which addresses are written.
  match(sameText);
  const changes = now.flatMap((diagnostic): Change[] => {
    const earlier = pairs.get(diagnostic);
    if (isWaived(diagnostic)) {
      return earlier === undefined ? [] : [{ kind: 'finding', state: 'waived', diagnostic }];
    }
    if (earlier === undefined || gravity(diagnostic) > gravity(earlier)) {
      return [{ kind: 'finding', state: 'new', diagnostic }];
    }
    return sameText(earlier, diagnostic) && gravity(diagnostic) === gravity(earlier)
      ? []
      : [{ kind: 'finding', state: 'other', diagnostic }];
  });
  const left = old.map((diagnostic): Change => {
    const state = rules.get(diagnostic.code) === 'off' ? 'silenced' : 'gone';
    return { kind: 'finding', state, diagnostic };
  });
  return [...changes, ...left];
}

function gravity({ severity }: Diagnostic): number {
  return ['note', 'warning', 'error'].indexOf(severity);
}

/** Numbers in the prose that no longer say what the plan computes, and those that say it again. */
export function compareClaims(before: PlanOutcome, after: PlanOutcome, names: Names = SAME_NAMES): Change[] {
  const was = staleClaims(before.claims, names.was);
  const now = staleClaims(after.claims, names.now);
  const told = (state: 'stale' | 'fixed', it: ClaimCheck): Change[] => {
    const { text, address, at } = it.claim;
    const { diagnostics } = state === 'stale' ? after : before;
    const found = diagnostics.find(
      (by) => by.code === 'claim-stale' && by.at.line === at.line && by.at.column === at.column,
    );
    // Silenced by the house, or waived with a reason.
    if (found === undefined || found.waived !== undefined) return [];
    return [{ kind: 'claim', state, text, address, expected: it.expected, severity: found.severity }];
  };
  const fixed = [...was].filter(
    ([key, it]) =>
      !now.has(key) &&
      after.claims.some(
        ({ claim, state }) =>
          names.now(claim.address) === names.was(it.claim.address) && state === 'verified',
      ),
  );
  return [
    ...[...now].filter(([key]) => !was.has(key)).flatMap(([, it]) => told('stale', it)),
    ...fixed.flatMap(([, it]) => told('fixed', it)),
  ];
}

function staleClaims(claims: readonly ClaimCheck[], called: Names['was']): ReadonlyMap<string, ClaimCheck> {
  const stale = claims.filter(({ state }) => state === 'stale');
  return new Map(stale.map((it) => [`${called(it.claim.address)} ${it.claim.text}`, it]));
}
