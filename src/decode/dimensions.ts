import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { fold } from '../language/fold.ts';
import type { FrontmatterSource, YamlValue } from '../parse/document.ts';
import type { Dimension, Member } from './config.ts';
import { gather, plain } from './gather.ts';
import { placeOf } from './yaml-values.ts';

interface Reader {
  readonly source: FrontmatterSource;
  readonly file: string;
}

/**
 * Dimensions and members, as a list of `{ name, aliases, members }` or as a map by name; members are names, or nest in
 * either form (`华东: [上海, 杭州]`).
 */
export function decodeDimensions(
  value: YamlValue | undefined,
  source: FrontmatterSource,
  file: string,
): Result<readonly Dimension[]> {
  if (!value) return plain([]);
  const reader = { source, file };
  const nodes = nodesOf(value, ['dimensions'], reader);
  const dimensions = gather(
    nodes.value.map((node): Result<Dimension> => {
      const members = flatten(node.children, null, reader);
      return plain(
        { name: node.name, aliases: node.aliases, members: members.value.map((it) => it.member) },
        ...members.diagnostics,
        ...twice(members.value, node, reader),
      );
    }),
  );
  return plain(dimensions.value, ...nodes.diagnostics, ...dimensions.diagnostics);
}

interface NameNode {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly children: { readonly value: YamlValue; readonly path: readonly string[] } | null;
  readonly path: readonly string[];
}

function nodesOf(value: YamlValue, path: readonly string[], reader: Reader): Result<readonly NameNode[]> {
  if (value.kind === 'scalar') {
    return value.value === null ? plain([]) : plain([leaf(value.text, path)]);
  }
  if (value.kind === 'list') {
    const lists = gather(value.items.map((it, n) => nodesOfItem(it, [...path, String(n)], reader)));
    return plain(lists.value.flat(), ...lists.diagnostics);
  }
  return gather([...value.entries].map(([name, it]) => nodeOf(name, it, [...path, name], reader)));
}

/** An item of a list: a name, `{ name, aliases, members }`, or `name: members`. */
function nodesOfItem(value: YamlValue, path: readonly string[], reader: Reader): Result<readonly NameNode[]> {
  if (value.kind !== 'map' || !value.entries.has('name')) return nodesOf(value, path, reader);
  const name = value.entries.get('name');
  if (name?.kind !== 'scalar' || name.text === '') return plain([], wrong(path, reader));
  const node = nodeOf(name.text, value, path, reader);
  return plain([node.value], ...node.diagnostics);
}

const DETAILS = new Set(['name', 'aliases', 'members']);

function nodeOf(name: string, value: YamlValue, path: readonly string[], reader: Reader): Result<NameNode> {
  const detailed =
    value.kind === 'map' &&
    value.entries.size > 0 &&
    ['members', 'aliases', 'name'].some((it) => value.entries.has(it));
  if (!detailed || value.kind !== 'map') {
    const children = value.kind === 'scalar' && value.value === null ? null : { value, path };
    return plain({ name, aliases: [], children, path });
  }
  const members = value.entries.get('members');
  const aliases = value.entries.get('aliases');
  const unknown = [...value.entries.keys()].filter((key) => !DETAILS.has(key));
  return plain(
    {
      name,
      aliases: aliases?.kind === 'list' ? aliases.items.flatMap(textOf) : aliases ? textOf(aliases) : [],
      children: members ? { value: members, path: [...path, 'members'] } : null,
      path,
    },
    ...unknown.map((key) =>
      diagnose(
        'unknown-key',
        { key: [...path, key].join('.'), suggestion: null, known: [...DETAILS] },
        placeOf(reader.source, [...path, key], reader.file),
      ),
    ),
  );
}

interface Placed {
  readonly member: Member;
  readonly path: readonly string[];
}

/** The members below a node, each after its parent. */
function flatten(
  children: NameNode['children'],
  parent: string | null,
  reader: Reader,
): Result<readonly Placed[]> {
  if (!children) return plain([]);
  const nodes = nodesOf(children.value, children.path, reader);
  const members = gather(
    nodes.value.map((node): Result<readonly Placed[]> => {
      const below = flatten(node.children, node.name, reader);
      const member = { name: node.name, aliases: node.aliases, parent };
      return plain([{ member, path: node.path }, ...below.value], ...below.diagnostics);
    }),
  );
  return plain(members.value.flat(), ...nodes.diagnostics, ...members.diagnostics);
}

function twice(placed: readonly Placed[], node: NameNode, { source, file }: Reader): Diagnostic[] {
  const seen = new Set<string>();
  return placed.flatMap(({ member: { name }, path }) => {
    const key = fold(name);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      diagnose('member-declared-twice', { dimension: node.name, member: name }, placeOf(source, path, file)),
    ];
  });
}

function leaf(name: string, path: readonly string[]): NameNode {
  return { name, aliases: [], children: null, path };
}

function textOf(value: YamlValue): string[] {
  return value.kind === 'scalar' && value.text !== '' ? [value.text] : [];
}

function wrong(path: readonly string[], { source, file }: Reader): Diagnostic {
  const expects = { zh: '有 name 的一项', en: 'an entry with a name' };
  return diagnose('wrong-value', { key: path.join('.'), found: '', expects }, placeOf(source, path, file));
}
