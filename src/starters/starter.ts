import type { Words } from '../language/words.ts';
import type { Draft } from './draft.ts';
import type { StarterName } from './names.ts';

/** A plan to start from: one of the five situations a sales plan serves. */
export interface Starter {
  readonly name: StarterName;
  /** The title when its author gives none; `{period}` stands for the plan's period. */
  readonly title: Words;
  /** The parts of the six steps, without the frontmatter. */
  readonly steps: (draft: Draft) => Steps;
}

/** What stands under each of the six headings, paragraph by paragraph. */
export type Steps = readonly [
  goals: readonly string[],
  decomposition: readonly string[],
  strategy: readonly string[],
  resources: readonly string[],
  execution: readonly string[],
  review: readonly string[],
];
