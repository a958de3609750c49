/** One commit that touched files of the project, as `git log` tells it. */
export interface Commit {
  readonly hash: string;
  readonly parents: readonly string[];
  readonly author: string;
  readonly email: string;
  /** ISO 8601 in the author's own time zone: the day is the one on his wall. */
  readonly date: string;
  readonly subject: string;
  /** Against its first parent, a merge too: from there the content of every file at every commit follows. */
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

/** A log in which each commit is a number, higher than those of its parents. */
export interface Graph {
  /** Oldest first. */
  readonly commits: readonly Commit[];
  readonly parents: readonly (readonly number[])[];
  edit(commit: number, path: string): FileEdit | null;
  /** The commit that last set or deleted the path on the line of first parents up to this one; −1: none did. */
  touched(commit: number, path: string): number;
}

/** `log` is newest first, every commit after all that came from it. Parents it does not hold are left out. */
export function graphOf(log: readonly Commit[]): Graph {
  const commits = log.toReversed();
  const place = new Map(commits.map(({ hash }, n) => [hash, n]));
  const parents = commits.map((commit) => commit.parents.flatMap((hash) => place.get(hash) ?? []));
  const edits = new Map<string, Map<number, FileEdit>>();
  const record = (n: number, edit: FileEdit) => {
    const found = edits.get(edit.path);
    if (found === undefined) edits.set(edit.path, new Map([[n, edit]]));
    else found.set(n, edit);
  };
  for (const [n, commit] of commits.entries()) {
    // A file that got another name is gone from its old one, unless another took it over.
    for (const { from } of commit.edits) if (from !== null) record(n, { path: from, from: null, blob: null });
    for (const edit of commit.edits) record(n, edit);
  }
  const lines = new Map<string, Int32Array>();
  const lineOf = (path: string): Int32Array => {
    const own = edits.get(path);
    const line = new Int32Array(commits.length).fill(-1);
    if (own === undefined) return line;
    for (const [n, [first]] of parents.entries()) {
      line[n] = own.has(n) ? n : first === undefined ? -1 : (line[first] ?? -1);
    }
    return line;
  };
  return {
    commits,
    parents,
    edit: (commit, path) => edits.get(path)?.get(commit) ?? null,
    touched(commit, path) {
      const line = lines.get(path) ?? lineOf(path);
      lines.set(path, line);
      return line[commit] ?? -1;
    },
  };
}
