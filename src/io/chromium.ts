import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';
import { cached } from './cache.ts';
import { dependency } from './package.ts';
import { untar } from './untar.ts';

/** A browser that may be started. `shell` is the small headless one, which prints several times faster. */
export interface BrowserCandidate {
  readonly origin: 'flag' | 'environment' | 'embedded' | 'system';
  readonly path: string;
  readonly shell: boolean;
  /** Folders with shared libraries that the machine lacks. */
  readonly libraries: string | null;
}

/** Names under which the system may have one, the quickest first. */
const SYSTEM_NAMES = [
  'chrome-headless-shell',
  'chromium-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
] as const;

const SYSTEM_PATHS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const base = process.env[name];
    return base === undefined
      ? []
      : [
          `${base}\\Google\\Chrome\\Application\\chrome.exe`,
          `${base}\\Microsoft\\Edge\\Application\\msedge.exe`,
        ];
  }),
};

/**
 * The browsers to try, in order: the one that was named (then no other: a wish is not second-guessed), the embedded
 * one, those of the system. Lazy, because the embedded one is unpacked when it is asked for.
 */
export async function* browserCandidates(explicit: string | null): AsyncGenerator<BrowserCandidate> {
  if (explicit !== null) return yield fromPath('flag', explicit);
  const named = process.env.PUPPETEER_EXECUTABLE_PATH;
  if (named !== undefined && named !== '') return yield fromPath('environment', named);
  const embedded = await embeddedBrowser();
  if (embedded !== null) yield embedded;
  for (const found of systemBrowsers()) yield fromPath('system', found);
}

function fromPath(origin: BrowserCandidate['origin'], file: string): BrowserCandidate {
  return { origin, path: file, shell: /headless[-_]shell/i.test(path.basename(file)), libraries: null };
}

export function systemBrowsers(env: NodeJS.ProcessEnv = process.env): string[] {
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const onPath = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, ...(SYSTEM_PATHS[process.platform] ?? [])].filter((file) => existsSync(file));
}

/**
 * The headless shell that comes inside the npm package (Linux on x64 only), unpacked once into the user's cache. Only
 * its binary and, where the machine has none, its NSS libraries are used; not its flags, which switch off the sandbox.
 */
async function embeddedBrowser(): Promise<BrowserCandidate | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const source = dependency('@sparticuz/chromium');
  if (source === null) return null;
  const packed = path.join(source.folder, 'bin');
  const folder = await cached(`chromium-${source.version}`, async (stage) => {
    const target = createWriteStream(path.join(stage, 'chrome-headless-shell'), { mode: 0o700 });
    await pipeline(createReadStream(path.join(packed, 'chromium.br')), createBrotliDecompress(), target);
    await unpack(path.join(packed, 'al2023.tar.br'), path.join(stage, 'libraries'));
  });
  const file = path.join(folder, 'chrome-headless-shell');
  const libraries = starts(file) ? null : path.join(folder, 'libraries', 'lib');
  return { origin: 'embedded', path: file, shell: true, libraries };
}

/** The loader ends with 127 when a shared library is missing. */
function starts(file: string): boolean {
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 10_000 }).status !== 127;
}

async function unpack(archive: string, folder: string): Promise<void> {
  for (const entry of untar(brotliDecompressSync(await readFile(archive)))) {
    const target = path.join(folder, entry.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, entry.bytes, { mode: 0o700 });
  }
}
