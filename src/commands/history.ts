import type { PlanOutcome } from '../compute/analysis.ts';
import { type PlanHistory, planHistory } from '../history/history.ts';
import { type Version, versionsOf } from '../history/log.ts';
import { snapshotOf } from '../history/snapshot.ts';
import { readApprovals, readLog } from '../io/git/log.ts';
import { objectHashes, readObjects } from '../io/git/objects.ts';
import { fine, type GitResult } from '../io/git/run.ts';
import type { Repository } from '../io/git.ts';
import type { SourceFile } from '../model/source.ts';
import type { Run } from '../pipeline.ts';
import { decodeText, isRefusal } from '../read/decode-text.ts';

/**
 * The history of every plan of a run by its id, from one pass over the log that leads to `head`. Plans that were
 * never committed have none.
 */
export async function readHistories(
  repository: Repository,
  head: string,
  run: Run,
  outcomes: readonly PlanOutcome[],
): Promise<GitResult<ReadonlyMap<string, PlanHistory>>> {
  const log = await readLog(repository, head);
  if (!log.ok) return log;
  const tags = await readApprovals(repository);
  if (!tags.ok) return tags;
  const versions = versionsOf(
    log.value,
    outcomes.map(({ file }) => file),
  );
  const all = [...versions.values()].flat();
  const paths = [...new Set(all.map(({ path }) => path))];
  const tagged = await objectHashes(
    repository,
    tags.value.flatMap((tag) => paths.map((path) => `${tag}:${repository.prefix}${path}`)),
  );
  if (!tagged.ok) return tagged;
  const texts = await readTexts(repository, outcomes, versions);
  if (!texts.ok) return texts;
  const found = new Map<string, PlanHistory>();
  for (const outcome of outcomes) {
    const snapshots = (versions.get(outcome.file) ?? []).flatMap((version) => {
      const text = texts.value(version.blob, version.path);
      if (text === null) return [];
      const tables = tablesOf(outcome).flatMap((path) => {
        return texts.value(`${version.commit.hash}:${repository.prefix}${path}`, path) ?? [];
      });
      const byPath = new Map(tables.map((file) => [file.path, file]));
      return [snapshotOf(version, text.text, byPath, run.config, run.asOf)];
    });
    const options = { approvedBlobs: new Set(tagged.value.values()), cut: repository.shallow };
    const history = planHistory(snapshots, options);
    if (history !== null) found.set(outcome.id, history);
  }
  return fine(found);
}

/** The CSV files that the plan uses now; what they held then counts for its earlier versions. */
function tablesOf({ analysis, reached }: PlanOutcome): readonly string[] {
  const plan = analysis?.plan ?? (reached.stage === 'decoded' ? reached.written : null);
  const document = plan?.document;
  return [...new Set((document?.attached ?? []).map(({ at }) => at.file))];
}

type Texts = (object: string, path: string) => SourceFile | null;

async function readTexts(
  repository: Repository,
  outcomes: readonly PlanOutcome[],
  versions: ReadonlyMap<string, readonly Version[]>,
): Promise<GitResult<Texts>> {
  const names = outcomes.flatMap((outcome) =>
    (versions.get(outcome.file) ?? []).flatMap(({ blob, commit }) => [
      blob,
      ...tablesOf(outcome).map((path) => `${commit.hash}:${repository.prefix}${path}`),
    ]),
  );
  const objects = await readObjects(repository, names);
  if (!objects.ok) return objects;
  return fine((object, path) => {
    const bytes = objects.value.get(object);
    const text = bytes === undefined ? null : decodeText(path, bytes);
    return text === null || isRefusal(text) ? null : text;
  });
}
