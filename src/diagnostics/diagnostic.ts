import type { Words } from '../language/words.ts';
import type { Span } from '../model/source.ts';
import type { Catalogue, Code } from './catalogue.ts';

export type Severity = 'error' | 'warning' | 'note';

/**
 * What every message says: what is wrong, why it matters or how the input was read, and what to do.
 * `why` may be empty where `what` says it all.
 */
export interface Message {
  readonly what: Words;
  readonly why?: Words;
  readonly fix?: Words;
}

/**
 * One kind of finding. `blocking` means that the plan cannot be computed and drops out; a judgement about a plan
 * has a severity but never blocks (it is published in the report).
 */
export interface MessageType<P> {
  readonly severity: Severity;
  readonly blocking?: boolean;
  /** The name of the rule in the reference, in a few words. */
  readonly title: Words;
  readonly say: (params: P) => Message;
}

/** A finding of the program about a user's file: a value, never thrown. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly blocking: boolean;
  readonly at: Span;
  readonly message: Message;
  /** Other places that belong to it (the first of two duplicates, say). */
  readonly related?: readonly { readonly at: Span; readonly label: Words }[];
  /** The address of the figure, goal, task … it is about, for waivers and for the report. */
  readonly about?: string;
  /** Set when the plan's frontmatter waives it: the reason is shown in the report. */
  readonly waived?: string;
}

/** A value and what was found on the way to it. Every stage returns one; none throws for what a user wrote. */
export interface Result<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

export type Params<C extends Code> = Parameters<Catalogue[C]['say']>[0];
