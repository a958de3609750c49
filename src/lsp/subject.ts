import { fold } from '../language/fold.ts';
import type { KindId } from '../language/vocabulary.ts';
import type { Span } from '../model/source.ts';

/** A thing with a name that plans speak of in more than one place. */
export type Subject =
  | { readonly kind: 'goal'; readonly plan: string; readonly name: string }
  /** A row of a kind whose rows have addresses: a task, a channel, a stage, a scenario. */
  | { readonly kind: 'row'; readonly plan: string; readonly of: KindId; readonly name: string }
  /** A member that the config declares is the same in every plan (`plan` is null), another one is its plan's. */
  | {
      readonly kind: 'member';
      readonly plan: string | null;
      readonly dimension: string;
      readonly name: string;
    }
  | { readonly kind: 'owner'; readonly name: string }
  | { readonly kind: 'plan'; readonly name: string }
  | { readonly kind: 'file'; readonly name: string };

/** One key for each thing, however it is spelled. */
export function keyOf(subject: Subject): string {
  switch (subject.kind) {
    case 'goal':
      return `goal ${subject.plan} ${fold(subject.name)}`;
    case 'row':
      return `row ${subject.plan} ${subject.of} ${fold(subject.name)}`;
    case 'member':
      return `member ${subject.plan ?? ''} ${fold(subject.dimension)} ${fold(subject.name)}`;
    default:
      return `${subject.kind} ${fold(subject.name)}`;
  }
}

/** A place that names a thing. */
export interface Mention {
  readonly subject: Subject;
  /** The name itself, as it stands in the file. */
  readonly at: Span;
  /** The cell, link target or value around it; the same where the name is all of it. */
  readonly within: Span;
  readonly text: string;
  readonly role: 'definition' | 'reference';
  /** How a name is written at this place. */
  readonly form: 'cell' | 'csv' | 'link' | 'yaml';
  /** By its id, or in other words that mean it: a renaming passes this place by. */
  readonly otherwise: boolean;
}
