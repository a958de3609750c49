import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { main } from '../../src/commands/program.ts';
import type { Lang } from '../../src/language/words.ts';
import { ROOT } from '../support/repository.ts';

export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Calls the command in a folder, as a person who reads `lang` would into a pipe. */
export async function call(
  folder: string,
  args: readonly string[],
  lang: Lang | null = 'en',
): Promise<Called> {
  const before = process.cwd();
  const text = { out: '', err: '' };
  process.chdir(folder);
  try {
    const code = await main(args, {
      out: (more) => {
        text.out += more;
      },
      err: (more) => {
        text.err += more;
      },
      outColor: false,
      errColor: false,
      watched: false,
      lang,
    });
    return { code, ...text };
  } finally {
    process.chdir(before);
  }
}

const UPDATE = process.env.UPDATE === '1' && process.env.CI === undefined;
const EXPECTED = path.join(ROOT, 'test/golden/commands/expected');

/** Compares with a file of test/golden/commands; `UPDATE=1` writes it anew, CI never does. */
export function expectGolden(name: string, text: string): void {
  const file = path.join(EXPECTED, name);
  if (UPDATE) {
    mkdirSync(EXPECTED, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : 'no such file yet: run with UPDATE=1');
}
