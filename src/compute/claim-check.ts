import type { ClaimDoubt } from '../diagnostics/claim-doubt.ts';
import type { Span } from '../model/source.ts';
import type { ClaimSource } from '../parse/document.ts';
import type { Figure } from './figure.ts';

export interface ClaimCheck {
  readonly claim: ClaimSource;
  readonly figure: Figure | null;
  readonly state: 'verified' | 'stale' | 'unreadable' | 'unknown-address' | 'no-value';
  /** The figure as the author would write it today. */
  readonly expected: string | null;
  /** Of a stale one: why its figure of today may be none to write down. */
  readonly doubt?: ClaimDoubt;
}

/** How many of the numbers in the prose say which figure they are, and agree with it. */
export interface ClaimCoverage {
  /** All that are worth it, bound to a figure or not. */
  readonly numbers: number;
  readonly bound: number;
  readonly verified: number;
  readonly unbound: readonly UnboundNumber[];
}

/** A number in the prose that says of no figure that it is that one. */
export interface UnboundNumber {
  readonly text: string;
  readonly at: Span;
}
