import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { cacheFolder } from './cache-folder.ts';
import { readKept, removeOldKept, writeKept } from './kept-file.ts';

/** Commands that are over in a moment: most of their functions run once or twice. */
const SHORT: ReadonlySet<string> = new Set([
  'check',
  'completion',
  'diff',
  'explain',
  'fix',
  'init',
  'new',
  'schema',
]);
const LONG: ReadonlySet<string> = new Set(['build', 'dev', 'doctor', 'lsp']);

/**
 * Keeps what the engine compiles of the bundle from one run of a command to the next, the functions it came to need
 * included (Node's own cache, from 22.8, holds only what is compiled on loading). That is a third of the time of a
 * `check`. It lies in the user's own cache, because it is executed, in one file for each command, bundle and engine;
 * the engine refuses what is not its own. Where nothing can be kept, everything is compiled as always.
 */
export function keepCompiled(command: string, bundle: string): void {
  if (!SHORT.has(command) && !LONG.has(command)) return;
  if (SHORT.has(command)) beBrief();
  // What a run has compiled is all wanted at its end, the functions included that it has long left behind.
  setFlagsFromString('--no-flush-bytecode');
  const name = `${command}-${path.basename(bundle, '.cjs')}-${process.version}-${process.arch}`;
  const file = path.join(cacheFolder(), 'code', name);
  const kept = keptCode(file);
  const scripts = new Map<string, Script>();
  compileWith((source, filename) => {
    const cachedData = kept.code.get(path.basename(filename));
    const options = cachedData === undefined ? { filename } : { filename, cachedData };
    const script = new Script(Module.wrap(source), options);
    scripts.set(path.basename(filename), script);
    return script;
  });
  process.once('exit', () => {
    // A run that did much more than the one before it, which may have ended at a typing mistake, came to need more.
    const spent = spentSoFar();
    if (spent > kept.spent * 1.2) keepCode(file, spent, scripts);
  });
}

/**
 * What is over in a moment need not be made fast first: functions are compiled for speed later, most of which have run
 * for the last time by then, and memory is cleared in fewer and larger steps.
 */
function beBrief(): void {
  setFlagsFromString('--semi-space-growth-factor=16');
  setFlagsFromString('--no-incremental-marking');
  // Only the engine of Node 20 knows this word, a later one would say so on the terminal.
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=2000000');
}

/** Milliseconds of the processor. */
function spentSoFar(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Kept {
  /** By the name of the module. */
  readonly code: ReadonlyMap<string, Buffer>;
  /** What the run took that wrote it; 0 where there is none. */
  readonly spent: number;
}

/** Beside the names of modules, which end in `.cjs`. */
const SPENT = 'spent';

function keptCode(file: string): Kept {
  const code = new Map<string, Buffer>();
  const content = readKept(file);
  if (!(content instanceof Map)) return { code, spent: 0 };
  for (const [name, data] of content) if (Buffer.isBuffer(data)) code.set(String(name), data);
  return { code, spent: Number(content.get(SPENT) ?? 0) };
}

const OURS = /^\.?[a-z]+-command-[\w-]+-v\d+\.\d+\.\d+-\w+(?:\.\d+)?$/;

function keepCode(file: string, spent: number, scripts: ReadonlyMap<string, Script>): void {
  const content = new Map<string, unknown>([[SPENT, spent]]);
  for (const [name, script] of scripts) content.set(name, script.createCachedData());
  writeKept(file, content);
  removeOldKept(path.dirname(file), OURS);
}

/** The bundle's own modules, `.cjs` files beside this one, are compiled by `compile`; those of libraries as ever. */
function compileWith(compile: (source: string, filename: string) => Script): void {
  const { extensions } = createRequire(import.meta.url);
  const ordinary = extensions['.js'];
  extensions['.cjs'] = (module, filename) => {
    if (!filename.startsWith(import.meta.dirname)) return ordinary(module, filename);
    const run: unknown = compile(readFileSync(filename, 'utf8'), filename).runInThisContext();
    if (typeof run !== 'function') throw new TypeError(`${filename} is no module`);
    run.call(
      module.exports,
      module.exports,
      createRequire(filename),
      module,
      filename,
      path.dirname(filename),
    );
  };
}
