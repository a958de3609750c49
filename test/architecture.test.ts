import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const src = path.resolve(import.meta.dirname, '../src');

/** From the ground up, as in ARCHITECTURE.md: a room imports itself and rooms before it. */
const ROOMS = [
  'model',
  'language',
  'starters',
  'diagnostics',
  'parse',
  'decode',
  'compute',
  'history',
  'rules',
  'claims',
  'view',
  'explain',
  'render',
  'io',
  'read',
  'write',
  'pipeline.ts',
  'diff',
  'lsp',
  'index.ts',
  'commands',
  'cli.ts',
  'start.ts',
];

interface Import {
  readonly target: string;
  readonly kind: 'value' | 'type' | 'dynamic';
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .sort();
const imports = new Map(files.map((file) => [file, importsOf(file)]));

test('imports only look down', () => {
  // Anyone may name the effects by their types; only the rooms at the edge implement them.
  const upward = each((file, { target, kind }) => {
    const effects = target === 'io/effects.ts' && kind === 'type';
    return isOurs(target) && !effects && roomOf(target) > roomOf(file);
  });
  expect(upward).toEqual([]);
});

test('there are no cycles', () => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (trail.includes(file) || done.has(file)) return;
    for (const { target, kind } of imports.get(file) ?? []) {
      if (kind === 'value' && isOurs(target)) visit(target, [...trail, file]);
    }
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

test.each([
  ['node:* or a browser', /^(node:|puppeteer)/, /^(io|read|write|commands)\/|^(cli|start)\.ts$/],
  ['zod', /^zod$/, /^(decode|write|render)\//],
  ['Handlebars', /^handlebars/, /^render\//],
  ['Vega', /^vega/, /^render\//],
  ['the language server’s protocol', /^vscode-/, /^(lsp|commands)\//],
])('%s stays in its rooms', (_, library, rooms) => {
  expect(each((file, { target }) => library.test(target) && !rooms.test(file))).toEqual([]);
});

test('checking loads no library of the reports', () => {
  const heavy = /^(vega|puppeteer|handlebars|@cantoo|@sparticuz|subset-font|vscode-)/;
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { target, kind } of imports.get(file) ?? []) if (kind === 'value') visit(target);
  };
  for (const start of ['cli.ts', 'commands/check.ts']) visit(start);
  expect([...seen].filter((name) => heavy.test(name))).toEqual([]);
  expect(seen.has('pipeline.ts')).toBe(true);
});

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(src, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(/^(?:import|export)\s+(type\s)?[^;'"]*?(?:from\s+)?['"]([^'"]+)['"]/gm)) {
    found.push({ target: resolve(file, match[2] ?? ''), kind: match[1] ? 'type' : 'value' });
  }
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)) {
    found.push({ target: resolve(file, match[1] ?? ''), kind: 'dynamic' });
  }
  return found;
}

function resolve(file: string, target: string): string {
  return target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target;
}

function isOurs(target: string): boolean {
  return imports.has(target);
}

function roomOf(file: string): number {
  const room = ROOMS.indexOf(file.split('/')[0] ?? '');
  if (room < 0) throw new Error(`no room is known for ${file}`);
  return room;
}

function each(breaks: (file: string, it: Import) => boolean): string[] {
  return files.flatMap((file) =>
    (imports.get(file) ?? [])
      .filter((it) => breaks(file, it))
      .map((it) => `${file} → ${it.target} (${it.kind})`),
  );
}
