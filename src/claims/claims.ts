import type { Analysis, ClaimCheck } from '../compute/analysis.ts';
import type { Figure } from '../compute/figure.ts';
import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { nearest } from '../language/nearest.ts';
import type { ClaimSource } from '../parse/document.ts';
import { rewrite } from './rewrite.ts';

/**
 * Every number in the prose that says which figure it is, against that figure: formatted as its author wrote it, it
 * must give the same text. A text without a readable number, an address of nothing and a figure without a value are
 * told apart.
 */
export function checkClaims(analysis: Analysis): Result<readonly ClaimCheck[]> {
  const value: ClaimCheck[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const claim of analysis.plan.claims) {
    const checked = checkClaim(analysis, claim);
    value.push(checked.check);
    if (checked.diagnostic !== null) diagnostics.push(checked.diagnostic);
  }
  return { value, diagnostics };
}

interface Checked {
  readonly check: ClaimCheck;
  readonly diagnostic: Diagnostic | null;
}

function checkClaim(analysis: Analysis, claim: ClaimSource): Checked {
  const figure = analysis.figures.get(claim.address);
  if (figure === null) {
    const suggestion = nearest(claim.address, analysis.figures.addresses());
    return {
      check: { claim, figure, state: 'unknown-address', expected: null },
      diagnostic: diagnose('claim-unknown-address', { address: claim.address, suggestion }, claim.addressAt, {
        about: claim.address,
      }),
    };
  }
  if (figure.value.state === 'missing') {
    const params = { text: claim.text, address: claim.address, reason: figure.value.reason };
    return {
      check: { claim, figure, state: 'no-value', expected: null },
      diagnostic: diagnose('claim-no-value', params, claim.at, { about: claim.address }),
    };
  }
  return against(analysis, claim, figure);
}

function against(analysis: Analysis, claim: ClaimSource, figure: Figure): Checked {
  const rewritten = rewrite(claim.text, figure.value, {
    within: analysis.plan.frontmatter.period,
    lang: analysis.plan.frontmatter.lang,
  });
  if (rewritten === null) {
    return {
      check: { claim, figure, state: 'unreadable', expected: null },
      diagnostic: diagnose('claim-unreadable', { text: claim.text, address: claim.address }, claim.at, {
        about: claim.address,
      }),
    };
  }
  if (rewritten.holds) {
    return { check: { claim, figure, state: 'verified', expected: claim.text }, diagnostic: null };
  }
  const params = { text: claim.text, address: claim.address, expected: rewritten.text, fine: rewritten.fine };
  return {
    check: { claim, figure, state: 'stale', expected: rewritten.text },
    diagnostic: diagnose('claim-stale', params, claim.at, { about: claim.address }),
  };
}
