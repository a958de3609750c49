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
  const wide = /^[ \t-]*[^\s:"'#[{][^\s:"']*?(:)/gmu;
  for (const match of text.matchAll(wide)) {
    const at = match.index + match[0].length - 1;
    if (!/:(\s|$)/.test(lineAround(text, at))) return { problem: 'full-width-colon', from: at, to: at + 1 };
  }
  const line = lineAround(text, offset);
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const indent = line.length - line.trimStart().length;
  const quotes = (line.match(/(?<!\\)"/g)?.length ?? 0) % 2;
  const brackets = (line.match(/[[{]/g)?.length ?? 0) - (line.match(/[\]}]/g)?.length ?? 0);
  const found = problem !== 'tab' && problem !== 'colon-in-value' && (quotes === 1 || brackets > 0);
  const from = offset > start + line.trimEnd().length ? start + indent : Math.max(offset, start + indent);
  return {
    problem: found ? 'unclosed' : problem,
    from,
    to: Math.max(from + 1, start + line.trimEnd().length),
  };
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
}
