import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const CLI = path.join(ROOT, 'dist/cli.js');

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface RunSettings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Kills the command after so many milliseconds. */
  readonly kill?: Kill;
}

/** A signal that is sent after some milliseconds, or as soon as something is so. */
export type Kill = { readonly signal: NodeJS.Signals } & (
  | { readonly after: number }
  | { readonly when: () => Promise<boolean> }
);

/** Runs the built command as a user would, with no terminal attached. */
export function sixfold(args: readonly string[], { cwd, env = {}, kill }: RunSettings): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd, env: { ...plainEnv(), ...env } });
    const text = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text.out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      text.err += chunk;
    });
    const ended = new AbortController();
    if (kill) momentOf(kill, ended.signal).then(() => child.kill(kill.signal), reject);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      ended.abort();
      resolve({ code, signal, ...text });
    });
  });
}

async function momentOf(kill: Kill, ended: AbortSignal): Promise<void> {
  if ('after' in kill) return pause(kill.after, undefined, { ref: false });
  while (!ended.aborted && !(await kill.when())) await pause(5);
}

/** The environment without what would colour or translate the output. */
export function plainEnv(): NodeJS.ProcessEnv {
  const {
    FORCE_COLOR: _,
    NO_COLOR: __,
    VITEST: ___,
    LC_ALL: ____,
    LANG: _____,
    LC_MESSAGES: ______,
    ...rest
  } = process.env;
  return { ...rest, LANG: 'C' };
}

/** A copy of this repository's plans, or of some of them, in a folder of its own. */
export async function repositoryCopy(plans: readonly string[] = ['.']): Promise<string> {
  const folder = await emptyFolder();
  for (const plan of plans) {
    await cp(path.join(ROOT, 'plans', plan), path.join(folder, 'plans', plan), { recursive: true });
  }
  await cp(path.join(ROOT, 'sixfold.config.yaml'), path.join(folder, 'sixfold.config.yaml'));
  return folder;
}

export function emptyFolder(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), 'sixfold-test-'));
}

export function remove(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}
