import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { diagnose } from '../diagnostics/report.ts';
import { errorCode, Failure } from '../io/failure.ts';
import { wholeFile } from '../model/source.ts';

/** Gives the lock back; safe to call twice. */
export type Release = () => void;

/**
 * Takes the one right to write a reports folder, or throws a Failure that names the process which has it. The lock
 * is a file with the holder's process id and start time: a process that died, or whose id was given to another one,
 * holds nothing.
 */
export function takeLock(file: string, folder: string): Release {
  const mine = `${process.pid} ${startTime(process.pid)} ${randomUUID()}`;
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      break;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      removeIfDead(file, folder);
    }
  }
  const release = () => {
    process.off('exit', release);
    if (contentOf(file) === mine) rmSync(file, { force: true });
  };
  process.on('exit', release);
  return release;
}

/** Moves a dead process's lock away under a name of its own first, so that two who find it do not remove a new one. */
function removeIfDead(file: string, folder: string): void {
  const found = contentOf(file);
  if (found === null) return;
  const holder = Number.parseInt(found, 10);
  if (isAlive(holder, found.split(' ')[1] ?? '')) {
    throw new Failure(diagnose('output-locked', { folder, process: holder }, wholeFile(folder)));
  }
  const away = `${file}.${randomUUID()}`;
  try {
    renameSync(file, away);
  } catch {
    return;
  }
  if (contentOf(away) === found) rmSync(away, { force: true });
  else renameSync(away, file);
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function isAlive(pid: number, started: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
  const now = startTime(pid);
  return now === '-' || started === now;
}

/** In clock ticks since the machine started, from Linux's process table; `-` on other systems. */
function startTime(pid: number): string {
  const stat = contentOf(`/proc/${pid}/stat`);
  if (stat === null) return '-';
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
}
