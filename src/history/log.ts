/** One commit that touched files of the project, as `git log` tells it. */
export interface Commit {
  readonly hash: string;
  readonly parents: readonly string[];
  readonly author: string;
  readonly email: string;
  /** ISO 8601 in the author's own time zone: the day is the one on his wall. */
  readonly date: string;
  readonly subject: string;
  readonly edits: readonly FileEdit[];
}

export interface FileEdit {
  /** Relative to the project, with `/`. */
  readonly path: string;
  /** What it was called before, when the commit renamed it. */
  readonly from: string | null;
  /** The content after the commit; null when it was deleted. */
  readonly blob: string | null;
}

/** One state of one file. */
export interface Version {
  readonly commit: Commit;
  readonly path: string;
  readonly blob: string;
}

/**
 * The versions of each file, newest first, from one log (newest first). Renames are followed: an older version
 * carries the name the file had then. A name that a later file took over keeps what is older than the taking-over
 * apart from it.
 */
export function versionsOf(
  log: readonly Commit[],
  paths: readonly string[],
): ReadonlyMap<string, readonly Version[]> {
  const found = new Map<string, Version[]>(paths.map((path) => [path, []]));
  // Whose history a name belongs to, going back in time.
  const owner = new Map<string, string>(paths.map((path) => [path, path]));
  // Seen under a name before the renaming that explains it: a branch went on under the old name.
  const early = new Map<string, Version[]>();
  for (const commit of log) {
    const edits = commit.edits.map((edit) => ({ ...edit, mine: owner.get(edit.path) }));
    for (const { path, blob, mine } of edits) {
      if (blob === null) {
        if (mine === undefined) early.delete(path);
        continue;
      }
      const version = { commit, path, blob };
      if (mine === undefined) early.set(path, [...(early.get(path) ?? []), version]);
      else found.get(mine)?.push(version);
    }
    const renames = edits.filter(({ from, mine }) => from !== null && mine !== undefined);
    for (const { path } of renames) owner.delete(path);
    for (const { from, mine } of renames) {
      if (from === null || mine === undefined) continue;
      owner.set(from, mine);
      found.get(mine)?.push(...(early.get(from) ?? []));
      early.delete(from);
    }
  }
  const place = new Map(log.map(({ hash }, n) => [hash, n]));
  const at = ({ commit }: Version) => place.get(commit.hash) ?? 0;
  return new Map([...found].map(([path, versions]) => [path, versions.toSorted((a, b) => at(a) - at(b))]));
}
