import type { PlanHistory } from '../history/history.ts';
import type { GitTrouble } from '../io/git/run.ts';
import { openRepository, resolveCommit } from '../io/git.ts';
import type { Words } from '../language/words.ts';
import type { Run } from '../pipeline.ts';
import { gitWords } from './git-words.ts';
import { readHistories } from './history.ts';

/** What git remembers of the plans of a run. */
export interface Memory {
  /** The commit that is checked out; null where there is none, or git cannot say. */
  readonly head: string | null;
  /** By the plan's id; none of plans that were never committed, and of none without git. */
  readonly byPlan: ReadonlyMap<string, PlanHistory>;
  /** Why the past is cut short or cannot be read; null where all is well, and where there is no git to ask. */
  readonly note: Words | null;
}

export const NO_MEMORY: Memory = { head: null, byPlan: new Map(), note: null };

const CUT: Words = {
  zh: '这是浅克隆，只有最近的提交：报告里的修改历史从现有的最早一次提交算起。要完整的历史，请运行 git fetch --unshallow；在 CI 里把 fetch-depth 设为 0',
  en: 'This is a shallow clone with the newest commits only: the history in the reports begins at the oldest one here. For all of it run git fetch --unshallow, or set fetch-depth: 0 in CI',
};

/**
 * The past of every plan up to the commit that is checked out. A folder without git simply has none. Of the commit of
 * `before` all is known already.
 */
export async function rememberPlans(root: string, run: Run, before = NO_MEMORY): Promise<Memory> {
  const repository = await openRepository(root);
  if (!repository.ok) return unknown(repository.trouble);
  const head = await resolveCommit(repository.value, 'HEAD');
  if (!head.ok) return unknown(head.trouble);
  if (head.value === before.head) return before;
  const found = await readHistories(repository.value, head.value, run, run.outcomes);
  if (!found.ok) return unknown(found.trouble);
  const cut = repository.value.shallow && found.value.size > 0;
  return { head: head.value, byPlan: found.value, note: cut ? CUT : null };
}

/** No git, no repository and no commit yet are how many begin; anything else is worth a line. */
function unknown(trouble: GitTrouble): Memory {
  switch (trouble.kind) {
    case 'no-git':
    case 'not-a-repository':
    case 'unknown-revision':
      return NO_MEMORY;
    case 'not-trusted':
    case 'bad-revision':
    case 'no-common-ancestor':
    case 'missing-content':
    case 'too-much':
    case 'failed': {
      const why = gitWords(trouble);
      const note = {
        zh: `报告里没有修改历史：${why.zh}`,
        en: `The reports have no history: ${why.en}`,
      };
      return { ...NO_MEMORY, note };
    }
  }
}
