import type { z } from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { fold } from '../language/fold.ts';
import { nearest } from '../language/nearest.ts';
import { type Span, wholeFile } from '../model/source.ts';
import type { FrontmatterSource, YamlValue } from '../parse/document.ts';

/**
 * YAML as plain data for a schema. Numbers keep their source text (`2026` is a period, `007` a name), booleans are
 * booleans, an empty value counts as not written. Keys become own properties whatever they are called.
 */
export function yamlData(value: YamlValue): unknown {
  switch (value.kind) {
    case 'scalar':
      return value.value === null
        ? undefined
        : typeof value.value === 'number'
          ? value.text.trim()
          : value.value;
    case 'list':
      return value.items.map(yamlData);
    case 'map':
      return Object.fromEntries([...value.entries].map(([key, it]) => [key, yamlData(it)]));
  }
}

/** The problems a schema found in YAML as diagnostics at the key or value they are about. */
export function yamlIssues(
  issues: readonly z.core.$ZodIssue[],
  source: FrontmatterSource,
  file: string,
): Diagnostic[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String);
    const at = placeOf(source, path, file);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => unknownKey(key, path, source, file, knownKeys(issue)));
    }
    // Of the forms a value may have, the one it was written in says more than that none fits.
    const meant = issue.code === 'invalid_union' ? issue.errors.find(isOfItsKind) : undefined;
    if (meant !== undefined) {
      const within = meant.map((it) => ({ ...it, path: [...issue.path, ...it.path] }));
      return yamlIssues(within, source, file);
    }
    const key = named(path).join('.');
    if (issue.code === 'invalid_type' && !source.places.has(path.join('.'))) {
      return [diagnose('missing-key', { key }, at)];
    }
    return [
      diagnose('wrong-value', { key, found: textAt(source.data, path), expects: expectation(issue) }, at),
    ];
  });
}

/** A path as a person would call it: which entry of a list it is, the place in the file shows. */
function named(path: readonly string[]): readonly string[] {
  return path.filter((it) => !/^\d+$/.test(it));
}

/** Whether a value is at least a map, a list or a text where one is asked for. */
function isOfItsKind(issues: readonly z.core.$ZodIssue[]): boolean {
  return !issues.some(
    ({ code, path }) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_union'),
  );
}

/** Where a key path stands; the nearest enclosing one that has a place, else the start of the frontmatter. */
export function placeOf(source: FrontmatterSource, path: readonly string[], file: string): Span {
  for (let length = path.length; length > 0; length -= 1) {
    const at = source.places.get(path.slice(0, length).join('.'));
    if (at) return at;
  }
  return source.at.line > 0 ? { ...source.at, endColumn: source.at.column + 3 } : wholeFile(file);
}

function unknownKey(
  key: string,
  path: readonly string[],
  source: FrontmatterSource,
  file: string,
  known: readonly string[],
): Diagnostic {
  const full = [...path, key].join('.');
  const at = source.places.get(`${full}#key`) ?? placeOf(source, [...path, key], file);
  const meant = CHINESE_KEYS.get(fold(key))?.find((it) => known.includes(it));
  const suggestion = meant ?? nearest(key, known);
  return diagnose('unknown-key', { key: [...named(path), key].join('.'), suggestion, known }, at);
}

/** Keys are English; what their Chinese names mean is told. */
const CHINESE_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['标题', ['title', 'name']],
  ['名称', ['title', 'name']],
  ['计划名称', ['title']],
  ['期间', ['period']],
  ['周期', ['period']],
  ['负责人', ['owner']],
  ['责任人', ['owner']],
  ['状态', ['status']],
  ['语言', ['lang', 'locale']],
  ['货币', ['currency']],
  ['币种', ['currency']],
  ['上级', ['parent']],
  ['上级计划', ['parent']],
  ['上一期', ['follows']],
  ['实际', ['actuals']],
  ['实际数据', ['actuals']],
  ['表格', ['tables']],
  ['灯', ['lights']],
  ['红灯', ['red']],
  ['黄灯', ['yellow']],
  ['豁免', ['waive']],
  ['原因', ['reason']],
  ['代码', ['code']],
  ['人员', ['people']],
  ['团队', ['teams']],
  ['维度', ['dimensions']],
  ['成员', ['members']],
  ['别名', ['aliases']],
]);

/** The keys the schema knows at that place; the schema puts them into its own message. */
function knownKeys(issue: z.core.$ZodIssue): readonly string[] {
  return issue.message.startsWith(KNOWN) ? issue.message.slice(KNOWN.length).split(' ') : [];
}

const KNOWN = 'known: ';

/** The error text of a strict object: the keys it knows, for `yamlIssues` to read. */
export function knownKeysError(keys: readonly string[]) {
  return (issue: { readonly code?: string | undefined }) =>
    issue.code === 'unrecognized_keys' ? `${KNOWN}${keys.join(' ')}` : undefined;
}

function expectation(issue: z.core.$ZodIssue): { readonly zh: string; readonly en: string } {
  const [own, ownEn] = issue.message.split(' | ');
  if (own !== undefined && ownEn !== undefined) return { zh: own, en: ownEn };
  if (issue.code === 'invalid_value') {
    const list = issue.values.map(String);
    return { zh: list.join('、'), en: list.join(', ') };
  }
  if (issue.code === 'invalid_type') {
    const words: Readonly<Record<string, { zh: string; en: string }>> = {
      string: { zh: '一段文字', en: 'a text' },
      array: { zh: '一个列表', en: 'a list' },
      object: { zh: '若干“键: 值”', en: 'keys with values' },
      boolean: { zh: 'true 或 false', en: 'true or false' },
    };
    return words[issue.expected] ?? { zh: '另一种写法', en: 'another form' };
  }
  return issue.code === 'invalid_union'
    ? { zh: '另一种写法', en: 'another form' }
    : { zh: issue.message, en: issue.message };
}

/** The text that stands at a path, for the message; a list or map is shown by its first words. */
function textAt(value: YamlValue, path: readonly string[]): string {
  let here: YamlValue | undefined = value;
  for (const key of path) {
    here =
      here?.kind === 'map'
        ? here.entries.get(key)
        : here?.kind === 'list'
          ? here.items[Number(key)]
          : undefined;
  }
  if (!here) return '';
  if (here.kind === 'scalar') return here.text.slice(0, 60);
  return here.kind === 'list' ? '[…]' : '{…}';
}
