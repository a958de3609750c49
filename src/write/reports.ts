import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { lstat, mkdir, readdir, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { diagnose } from '../diagnostics/report.ts';
import { errorCode, Failure, reasonOf } from '../io/failure.ts';
import { type Day, isoOfDay } from '../model/calendar.ts';
import { wholeFile } from '../model/source.ts';
import { type Release, takeLock } from './lock.ts';
import { MANIFEST, type Manifest, manifestText, NO_MANIFEST, readManifest } from './manifest.ts';
import type { Output } from './output.ts';
import { carryForeign, carryOver, foreignFiles, stageOutput } from './stage.ts';
import { LOCK, recover, STAGE_PREFIX, switchTo } from './switch.ts';

/**
 * A reports folder that this process alone may write, from `openReports` to `close`. Outputs are staged one by one,
 * so that not all of them need to be in memory; nothing of it is seen before `commit`.
 */
export interface Reports {
  /** What the last build left there. */
  readonly before: Manifest;
  add(output: Output): Promise<void>;
  /**
   * Replaces the reports by what was added. Plans in `kept` (they failed, or were not asked for) keep the report they
   * had; what nobody mentions goes; what is not ours stays. All of it or, when the disk objects, none of it.
   */
  commit(kept: ReadonlySet<string>, asOf: Day): Promise<void>;
  close(): void;
}

type Owned = Manifest['files'][number];

export async function openReports(folder: string): Promise<Reports> {
  return naming(folder, async () => {
    await refuseOther(folder);
    await mkdir(path.dirname(folder), { recursive: true });
    const release = lock(folder);
    const stage = path.join(folder, `${STAGE_PREFIX}${randomUUID()}`);
    const close = () => {
      process.off('exit', close);
      rmSync(stage, { recursive: true, force: true });
      release();
    };
    process.on('exit', close);
    try {
      recover(folder);
      await mkdir(stage, { recursive: true });
      return { ...(await stagedReports(folder, stage)), close };
    } catch (error) {
      close();
      throw error;
    }
  });
}

async function stagedReports(folder: string, stage: string): Promise<Omit<Reports, 'close'>> {
  const before = readManifest(folder);
  if (before === NO_MANIFEST) await refuseInhabited(folder);
  const foreign = await foreignFiles(folder, new Set(before.files.map((file) => file.path)));
  const taken = new Map(foreign.map((name) => [folded(name), name]));
  const added: Owned[] = [];
  return {
    before,
    add: (output) =>
      naming(folder, async () => {
        refuseForeign(output, taken, folder);
        await stageOutput(output, folder, stage);
        added.push({ path: output.path, plan: output.plan });
      }),
    commit: (kept, asOf) =>
      naming(folder, async () => {
        const carried: Owned[] = [];
        for (const file of before.files) {
          const wanted = file.plan !== null && kept.has(file.plan);
          if (wanted && (await carryOver(file.path, folder, stage))) carried.push(file);
        }
        for (const file of foreign) await carryForeign(file, folder, stage);
        const after = manifestOf(added, carried, before, asOf);
        await writeFile(path.join(stage, MANIFEST), manifestText(after));
        switchTo(stage, folder);
      }),
  };
}

function manifestOf(
  added: readonly Owned[],
  carried: readonly Owned[],
  before: Manifest,
  asOf: Day,
): Manifest {
  const plans = new Map<string, { asOf: string }>();
  for (const { plan } of carried) {
    const known = plan === null ? undefined : before.plans[plan];
    if (plan !== null && known !== undefined) plans.set(plan, known);
  }
  for (const { plan } of added) if (plan !== null) plans.set(plan, { asOf: isoOfDay(asOf) });
  return {
    version: 1,
    files: [...added, ...carried].sort((a, b) => (a.path < b.path ? -1 : 1)),
    plans: Object.fromEntries([...plans].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Where the reports go is a folder or nothing: a link that leads nowhere, or a file, is somebody else's. */
async function refuseOther(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => null);
  if (found === null || found.isDirectory()) return;
  throw new Failure(diagnose('output-foreign', { path: folder }, wholeFile(folder)));
}

/** A folder that we never wrote may hold a note or two, but is not taken over when others keep their folders in it. */
async function refuseInhabited(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const other = entries.find((entry) => entry.isDirectory() && !entry.name.startsWith(STAGE_PREFIX));
  if (other === undefined) return;
  const place = path.join(folder, other.name);
  throw new Failure(diagnose('output-foreign', { path: place }, wholeFile(place)));
}

/** An output may not take the place of a file, or of a folder's name, that is not ours. */
function refuseForeign(output: Output, taken: ReadonlyMap<string, string>, folder: string): void {
  const parts = output.path.split('/');
  for (let length = 1; length <= parts.length; length++) {
    const found = taken.get(folded(parts.slice(0, length).join('/')));
    if (found === undefined) continue;
    const place = path.join(folder, found);
    throw new Failure(diagnose('output-foreign', { path: place }, wholeFile(place)));
  }
}

/** Some disks take names that differ in case or Unicode form for one. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Beside the folder, because the folder itself is switched; inside it where the parent may not be written. */
function lock(folder: string): Release {
  const beside = path.join(path.dirname(folder), `.${path.basename(folder)}.sixfold-lock`);
  try {
    return takeLock(beside, folder);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) throw error;
    return takeLock(path.join(folder, LOCK), folder);
  }
}

/** Whatever the disk says becomes a failure that names the path. */
async function naming<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const place = error instanceof Error && 'path' in error ? String(error.path) : folder;
    const reason = reasonOf(error);
    throw new Failure(diagnose('output-unwritable', { path: place, reason }, wholeFile(folder)), error);
  }
}

/** The folder with its links resolved as far as it exists, so that the switch moves the folder and not a link to it. */
export async function resolveFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    const parent = path.dirname(folder);
    return parent === folder ? folder : path.join(await resolveFolder(parent), path.basename(folder));
  }
}
