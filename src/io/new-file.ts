import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from './failure.ts';

/** Writes a file that is not there yet; false when something of that name exists, which then stays as it is. */
export async function writeNewFile(file: string, text: string): Promise<boolean> {
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}
