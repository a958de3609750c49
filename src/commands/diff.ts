import type { ChangeSet } from '../diff/change.ts';
import { compareRuns, retargeted, withHistories } from '../diff/compare.ts';
import { toHtml } from '../diff/html.ts';
import { toJson } from '../diff/json.ts';
import { toMarkdown } from '../diff/markdown.ts';
import type { Side } from '../diff/pair.ts';
import { reportOf } from '../diff/report.ts';
import { toText } from '../diff/text.ts';
import { today } from '../io/clock.ts';
import type { Files } from '../io/effects.ts';
import { commitFiles } from '../io/git/objects.ts';
import type { GitResult } from '../io/git/run.ts';
import { mergeBase, openRepository, type Repository, resolveCommit } from '../io/git.ts';
import type { Lang } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import type { Sources } from '../parse/sources.ts';
import { type Run, runPipeline } from '../pipeline.ts';
import { CONFIG_FILE, readSources } from '../read/sources.ts';
import { gitWords } from './git-words.ts';
import { readHistories } from './history.ts';
import { createKeptPlans } from './kept-plans.ts';
import { openProject, UsageError } from './project.ts';
import type { Terminal } from './terminal.ts';

export type DiffFormat = 'text' | 'markdown' | 'html' | 'json';

export interface DiffOptions {
  readonly base: string;
  /** The files as they lie in the folder, when left out. */
  readonly head?: string;
  readonly format: DiffFormat;
  readonly lang?: Lang;
  readonly asOf?: Day;
  /** Compare with where the two parted, not with the base as it is now. */
  readonly mergeBase?: boolean;
}

/**
 * Says what a change means, from git's objects: nothing is checked out. Both sides are computed as of one day, that
 * of the later side. Exit code 1 when the change brings errors; 2 when git cannot tell.
 */
export async function diff(options: DiffOptions, terminal: Terminal): Promise<number> {
  const project = await openProject([]).catch((error: unknown) => {
    // The plans may all be in one of the commits and none in the folder.
    if (error instanceof UsageError) return openProject(['.']);
    throw error;
  });
  const repository = known(await openRepository(project.root));
  const head = options.head === undefined ? null : known(await resolveCommit(repository, options.head));
  let base = known(await resolveCommit(repository, options.base));
  if (options.mergeBase === true) {
    const tip = head ?? known(await resolveCommit(repository, 'HEAD'));
    base = known(await mergeBase(repository, base, tip));
  }
  const roots = project.roots;
  const before = textsOf(await readSources(await filesAt(repository, base), roots));
  const files = head === null ? project.files : await filesAt(repository, head);
  const after = textsOf(await readSources(files, roots));
  const kept = createKeptPlans(terminal.program ?? null, project.root);
  const { readBefore } = kept;
  const later = runPipeline(after, { asOf: options.asOf ?? null, today: today(), readBefore });
  // Of the two versions of a plan that is kept which the next run is likelier to meet.
  kept.keep();
  const earlier = runPipeline(before, { asOf: later.asOf, today: later.asOf, readBefore });
  const compared = compareRuns(side(earlier, before), side(later, after), {
    base: { name: options.base, commit: base },
    head: { name: options.head ?? '', commit: head },
  });
  const set = await remember(compared, repository, base, earlier);
  const lang = options.lang ?? later.config.locale;
  const report = () => reportOf(set, lang);
  switch (options.format) {
    case 'text':
      terminal.out(toText(report(), { colour: terminal.outColor }));
      break;
    case 'markdown':
      terminal.out(toMarkdown(report()));
      break;
    case 'html':
      terminal.out(toHtml(report()));
      break;
    case 'json':
      terminal.out(toJson(set, lang));
  }
  return set.newErrors > 0 ? 1 : 0;
}

async function filesAt(repository: Repository, commit: string): Promise<Files> {
  return known(await commitFiles(repository, commit, isRead));
}

/** No picture is read from a commit, so none counts in either version. */
function textsOf({ logo: _, ...sources }: Sources): Sources {
  return sources;
}

/** What a run may read: plans, tables and the config. */
function isRead(path: string): boolean {
  return path === CONFIG_FILE || /\.(md|csv)$/i.test(path);
}

/** Targets that moved are told with what they were at first. Without a readable past that is left out. */
async function remember(set: ChangeSet, repository: Repository, base: string, run: Run): Promise<ChangeSet> {
  const ids = retargeted(set);
  if (ids.length === 0) return set;
  const outcomes = run.outcomes.filter(({ id }) => ids.includes(id));
  const histories = await readHistories(repository, base, run, outcomes);
  return histories.ok ? withHistories(set, histories.value) : set;
}

function known<T>(result: GitResult<T>): T {
  if (result.ok) return result.value;
  throw new UsageError(gitWords(result.trouble));
}

function side(run: Side['run'], sources: Sources): Side {
  const texts = new Map(sources.plans.map(({ path, text }) => [path, text]));
  return { run, text: (file) => texts.get(file) ?? null };
}
