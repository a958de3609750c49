import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { diagnose } from '../diagnostics/report.ts';
import { errorCode, Failure } from '../io/failure.ts';
import { wholeFile } from '../model/source.ts';
import { readPlainFile } from './plain-file.ts';

/** Gives the lock back; safe to call twice. */
export type Release = () => void;

/** A lock is a line of some sixty characters. */
const MOST_BYTES = 1024;
/** Others may take and give it back in between; as often as this they do not. */
const TRIES = 100;

/**
 * Takes the one right to write a reports folder, or throws a Failure that names the process which has it, or the
 * thing in the lock's place that is none. The lock is a file with the holder's process id and start time: a process
 * that died, or whose id was given to another one, holds nothing.
 */
export function takeLock(file: string, folder: string): Release {
  const mine = `${process.pid} ${startTime(process.pid)} ${randomUUID()}`;
  for (let tries = 0; !madeNew(file, mine); tries++) {
    if (tries === TRIES) throw new Error(`${file} changed hands ${TRIES} times`);
    removeIfDead(file, folder);
  }
  const release = () => {
    process.off('exit', release);
    if (isOurs(file, mine)) rmSync(file, { force: true });
  };
  process.on('exit', release);
  return release;
}

/** False when something of that name is there, a link that leads nowhere included. */
function madeNew(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
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
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if (isOurs(away, found)) rmSync(away, { force: true });
  else renameSync(away, file);
}

/** Null when there is none any more. What is no file of a lock's size was put there by somebody else. */
function contentOf(file: string): string | null {
  const found = readPlainFile(file, MOST_BYTES);
  if (found.kind === 'odd') throw new Failure(diagnose('output-foreign', { path: file }, wholeFile(file)));
  return found.kind === 'absent' ? null : new TextDecoder().decode(found.bytes);
}

/** Never throws: the lock is given back when a process ends, whatever has become of it. */
function isOurs(file: string, text: string): boolean {
  try {
    return contentOf(file) === text;
  } catch {
    return false;
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
  const stat = processTable(pid);
  if (stat === null) return '-';
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
}

function processTable(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
}
