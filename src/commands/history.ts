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
  const named = namesOf(plans.value);
  const versions = new Map(
    outcomes.map(({ id, file }) => {
      const own = versionsOf(graph, file);
      const beside = new Set(own.flatMap(({ path, blob }) => named(path, blob)));
      return [id, beside.size === 0 ? own : versionsOf(graph, file, [...beside], named)];
    }),
  );
  const all = [...versions.values()].flat();
  const texts = await readTexts(repository, all);
  if (!texts.ok) return texts;
  const approves = await readApproved(repository, all);
  if (!approves.ok) return approves;
  const options = { approves: approves.value, cut: repository.shallow };
  const histories = [...versions].flatMap(([id, own]): [string, PlanHistory][] => {
    const history = planHistory(snapshotsOf(own, texts.value, run), options);
    return history === null ? [] : [[id, history]];
  });
  return fine(new Map(histories));
}

/** What each version says of its goals; versions of one content are read once. */
function snapshotsOf(versions: readonly Version[], texts: Texts, run: Run): readonly Snapshot[] {
  const known = new Map<string, ReturnType<typeof levelsOf>>();
  return versions.map((version): Snapshot => {
    const key = [version.path, version.blob, ...[...version.tables].flat()].join('\0');
    const file = texts(version.blob, version.path);
    const tables = [...version.tables].flatMap(([path, blob]) => texts(blob, path) ?? []);
    const levels =
      known.get(key) ?? levelsOf(file, new Map(tables.map((it) => [it.path, it])), run.config, run.asOf);
    known.set(key, levels);
    return { version, ...levels };
  });
}

/** The CSV files that a version of a plan names; read once for each content. */
function namesOf(texts: Texts): Named {
  const known = new Map<string, readonly string[]>();
  return (path, blob) => {
    const key = `${path}\0${blob}`;
    const file = known.has(key) ? null : texts(blob, path);
    const frontmatter = file === null ? null : cutFrontmatter(file).value.frontmatter;
    const names = known.get(key) ?? (frontmatter === null ? [] : attachedPaths(path, frontmatter));
    known.set(key, names);
    return names;
  };
}

type Texts = (blob: string, path: string) => SourceFile | null;

async function readTexts(repository: Repository, versions: readonly Version[]): Promise<GitResult<Texts>> {
  const blobs = versions.flatMap(({ blob, tables }) => [blob, ...tables.values()]);
  const objects = await readObjects(repository, blobs);
  if (!objects.ok) return objects;
  return fine((blob, path) => {
    const bytes = objects.value.get(blob);
    const text = bytes === undefined ? null : decodeText(path, bytes);
    return text === null || isRefusal(text) ? null : text;
  });
}

/** Whether a tag of approval points to all that a version holds: the plan's file, and those it names. */
async function readApproved(
  repository: Repository,
  versions: readonly Version[],
): Promise<GitResult<(version: Version) => boolean>> {
  const tags = await readApprovals(repository);
  if (!tags.ok) return tags;
  const paths = [...new Set(versions.flatMap(({ path, tables }) => [path, ...tables.keys()]))];
  const nameIn = (tag: string, path: string) => `${tag}:${repository.prefix}${path}`;
  const names = tags.value.flatMap((tag) => paths.map((path) => nameIn(tag, path)));
  const hashes = await objectHashes(repository, names);
  if (!hashes.ok) return hashes;
  return fine(({ path, blob, tables }) =>
    tags.value.some((tag) =>
      [[path, blob] as const, ...tables].every(
        ([name, content]) => hashes.value.get(nameIn(tag, name)) === content,
      ),
    ),
  );
}
