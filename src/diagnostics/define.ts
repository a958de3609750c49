import type { Words } from '../language/words.ts';

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

/** Gives a message its parameter type: `define<{ found: string }>({ … })`. `define<{}>` takes none. */
export function define<P>(type: MessageType<P>): MessageType<P> {
  return type;
}
