import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { diagnose } from '../diagnostics/report.ts';
import { errorCode, Failure, reasonOf } from '../io/failure.ts';
import { type Day, isoOfDay } from '../model/calendar.ts';
import { wholeFile } from '../model/source.ts';
import { type Release, takeLock } from './lock.ts';
import { MANIFEST, type Manifest, manifestText, readManifest } from './manifest.ts';
import type { Output } from './output.ts';
import { carryForeign, carryOver, foreignFiles, stageOutput } from './stage.ts';
import { LOCK, recover, STAGE_PREFIX, switchTo } from './switch.ts';

/** A reports folder that this process alone may write, from `openReports` to `close`. */
export interface Reports {
  /** What the last build left there. */
  readonly before: Manifest;
  /**
   * Replaces the reports by these outputs. Plans in `kept` (they failed, or were not asked for) keep the report they
   * had; what nobody mentions goes; what is not ours stays. All of it or, when the disk objects, none of it.
   */
  replace(outputs: readonly Output[], kept: ReadonlySet<string>, asOf: Day): Promise<void>;
  close(): void;
}

export async function openReports(folder: string): Promise<Reports> {
  return naming(folder, async () => {
    await mkdir(path.dirname(folder), { recursive: true });
    const release = lockBeside(folder);
    try {
      recover(folder);
      await mkdir(folder, { recursive: true });
      const before = await readManifest(folder);
      return {
        before,
        replace: (outputs, kept, asOf) => naming(folder, () => replace(folder, before, outputs, kept, asOf)),
        close: release,
      };
    } catch (error) {
      release();
      throw error;
    }
  });
}

async function replace(
  folder: string,
  before: Manifest,
  outputs: readonly Output[],
  kept: ReadonlySet<string>,
  asOf: Day,
): Promise<void> {
  const foreign = await foreignFiles(folder, new Set(before.files.map((file) => file.path)));
  refuseForeign(outputs, foreign, folder);
  const stage = path.join(folder, `${STAGE_PREFIX}${randomUUID()}`);
  const discard = () => rmSync(stage, { recursive: true, force: true });
  process.on('exit', discard);
  try {
    await mkdir(stage);
    for (const output of outputs) await stageOutput(output, folder, stage);
    const carried: { path: string; plan: string | null }[] = [];
    for (const file of before.files) {
      const wanted = file.plan !== null && kept.has(file.plan);
      if (wanted && (await carryOver(file.path, folder, stage))) carried.push(file);
    }
    for (const file of foreign) await carryForeign(file, folder, stage);
    const after = manifestOf(outputs, carried, before, asOf);
    await writeFile(path.join(stage, MANIFEST), manifestText(after));
    switchTo(stage, folder);
  } finally {
    process.off('exit', discard);
    discard();
  }
}

function manifestOf(
  outputs: readonly Output[],
  carried: readonly { path: string; plan: string | null }[],
  before: Manifest,
  asOf: Day,
): Manifest {
  const files = [...outputs.map(({ path, plan }) => ({ path, plan })), ...carried];
  const plans = new Map<string, { asOf: string }>();
  for (const { plan } of carried) {
    const known = plan === null ? undefined : before.plans[plan];
    if (plan !== null && known !== undefined) plans.set(plan, known);
  }
  for (const { plan } of outputs) if (plan !== null) plans.set(plan, { asOf: isoOfDay(asOf) });
  return {
    version: 1,
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    plans: Object.fromEntries([...plans].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** An output may not take the place of a file, or of a folder's name, that is not ours. */
function refuseForeign(outputs: readonly Output[], foreign: readonly string[], folder: string): void {
  const fold = (name: string) => name.normalize('NFC').toLowerCase();
  const taken = new Map(foreign.map((name) => [fold(name), name]));
  for (const { path: wanted } of outputs) {
    const parts = wanted.split('/');
    const found = parts.map((_, i) => taken.get(fold(parts.slice(0, i + 1).join('/')))).find((name) => name);
    if (found === undefined) continue;
    const place = path.join(folder, found);
    throw new Failure(diagnose('output-foreign', { path: place }, wholeFile(place)));
  }
}

/** Beside the folder, because the folder itself is switched; inside it where the parent may not be written. */
function lockBeside(folder: string): Release {
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
    const failure = diagnose(
      'output-unwritable',
      { path: place, reason: reasonOf(error) },
      wholeFile(folder),
    );
    throw new Failure(failure, error);
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
