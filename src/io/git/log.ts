import type { Commit, FileEdit } from '../../history/log.ts';
import { isHash, type Repository } from '../git.ts';
import { fine, type GitResult, runGit } from './run.ts';

/** The fields in front of a commit's files; a name cannot hold the NUL between them. */
const FIELDS = ['%x01%H', '%P', '%aN', '%aE', '%aI', '%s'];

/**
 * Every commit that leads to `head` and touched a file of the project, newest first, with the files it touched, in
 * one pass. Renames are git's own finding; of a merge it is what differs from its first parent. No side of a merge
 * is left out, and the parents are the next commits of this list.
 */
export async function readLog(
  { folder, prefix }: Repository,
  head: string,
): Promise<GitResult<readonly Commit[]>> {
  const walk = ['--topo-order', '--full-history', '--parents', '--root'];
  const shape = ['-z', '--raw', '--no-abbrev', '--no-relative', '-M', '--diff-merges=first-parent'];
  const quiet = ['--no-ext-diff', '--no-textconv', '--no-show-signature', '--no-color', '--no-notes'];
  // Whatever encoding a terminal is set up for.
  const format = ['--encoding=UTF-8', `--format=${FIELDS.join('%x00')}`];
  const args = ['log', ...walk, ...shape, ...quiet, ...format, head];
  const said = await runGit(folder, [...args, '--', ...(prefix === '' ? [] : ['.'])]);
  return said.ok ? fine(parseLog(said.value.toString('utf8'), prefix)) : said;
}

/** What git printed, read from NUL to NUL. */
export function parseLog(text: string, prefix: string): Commit[] {
  const tokens = text.split('\0');
  const commits: (Omit<Commit, 'edits'> & { readonly edits: RawEdit[] })[] = [];
  let at = 0;
  const next = () => tokens[at++] ?? '';
  while (at < tokens.length) {
    const token = next().replace(/^\n+/, '');
    if (token.startsWith('\u0001') && isHash(token.slice(1))) {
      const [parents, author, email, date, subject] = [next(), next(), next(), next(), next()];
      commits.push({
        hash: token.slice(1),
        parents: parents.split(' ').filter(isHash),
        author: shownName(author) || shownName(email),
        email,
        date,
        subject,
        edits: [],
      });
    } else if (token.startsWith(':')) {
      const edit = editOf(token, next, prefix);
      if (edit !== null) commits.at(-1)?.edits.push(edit);
    }
  }
  return commits.map(({ edits, ...commit }) => ({ ...commit, edits: withExchanges(edits) }));
}

/** A name is set among other words: nothing in it may turn their order round. */
function shownName(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '').trim();
}

interface RawEdit extends FileEdit {
  /** The content that a changed file had before; null of any other. */
  readonly was: string | null;
}

/** `:mode mode hash hash R100` and one path or two. What became a submodule or was one is no file. */
function editOf(record: string, next: () => string, prefix: string): RawEdit | null {
  const [before = '', mode, was = '', blob = '', status = ''] = record.split(' ');
  const from = /^[RC]/.test(status) ? next() : null;
  const path = next();
  if (!path.startsWith(prefix)) return null;
  const deleted = /^0+$/.test(blob) || mode === GITLINK;
  const own = from?.startsWith(prefix) === true && status.startsWith('R') ? from.slice(prefix.length) : null;
  return {
    path: path.slice(prefix.length),
    from: own,
    blob: deleted ? null : blob,
    was: status.startsWith('M') && before !== `:${GITLINK}` ? was : null,
  };
}

const GITLINK = '160000';

/** Files that exchanged their names: git calls each of them changed, but every content is one that another had. */
function withExchanges(edits: readonly RawEdit[]): readonly FileEdit[] {
  let moved = edits.filter(({ was, blob }) => was !== null && was !== blob);
  for (let open = moved.length > 0; open; ) {
    const [earlier, later] = [new Set(moved.map(({ was }) => was)), new Set(moved.map(({ blob }) => blob))];
    const stays = moved.filter(({ was, blob }) => earlier.has(blob) && later.has(was));
    open = stays.length < moved.length;
    moved = stays;
  }
  const owner = new Map(moved.map(({ was, path }) => [was, path]));
  const exchanged = new Set(moved);
  return edits.map((edit) => {
    const { path, blob } = edit;
    return { path, blob, from: exchanged.has(edit) ? (owner.get(blob) ?? edit.from) : edit.from };
  });
}

/** Tags that approve what they point to: `approved`, `approved-2026-01`, `approved/…`, `批准-…`; newest first. */
export async function readApprovals({ folder }: Repository): Promise<GitResult<readonly string[]>> {
  const args = ['for-each-ref', '--sort=-creatordate', '--format=%(refname)', 'refs/tags'];
  const said = await runGit(folder, args);
  if (!said.ok) return said;
  const tags = said.value.toString('utf8').split('\n');
  return fine(tags.filter((tag) => /^refs\/tags\/(?:approved|批准)(?:[-/_.].*)?$/i.test(tag)));
}
