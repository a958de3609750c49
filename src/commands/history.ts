import type { PlanOutcome } from '../compute/analysis.ts';
import { type PlanHistory, planHistory, type Snapshot } from '../history/history.ts';
import { graphOf } from '../history/log.ts';
import { levelsOf } from '../history/snapshot.ts';
import { type Named, type Version, versionsOf } from '../history/versions.ts';
import { readApprovals, readLog } from '../io/git/log.ts';
import { objectHashes, readObjects } from '../io/git/objects.ts';
import { fine, type GitResult } from '../io/git/run.ts';
import type { Repository } from '../io/git.ts';
import type { SourceFile } from '../model/source.ts';
import { attachedPaths } from '../parse/attached.ts';
import { cutFrontmatter } from '../parse/frontmatter.ts';
import type { Run } from '../pipeline.ts';
import { decodeText, isRefusal } from '../read/decode-text.ts';

/**
 * The history of every plan of a run by its id, from one pass over the log that leads to `head`. Plans that were
 * never committed have none.
 *
 *     log ─graph→ versions of each plan's file ─read→ the tables they name ─→ versions of the plan ─read→ targets
 */
export async function readHistories(
  repository: Repository,
  head: string,
  run: Run,
  outcomes: readonly PlanOutcome[],
): Promise<GitResult<ReadonlyMap<string, PlanHistory>>> {
  const log = await readLog(repository, head);
  if (!log.ok) return log;
  const graph = graphOf(log.value);
  const alone = outcomes.flatMap(({ file }) => versionsOf(graph, file));
  const plans = await readTexts(repository, alone);
  if (!plans.ok) return plans;
  const named = namesOf(plans.value, ['tables', 'actuals']);
  const stating = statingTargets(namesOf(plans.value, ['tables']));
  const versions = new Map(
    outcomes.map(({ id, file }) => {
      const own = versionsOf(graph, file);
      const names = new Set(own.flatMap(({ path, blob }) => named(path, blob)));
      return [id, names.size === 0 ? own : versionsOf(graph, file, [...names], named)];
    }),
  );
  const all = [...versions.values()].flat();
  const beside = await readTexts(
    repository,
    all.flatMap((version) => stating(version).slice(1)),
  );
  if (!beside.ok) return beside;
  const texts: Texts = (blob, path) => plans.value(blob, path) ?? beside.value(blob, path);
  const approvedBy = await readApproved(repository, all, stating);
  if (!approvedBy.ok) return approvedBy;
  const options = { approvedBy: approvedBy.value, cut: repository.shallow };
  const histories = [...versions].flatMap(([id, own]): [string, PlanHistory][] => {
    const history = planHistory(snapshotsOf(own, texts, stating, run), options);
    return history === null ? [] : [[id, history]];
  });
  return fine(new Map(histories));
}

/** What each version says of its goals; versions of one content are read once. */
function snapshotsOf(
  versions: readonly Version[],
  texts: Texts,
  stating: Stating,
  run: Run,
): readonly Snapshot[] {
  const known = new Map<string, ReturnType<typeof levelsOf>>();
  return versions.map((version): Snapshot => {
    const [own, ...beside] = stating(version);
    const key = [own, ...beside].flatMap(({ path, blob }) => [path, blob]).join('\0');
    const file = texts(own.blob, own.path);
    const tables = beside.flatMap(({ path, blob }) => texts(blob, path) ?? []);
    const levels =
      known.get(key) ?? levelsOf(file, new Map(tables.map((it) => [it.path, it])), run.config, run.asOf);
    known.set(key, levels);
    return { version, ...levels };
  });
}

/** The CSV files that a version of a plan names under some keys; each frontmatter is read once, few versions change it. */
function namesOf(texts: Texts, keys: Parameters<typeof attachedPaths>[2]): Named {
  const known = new Map<string, readonly string[]>();
  const remember = (key: string, names: () => readonly string[]) => {
    const found = known.get(key) ?? names();
    known.set(key, found);
    return found;
  };
  return (path, blob) =>
    remember(`${path}\0${blob}`, () => {
      const text = texts(blob, path)?.text ?? '';
      const end = /^---[ \t]*$/gm;
      end.lastIndex = 3;
      const top = text.slice(0, end.exec(text) === null ? text.length : end.lastIndex);
      return remember(`${path}\0${top}`, () => {
        const { frontmatter } = cutFrontmatter({ path, text: top }).value;
        return frontmatter === null ? [] : attachedPaths(path, frontmatter, keys);
      });
    });
}

interface Content {
  readonly path: string;
  readonly blob: string;
}

type Stating = (version: Version) => readonly [Content, ...Content[]];

/** The contents that state a version's targets: its own, and its tables. Actuals are large, and state none. */
function statingTargets(tablesOf: Named): Stating {
  return ({ path, blob, tables }) => {
    const beside = tablesOf(path, blob).flatMap((name): Content[] => {
      const content = tables.get(name);
      return content === undefined ? [] : [{ path: name, blob: content }];
    });
    return [{ path, blob }, ...beside];
  };
}

type Texts = (blob: string, path: string) => SourceFile | null;

async function readTexts(repository: Repository, contents: readonly Content[]): Promise<GitResult<Texts>> {
  const objects = await readObjects(
    repository,
    contents.map(({ blob }) => blob),
  );
  if (!objects.ok) return objects;
  return fine((blob, path) => {
    const bytes = objects.value.get(blob);
    const text = bytes === undefined ? null : decodeText(path, bytes);
    return text === null || isRefusal(text) ? null : text;
  });
}

/** Which tag of approval points to all that states a version's targets, the newest first. */
async function readApproved(
  repository: Repository,
  versions: readonly Version[],
  stating: Stating,
): Promise<GitResult<(version: Version) => string | null>> {
  const tags = await readApprovals(repository);
  if (!tags.ok) return tags;
  const paths = [...new Set(versions.flatMap((version) => stating(version).map(({ path }) => path)))];
  const nameIn = (tag: string, path: string) => `${tag}:${repository.prefix}${path}`;
  const names = tags.value.flatMap((tag) => paths.map((path) => nameIn(tag, path)));
  const hashes = await objectHashes(repository, names);
  if (!hashes.ok) return hashes;
  return fine((version) => {
    const stated = stating(version);
    const holds = (tag: string) =>
      stated.every(({ path, blob }) => hashes.value.get(nameIn(tag, path)) === blob);
    return tags.value.find(holds) ?? null;
  });
}
