import path from 'node:path';
import { crc32 } from 'node:zlib';
import { cacheFolder } from '../io/cache-folder.ts';
import { readKept, removeOldKept, writeKept } from '../io/kept-file.ts';
import type { SourceFile } from '../model/source.ts';
import type { PlanReading, RunOptions } from '../pipeline.ts';
import { type From, fromOf, isSame } from '../read/memory.ts';

/** Readings of plans that outlast the run. */
export interface KeptPlans {
  readonly readBefore: NonNullable<RunOptions['readBefore']>;
  /** Keeps what was read anew; called when everything has been said. */
  keep(): void;
}

/** A file holds a copy of all that its reading depends on: nothing is taken for the same that is not. */
interface Entry {
  readonly path: string;
  readonly from: From;
  readonly reading: PlanReading;
}

/** Beyond these a cache would cost more room than it saves time. */
const MOST_PLANS = 300;
const MOST_CHARACTERS = 1024 * 1024;

const OURS = /^\.?[0-9a-f]{8}-command-[\w-]+-v\d+\.\d+\.\d+(?:\.\d+)?$/;

/**
 * Plans that have not changed since an earlier run are not read again, which is half of the time of a `check`. Their
 * readings lie in the user's own cache, readable for nobody else, one file for each plan. `program` names this very
 * build; where it is not known (the program runs from its sources) nothing is kept.
 */
export function createKeptPlans(program: string | null, root: string): KeptPlans {
  const folder = path.join(cacheFolder(), 'plans');
  const fresh = new Map<string, Entry>();
  const fileOf = (plan: SourceFile) => {
    const place = crc32(`${root}\0${plan.path}`).toString(16).padStart(8, '0');
    return path.join(folder, `${place}-${program}-${process.version}`);
  };
  return {
    readBefore(file, sources, read) {
      if (program === null || sources.plans.length > MOST_PLANS) return read();
      const from = fromOf(file, sources, '');
      const kept = keptEntry(fileOf(file), file, from);
      if (kept !== null) return kept.reading;
      const reading = read();
      if (sizeOf(from) <= MOST_CHARACTERS) fresh.set(fileOf(file), { path: file.path, from, reading });
      return reading;
    },
    keep() {
      for (const [name, entry] of fresh) writeKept(name, entry);
      if (fresh.size > 0) removeOldKept(folder, OURS);
      fresh.clear();
    },
  };
}

function keptEntry(name: string, file: SourceFile, from: From): Entry | null {
  const entry = readKept(name);
  return isEntry(entry) && entry.path === file.path && isSame(entry.from, from) ? entry : null;
}

/** What `keep` wrote, whole, as the check sum shows; its own build wrote it, as the name shows. */
function isEntry(value: unknown): value is Entry {
  return (
    typeof value === 'object' && value !== null && 'path' in value && 'from' in value && 'reading' in value
  );
}

function sizeOf({ text, config, tables }: From): number {
  return tables.reduce((sum, it) => sum + it.length, text.length + (config?.length ?? 0));
}
