import { type LineIndex, lineText } from '../model/source.ts';
import type { Piece, Point } from './text.ts';

/** Where in a YAML text a cursor stands, seen line by line: half-written YAML has no tree. */
export interface YamlPlace {
  /** The keys above, list items as `*`: `['waive', '*']`. */
  readonly path: readonly string[];
  /** A key is being written, or the value of the last key of `path`. */
  readonly what: 'key' | 'value';
  /** The whole word at the cursor. */
  readonly piece: Piece;
  /** Keys that stand beside it already. */
  readonly taken: readonly string[];
}

/** The lines of a plan's frontmatter, without the `---`; null when a text does not begin with one. */
export function frontmatterLines(lines: LineIndex): { readonly from: number; readonly to: number } | null {
  if (!/^---[ \t]*$/.test(lineText(lines, 1))) return null;
  for (let n = 2; n <= lines.starts.length; n++) {
    const text = lineText(lines, n);
    if (/^---[ \t]*$/.test(text)) return { from: 2, to: n - 1 };
    // What is still open ends where Markdown begins.
    if (/^(#{1,6} |\|)/.test(text)) return { from: 2, to: n - 1 };
  }
  return { from: 2, to: lines.starts.length };
}

const KEY = /^(\s*(?:-\s+)*)([\w.-]*)$/;
const VALUE = /^(\s*(?:-\s+)*)(["']?)([^"'#:{}[\],]+?)\2:(\s+)(.*)$/;

/** Null in comments, and in values that open a list or map which other lines close. */
export function yamlPlace(
  lines: LineIndex,
  { from, to }: { readonly from: number; readonly to: number },
  { line, column }: Point,
): YamlPlace | null {
  if (line < from || line > to) return null;
  const text = lineText(lines, line);
  const before = text.slice(0, column - 1);
  if (/(^|\s)#/.test(before)) return null;
  const indent = indentOf(text);
  const above = pathAbove(lines, from, line, indent);
  const flow = flowPlace(text, before, above);
  if (flow !== null) return flow;
  const value = VALUE.exec(before);
  if (value !== null) {
    const [, dashes = '', , key = '', space = '', typed = ''] = value;
    const path = [...above, ...starsOf(dashes), key.trim()];
    const start = before.length - typed.length;
    const end = text.replace(/\s+(#.*)?$/, '').length;
    return { path, what: 'value', piece: piece(text, start, Math.max(end, before.length)), taken: [space] };
  }
  const key = KEY.exec(before);
  if (key === null) return itemPlace(text, before, above);
  const [, dashes = '', typed = ''] = key;
  const start = before.length - typed.length;
  const rest = /^[\w.-]*/.exec(text.slice(before.length))?.[0] ?? '';
  const path = [...above, ...starsOf(dashes)];
  const taken = siblings(lines, from, to, line, indent);
  return { path, what: 'key', piece: piece(text, start, before.length + rest.length), taken };
}

/** A plain item of a list: `  - tasks.csv`. */
function itemPlace(text: string, before: string, above: readonly string[]): YamlPlace | null {
  const match = /^(\s*-\s+)(.*)$/.exec(before);
  if (match === null) return null;
  const start = (match[1] ?? '').length;
  return {
    path: [...above, '*'],
    what: 'value',
    piece: piece(text, start, text.trimEnd().length),
    taken: [],
  };
}

/** Within `{ red: 80%, … }` or `[ … ]` on one line. */
function flowPlace(text: string, before: string, above: readonly string[]): YamlPlace | null {
  const match = /^\s*((?:-\s+)*)(?:([\w.-]+):\s+)?([[{])([^[\]{}]*)$/.exec(before);
  if (match === null) return null;
  const [, dashes = '', key, open, inside = ''] = match;
  const path = [...above, ...starsOf(dashes), ...(key === undefined ? [] : [key])];
  const last = inside.slice(inside.lastIndexOf(',') + 1);
  const [, own, typed = last.trimStart()] = /^\s*([\w.-]+):\s*(.*)$/.exec(last) ?? [];
  const start = before.length - typed.length;
  const rest = /^[^,\]}\s]*/.exec(text.slice(before.length))?.[0] ?? '';
  const at = piece(text, start, before.length + rest.length);
  if (open === '[') return { path: [...path, '*'], what: 'value', piece: at, taken: [] };
  if (own !== undefined) return { path: [...path, own], what: 'value', piece: at, taken: [] };
  const taken = [...inside.matchAll(/([\w.-]+):/g)].map((it) => it[1] ?? '');
  return { path, what: 'key', piece: at, taken };
}

function piece(text: string, from: number, to: number): Piece {
  return { text: text.slice(from, to).trim(), from, to };
}

function indentOf(text: string): number {
  return /^[ \t]*(?:-[ \t]+)*/.exec(text)?.[0].length ?? 0;
}

function starsOf(dashes: string): string[] {
  return [...dashes].filter((it) => it === '-').map(() => '*');
}

/** The keys under which a line stands, by indentation. */
function pathAbove(lines: LineIndex, from: number, line: number, indent: number): string[] {
  const path: string[] = [];
  const here = lineText(lines, line);
  // Items of a list may stand as far left as their key.
  let item = /^\s*-/.test(here);
  let below = indent - (item ? dashWidth(here) : 0);
  for (let n = line - 1; n >= from && (below > 0 || item); n--) {
    const match = /^( *)((?:-\s+)*)([\w.-]+|"[^"]*"|'[^']*'|[^\s:#-][^:#]*):(?:\s|$)/.exec(
      lineText(lines, n),
    );
    if (match === null) continue;
    const [, spaces = '', dashes = '', key = ''] = match;
    const own = spaces.length + dashes.length;
    const isAbove = own < below || (item && own === below && dashes === '');
    const isBeside = !item && own === below && dashes !== '';
    if (isAbove) path.unshift(key);
    if (isAbove || isBeside) {
      below = dashes === '' ? own : spaces.length;
      item = dashes !== '';
      if (item) path.unshift('*');
    }
  }
  return path;
}

function dashWidth(text: string): number {
  return /^\s*((?:-\s+)*)/.exec(text)?.[1]?.length ?? 0;
}

/** The keys of the same map: lines of the same indent up and down, as far as none stands further left. */
function siblings(lines: LineIndex, from: number, to: number, line: number, indent: number): string[] {
  const found: string[] = [];
  for (const step of [-1, 1]) {
    for (let n = line + step; n >= from && n <= to; n += step) {
      const text = lineText(lines, n);
      if (text.trim() === '' || /^\s*#/.test(text)) continue;
      const own = indentOf(text);
      if (own < indent) break;
      const key = own === indent ? /^\s*(?:-\s+)*([\w.-]+):/.exec(text)?.[1] : undefined;
      if (key !== undefined) found.push(key);
      // The dash begins the map; what stands above it is another item.
      if (step === -1 && own === indent && /^\s*-/.test(text)) break;
      if (step === 1 && /^\s*-/.test(text) && own === indent) break;
    }
  }
  return found;
}
