import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { errorCode, reasonOf } from '../failure.ts';

/** Why git could not answer. A repository without git, or a clone that lacks its past, is no fault of the program. */
export type GitTrouble =
  | { readonly kind: 'no-git' }
  | { readonly kind: 'not-a-repository'; readonly folder: string }
  /** git refuses a repository that belongs to another user of the machine. */
  | { readonly kind: 'not-trusted'; readonly folder: string }
  | { readonly kind: 'bad-revision'; readonly name: string }
  | { readonly kind: 'unknown-revision'; readonly name: string; readonly shallow: boolean }
  | { readonly kind: 'no-common-ancestor'; readonly shallow: boolean }
  /** A partial clone, or a damaged one, has the commits and not all that stands in them. */
  | { readonly kind: 'missing-content'; readonly partial: boolean }
  | { readonly kind: 'too-much'; readonly limit: number }
  | { readonly kind: 'failed'; readonly reason: string };

export type GitResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: GitTrouble };

export function fine<T>(value: T): GitResult<T> {
  return { ok: true, value };
}

export function trouble(it: GitTrouble): { readonly ok: false; readonly trouble: GitTrouble } {
  return { ok: false, trouble: it };
}

/** No program named in a repository's settings runs, nothing is fetched, nobody is asked for a password. */
const SAFE = [
  '--no-pager',
  '--literal-pathspecs',
  ...['core.fsmonitor=false', 'log.showSignature=false', 'protocol.allow=never'].flatMap((it) => ['-c', it]),
];
/** A hook hands these down; the repository is that of the folder, whoever calls. */
const DROPPED = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_PREFIX', 'GIT_INDEX_FILE', 'GIT_EXTERNAL_DIFF'];

export const GIT_BYTES = 256 * 1024 * 1024;
const PATIENCE = 120_000;

export interface GitCall {
  /** What is written to its standard input. */
  readonly input?: string;
  /** More output than this ends it. */
  readonly limit?: number;
}

/** Runs git in a folder, without a shell, and gives what it printed. A code other than 0 is trouble with its reason. */
export function runGit(
  folder: string,
  args: readonly string[],
  { input, limit = GIT_BYTES }: GitCall = {},
): Promise<GitResult<Buffer>> {
  return new Promise((resolve) => {
    const child = spawn('git', [...SAFE, ...args], { cwd: folder, env: environment(), windowsHide: true });
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    const finish = (result: GitResult<Buffer>) => {
      clearTimeout(timer);
      resolve(result);
    };
    const tooMuch = () => {
      finish(trouble({ kind: 'too-much', limit }));
      child.kill('SIGKILL');
    };
    const out = collect(child.stdout, limit, tooMuch);
    const err = collect(child.stderr, 64 * 1024, () => undefined);
    child.on('error', (error) => finish(trouble(notStarted(error))));
    child.on('close', (code) => {
      if (code === 0) finish(fine(Buffer.concat(out)));
      else finish(trouble(failure(folder, Buffer.concat(err).toString('utf8'))));
    });
    // It may end before it has read everything; what it then says tells why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}

function collect(stream: Readable, limit: number, tooMuch: () => void): Buffer[] {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= limit) chunks.push(chunk);
    else tooMuch();
  });
  return chunks;
}

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !DROPPED.includes(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
  };
}

function notStarted(error: Error): GitTrouble {
  return errorCode(error) === 'ENOENT' ? { kind: 'no-git' } : { kind: 'failed', reason: reasonOf(error) };
}

function failure(folder: string, said: string): GitTrouble {
  if (/not a git repository/i.test(said)) return { kind: 'not-a-repository', folder };
  if (/dubious ownership/i.test(said)) return { kind: 'not-trusted', folder };
  if (/lazy fetching disabled|promisor remote/i.test(said)) return { kind: 'missing-content', partial: true };
  return { kind: 'failed', reason: said.trim().split('\n', 1)[0] ?? '' };
}
