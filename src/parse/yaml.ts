import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type LineIndex, lineIndex, lineOf, type SourceFile, type Span, spanAt } from '../model/source.ts';
import { conflictIn } from './conflict.ts';
import type { FrontmatterSource, YamlValue } from './document.ts';
import { LIMITS, yamlDepth } from './limits.ts';
import { explainYaml, yamlProblem } from './yaml-problem.ts';

/** Keys that would reach into the objects of the program itself; no plan needs them. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** A stretch of a file that is YAML: all of a configuration, or what stands between the `---` lines of a plan. */
export interface YamlText {
  readonly file: SourceFile;
  readonly from: number;
  readonly to: number;
  /** A configuration lists people and nested members and may be larger and deeper than a frontmatter. */
  readonly bounds?: { readonly characters: number; readonly depth: number };
}

/**
 * YAML as plain data with the place of every key and value. The core schema only, without anchors, aliases, tags,
 * merge keys or keys that are not text; size and depth are bounded before the parser sees it. The value is null
 * when the text as a whole cannot be read; an entry that may not stand there is left out and reported.
 */
export function readYaml(yaml: YamlText): Result<FrontmatterSource | null> {
  const { file, from, to } = yaml;
  const conflict = conflictIn(file);
  if (conflict !== null) return refuse(conflict);
  const lines = lineIndex(file.text);
  const whole = spanAt(file.path, lines, from, to);
  // A lone CR ends a line for us and not for the parser; the lengths stay the same.
  const text = file.text.slice(from, to).replace(/\r(?!\n)/g, '\n');
  const bounds = yaml.bounds ?? { characters: LIMITS.yamlCharacters, depth: LIMITS.yamlDepth };
  if (text.length > bounds.characters) {
    return refuse(diagnose('yaml-too-large', { size: text.length, limit: bounds.characters }, whole));
  }
  const { depth, line } = yamlDepth(text);
  if (depth > bounds.depth) {
    const start = lines.starts[lineOf(lines, from) + line - 2] ?? from;
    const at = spanAt(file.path, lines, start, to);
    return refuse(diagnose('yaml-too-deep', { limit: bounds.depth }, at));
  }
  const document = parseDocument(text, { schema: 'core', uniqueKeys: false });
  const [error] = document.errors;
  if (error) {
    const problem = explainYaml(text, yamlProblem(error.code), error.pos[0]);
    return refuse(
      diagnose('yaml-error', problem, spanAt(file.path, lines, from + problem.from, from + problem.to)),
    );
  }
  const reader: Reader = { file: file.path, lines, from, places: new Map(), diagnostics: [] };
  const { contents } = document;
  if (contents !== null && !isMap(contents) && !(isScalar(contents) && contents.value === null)) {
    return refuse(diagnose('yaml-not-a-map', {}, placeOf(reader, contents)));
  }
  const data: YamlValue = isMap(contents)
    ? readMap(reader, contents, '')
    : { kind: 'map', entries: new Map() };
  return { value: { data, places: reader.places, at: whole }, diagnostics: reader.diagnostics };
}

function refuse(diagnostic: Diagnostic): Result<null> {
  return { value: null, diagnostics: [diagnostic] };
}

interface Reader {
  readonly file: string;
  readonly lines: LineIndex;
  readonly from: number;
  readonly places: Map<string, Span>;
  readonly diagnostics: Diagnostic[];
}

function readNode(reader: Reader, node: unknown, path: string): YamlValue {
  if (isAlias(node)) {
    reader.diagnostics.push(diagnose('yaml-feature', { feature: 'alias' }, placeOf(reader, node)));
    return { kind: 'scalar', text: '', value: null };
  }
  if (isMap(node)) return readMap(reader, node, path);
  if (isSeq(node)) {
    refuseDecorations(reader, node);
    const items = node.items.map((item, n) => {
      const place = `${path}.${n}`;
      if (isNode(item)) reader.places.set(place, placeOf(reader, item));
      return readNode(reader, item, place);
    });
    return { kind: 'list', items };
  }
  if (!isScalar(node)) return { kind: 'scalar', text: '', value: null };
  refuseDecorations(reader, node);
  const { value } = node;
  const text = node.source ?? '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return { kind: 'scalar', text, value };
  }
  return { kind: 'scalar', text, value: null };
}

function readMap(reader: Reader, map: YAMLMap, path: string): YamlValue {
  refuseDecorations(reader, map);
  const entries = new Map<string, YamlValue>();
  for (const { key, value } of map.items) {
    if (!isScalar(key) || key.anchor !== undefined || key.tag !== undefined) {
      const at = isNode(key) ? placeOf(reader, key) : placeOf(reader, map);
      reader.diagnostics.push(diagnose('yaml-feature', { feature: 'key' }, at));
      continue;
    }
    const name = key.source ?? String(key.value ?? '');
    const at = placeOf(reader, key);
    const place = path === '' ? name : `${path}.${name}`;
    const first = reader.places.get(`${place}#key`);
    if (name === '<<') {
      reader.diagnostics.push(diagnose('yaml-feature', { feature: 'merge' }, at));
    } else if (FORBIDDEN.has(name)) {
      reader.diagnostics.push(diagnose('yaml-forbidden-key', { key: name }, at));
    } else if (entries.has(name)) {
      const related = first ? [{ at: first, label: { zh: '第一次出现在这里', en: 'first given here' } }] : [];
      reader.diagnostics.push(diagnose('yaml-duplicate-key', { key: name }, at, { related }));
    } else {
      reader.places.set(`${place}#key`, at);
      reader.places.set(place, isNode(value) ? placeOf(reader, value) : at);
      entries.set(name, readNode(reader, value, place));
    }
  }
  return { kind: 'map', entries };
}

function refuseDecorations(reader: Reader, node: Scalar | YAMLMap | YAMLSeq): void {
  const { anchor, tag } = node;
  if (anchor !== undefined) {
    reader.diagnostics.push(diagnose('yaml-feature', { feature: 'anchor' }, placeOf(reader, node)));
  }
  if (tag !== undefined) {
    reader.diagnostics.push(diagnose('yaml-feature', { feature: 'tag' }, placeOf(reader, node)));
  }
}

function isNode(node: unknown): node is Node {
  return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node);
}

function placeOf(reader: Reader, node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return spanAt(reader.file, reader.lines, reader.from + start, reader.from + end);
}
