import type { Params } from '../diagnostics/diagnostic.ts';

/** The faults of YAML that people make, in words; everything else is `other`. */
export type YamlProblem = Params<'yaml-error'>['problem'];

/** What an error code of the YAML parser means to a person. */
export function yamlProblem(code: string): YamlProblem {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'tab';
    case 'BAD_INDENT':
    case 'BAD_COLLECTION_TYPE':
      return 'indent';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'colon-in-value';
    case 'MISSING_CHAR':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return 'missing-colon';
    case 'UNEXPECTED_TOKEN':
    case 'BAD_SCALAR_START':
    case 'BAD_PROP_ORDER':
    case 'BAD_DIRECTIVE':
      return 'unexpected';
    default:
      return 'other';
  }
}

/**
 * Finds the place a person would call the mistake. The parser often points one line further, where it noticed; a
 * full-width colon and an open quote or bracket on the line at or before it are the usual causes.
 */
export function explainYaml(
  text: string,
  problem: YamlProblem,
  offset: number,
): { readonly problem: YamlProblem; readonly from: number; readonly to: number } {
  const wide = /^[ \t-]*[^\s:"'#[{][^\s:"']*?(\uff1a)/gmu;
  for (const match of text.matchAll(wide)) {
    const at = match.index + match[0].length - 1;
    if (!/:(\s|$)/.test(lineAround(text, at))) return { problem: 'full-width-colon', from: at, to: at + 1 };
  }
  const directive = /^%.*$/m.exec(text);
  if (directive) return { problem: 'unexpected', ...extent(text, directive.index) };
  const deeper = problem === 'colon-in-value' ? deeperKey(text, offset) : null;
  if (deeper !== null) return { problem: 'indent', ...extent(text, deeper) };
  const open = problem === 'tab' || problem === 'colon-in-value' ? null : unclosedBefore(text, offset);
  return open === null
    ? { problem, ...extent(text, offset) }
    : { problem: 'unclosed', ...extent(text, open) };
}

/** The key on the next line that is indented under a value, which so goes on over two lines; null when there is none. */
function deeperKey(text: string, offset: number): number | null {
  const line = lineAround(text, offset);
  if (/:\s.*:(\s|$)/.test(line)) return null;
  const end = text.indexOf('\n', offset);
  const next = end < 0 ? '' : lineAround(text, end + 1);
  const indent = (it: string) => it.length - it.trimStart().length;
  return /^\s+[^\s#:]+:(\s|$)/.test(next) && indent(next) > indent(line) ? end + 1 + indent(next) : null;
}

/** From an offset to the end of its line; from the beginning of the text of the line when there is nothing left. */
function extent(text: string, offset: number): { readonly from: number; readonly to: number } {
  const line = lineAround(text, offset);
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const first = start + line.length - line.trimStart().length;
  const last = start + line.trimEnd().length;
  const from = offset >= last ? first : Math.max(offset, first);
  return { from, to: Math.max(from + 1, last) };
}

/** The last line up to an offset with an odd quote or a bracket too many, where it opens. */
function unclosedBefore(text: string, offset: number): number | null {
  let found: number | null = null;
  let start = 0;
  for (const line of text.split('\n')) {
    if (start > offset) break;
    const value = /:[ \t]+(["'[{].*)$/.exec(line.replace(/\s#.*$/, ''));
    if (value?.[1] !== undefined && isOpen(value[1]))
      found = start + value.index + value[0].indexOf(value[1]);
    start += line.length + 1;
  }
  return found;
}

function isOpen(value: string): boolean {
  const quote = value.charAt(0);
  if (quote === '"' || quote === "'") {
    return (value.replace(/\\./g, '').split(quote).length - 1) % 2 === 1;
  }
  const opened = value.match(/[[{]/g)?.length ?? 0;
  return opened > (value.match(/[\]}]/g)?.length ?? 0);
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
}
