import type { Words } from '../language/words.ts';
import type { Span } from '../model/source.ts';
import type { Catalogue, Code } from './catalogue.ts';
import type { Message, Severity } from './define.ts';

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
  /** What was most likely meant: within the place, `found` would be `by`. Editors offer it. */
  readonly instead?: { readonly found: string; readonly by: string };
  /** Set when the plan's frontmatter waives it: the reason is shown in the report. */
  readonly waived?: string;
}

/** A value and what was found on the way to it. Every stage returns one; none throws for what a user wrote. */
export interface Result<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

export type Params<C extends Code> = Parameters<Catalogue[C]['say']>[0];
