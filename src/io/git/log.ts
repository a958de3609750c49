import type { Commit, FileEdit } from '../../history/log.ts';
import { isHash, type Repository } from '../git.ts';
import { fine, type GitResult, runGit } from './run.ts';

/** The fields in front of a commit's files; a name cannot hold the NUL between them. */
const FIELDS = ['%x01%H', '%P', '%aN', '%aE', '%aI', '%s'];

/**
 * Every commit that leads to `head` and touched a file of the project, newest first, with the files it touched, in
 * one pass. Renames are git's own finding; of a merge only what differs from all its parents counts.
 */
export async function readLog(
  { folder, prefix }: Repository,
  head: string,
): Promise<GitResult<readonly Commit[]>> {
  const shape = ['-z', '--topo-order', '--raw', '--no-abbrev', '-M', '--diff-merges=combined'];
  const quiet = ['--no-ext-diff', '--no-textconv', '--no-show-signature', '--no-color', '--no-notes'];
  const args = ['log', ...shape, ...quiet, `--format=${FIELDS.join('%x00')}`, head];
  const said = await runGit(folder, [...args, '--', ...(prefix === '' ? [] : ['.'])]);
  return said.ok ? fine(parseLog(said.value.toString('utf8'), prefix)) : said;
}

/** What git printed, read from NUL to NUL. */
export function parseLog(text: string, prefix: string): Commit[] {
  const tokens = text.split('\0');
  const commits: Commit[] = [];
  let edits: FileEdit[] = [];
  let at = 0;
  const next = () => tokens[at++] ?? '';
  while (at < tokens.length) {
    const token = next().replace(/^\n+/, '');
    if (token.startsWith('\u0001') && isHash(token.slice(1))) {
      edits = [];
      const [parents, author, email, date, subject] = [next(), next(), next(), next(), next()];
      commits.push({
        hash: token.slice(1),
        parents: parents.split(' ').filter(isHash),
        author,
        email,
        date,
        subject,
        edits,
      });
    } else if (token.startsWith(':')) {
      const edit = editOf(token, next, prefix);
      if (edit !== null) edits.push(edit);
    }
  }
  return commits;
}

/** `:mode mode hash hash R100` and one path or two; a merge has a colon, a mode and a hash more for each parent. */
function editOf(record: string, next: () => string, prefix: string): FileEdit | null {
  const sides = record.length - record.replace(/^:+/, '').length;
  const fields = record.slice(sides).split(' ');
  const status = fields.at(-1) ?? '';
  const renamed = sides === 1 && /^[RC]/.test(status);
  const from = renamed ? next() : null;
  const path = next();
  if (!path.startsWith(prefix)) return null;
  const blob = fields.at(-2) ?? '';
  const deleted = /^0+$/.test(blob);
  const before =
    from?.startsWith(prefix) === true && status.startsWith('R') ? from.slice(prefix.length) : null;
  return { path: path.slice(prefix.length), from: before, blob: deleted ? null : blob };
}

/** Tags that approve what they point to: `approved`, `approved-2026-01`, `approved/…`, `批准-…`; newest first. */
export async function readApprovals({ folder }: Repository): Promise<GitResult<readonly string[]>> {
  const args = ['for-each-ref', '--sort=-creatordate', '--format=%(refname)', 'refs/tags'];
  const said = await runGit(folder, args);
  if (!said.ok) return said;
  const tags = said.value.toString('utf8').split('\n');
  return fine(tags.filter((tag) => /^refs\/tags\/(?:approved|批准)(?:[-/_.].*)?$/i.test(tag)));
}
