import type { Analysis } from '../compute/analysis.ts';
import type { ClaimCheck } from '../compute/claim-check.ts';
import type { Figure } from '../compute/figure.ts';
import type { ClaimDoubt } from '../diagnostics/claim-doubt.ts';
import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { sameName } from '../language/fold.ts';
import { parseAddress } from '../language/read/address.ts';
import { sign } from '../model/rational.ts';
import type { ClaimSource } from '../parse/document.ts';
import { missingActuals } from './gaps.ts';
import { suggestions } from './nearest-addresses.ts';
import { rewrite } from './rewrite.ts';

/**
 * Every number in the prose that says which figure it is, against that figure: formatted as its author wrote it, it
 * must give the same text. A text without a readable number, an address of nothing and a figure without a value are
 * told apart.
 */
export function checkClaims(analysis: Analysis): Result<readonly ClaimCheck[]> {
  const value: ClaimCheck[] = [];
  const diagnostics: Diagnostic[] = [];
  const suggest = suggestions(analysis);
  for (const claim of analysis.plan.claims) {
    const checked = checkClaim(analysis, claim, suggest);
    value.push(checked.check);
    if (checked.diagnostic !== null) diagnostics.push(checked.diagnostic);
  }
  return { value, diagnostics };
}

interface Checked {
  readonly check: ClaimCheck;
  readonly diagnostic: Diagnostic | null;
}

function checkClaim(
  analysis: Analysis,
  claim: ClaimSource,
  suggest: (asked: string) => readonly string[],
): Checked {
  const figure = analysis.figures.get(claim.address);
  if (figure === null) {
    const choices = choicesOf(analysis, claim);
    const [suggestion = null, ...others] = choices.length > 0 ? choices : suggest(claim.address);
    return {
      check: { claim, figure, state: 'unknown-address', expected: null },
      diagnostic: diagnose(
        'claim-unknown-address',
        { address: claim.address, suggestion, choices, others },
        claim.addressAt,
        { about: claim.address },
      ),
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

/** The addresses that a member's name may mean, when more than one dimension has it. */
function choicesOf({ plan, config }: Analysis, claim: ClaimSource): readonly string[] {
  const within = plan.frontmatter.period;
  const address = parseAddress(claim.address, { within, fiscal: config.fiscalYearStart });
  if (!address.ok || address.value.member === null || address.value.dimension !== null) return [];
  const { subject, member } = address.value;
  const rest = claim.address.replace(/^[^@:]*/, '');
  const found = plan.splits.filter(
    (it) => sameName(it.goal, subject) && it.members.some(({ name }) => sameName(name, member)),
  );
  return found.length < 2 ? [] : found.map((it) => `${subject}/${it.dimension}=${member}${rest}`);
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
  const doubt = doubtOf(figure, analysis);
  const { text: expected, fine } = rewritten;
  const { fiscalYearStart: fiscal } = analysis.config;
  const params = { text: claim.text, address: claim.address, expected, fine, doubt, fiscal };
  return {
    check: { claim, figure, state: 'stale', expected, ...(doubt === null ? {} : { doubt }) },
    diagnostic: diagnose('claim-stale', params, claim.at, { about: claim.address }),
  };
}

/** Missing is not zero, and less is not the truth: such a figure of today is no correction of what the author wrote. */
function doubtOf(figure: Figure, analysis: Analysis): ClaimDoubt | null {
  const missing = missingActuals(figure, analysis);
  if (missing.length > 0) return { kind: 'gap', missing };
  const { value } = figure;
  return value.state === 'number' && sign(value.value) === 0 ? { kind: 'zero' } : null;
}
