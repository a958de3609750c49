import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A folder for the sites that tests look at: each is built once a run, by whoever needs it first, and goes with the run. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sixfold-sites-'));
  process.env.SIXFOLD_TEST_SITES = folder;
  return () => rm(folder, { recursive: true, force: true });
}
