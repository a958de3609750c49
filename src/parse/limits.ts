import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { lineIndex, lineText } from '../model/source.ts';

/**
 * How large and how deep text may be before a parser sees it. The Markdown and YAML parsers are quadratic, or
 * recurse, on text that no plan contains (thousands of nested quotes, brackets or emphases); these bounds are an
 * order of magnitude above what people write, and keep the worst case under a second or two.
 */
export const LIMITS = {
  planBytes: 128 * 1024,
  configBytes: 256 * 1024,
  tableBytes: 8 * 1024 * 1024,
  tableRows: 100_000,
  tableColumns: 200,
  yamlCharacters: 32 * 1024,
  yamlDepth: 8,
  lines: 5_000,
  lineCharacters: 20_000,
  /** Quote and list markers in front of a line. */
  markers: 16,
  indent: 48,
  blockCharacters: 20_000,
  blockLines: 500,
  /** Characters that open or close emphasis, in one paragraph or one row of a table. */
  emphasis: 300,
  brackets: 6,
  treeDepth: 64,
} as const;

/** Of the YAML of a config: several hundred people fit, and dimensions five levels deep. */
export const CONFIG_BOUNDS = { characters: LIMITS.configBytes, depth: 24 } as const;

/** Of a logo, which stands in every page: bytes of its file, pixels of its sides, and how many times as long one may be. */
export const LOGO_LIMITS = { bytes: 200 * 1024, shortest: 16, longest: 2000, ratio: 10 } as const;

/** What was too much: the name is chosen so that a message can say it in words. */
export type Excess = 'lines' | 'line' | 'markers' | 'indent' | 'block' | 'emphasis' | 'brackets' | 'tree';

/** The first place at which a Markdown text goes beyond the bounds, or null. One pass over the text. */
export function beyondLimits(file: string, text: string): Diagnostic | null {
  const index = lineIndex(text);
  if (index.starts.length > LIMITS.lines) {
    const params = { excess: 'lines', limit: LIMITS.lines } as const;
    return diagnose('markdown-beyond-limits', params, { file, line: 1, column: 1, endColumn: 1 });
  }
  let block = emptyBlock();
  for (let line = 1; line <= index.starts.length; line++) {
    const content = lineText(index, line);
    if (startsBlock(content)) block = emptyBlock();
    if (content.trim() === '') continue;
    block = extend(block, content);
    const excess = excessOf(content, block);
    if (excess === null) continue;
    const endColumn = Math.min(content.length, 40) + 1;
    return diagnose('markdown-beyond-limits', excess, { file, line, column: 1, endColumn });
  }
  return null;
}

/** Blank lines, rows of tables, headings and bullets end a paragraph; a numbered item need not. */
function startsBlock(line: string): boolean {
  return line.trim() === '' || line.includes('|') || /^ {0,3}(?:#{1,6}|[-*+])[ \t]/.test(line);
}

/** What is counted over the lines of one paragraph; a row of a table stands for itself. */
interface BlockSize {
  readonly characters: number;
  readonly lines: number;
  readonly emphasis: number;
  /** Open brackets now, and the most there were. */
  readonly open: number;
  readonly deepest: number;
}

function emptyBlock(): BlockSize {
  return { characters: 0, lines: 0, emphasis: 0, open: 0, deepest: 0 };
}

function extend(block: BlockSize, line: string): BlockSize {
  let { emphasis, open, deepest } = block;
  for (const character of line) {
    if (character === '*' || character === '_') emphasis++;
    else if (character === '[') deepest = Math.max(deepest, ++open);
    else if (character === ']') open = Math.max(0, open - 1);
  }
  return { characters: block.characters + line.length, lines: block.lines + 1, emphasis, open, deepest };
}

function excessOf(line: string, block: BlockSize): { excess: Excess; limit: number } | null {
  if (line.length > LIMITS.lineCharacters) return { excess: 'line', limit: LIMITS.lineCharacters };
  const prefix = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/.exec(line)?.[0] ?? '';
  const markers = prefix.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0;
  if (markers > LIMITS.markers) return { excess: 'markers', limit: LIMITS.markers };
  const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
  if (indent > LIMITS.indent) return { excess: 'indent', limit: LIMITS.indent };
  if (block.characters > LIMITS.blockCharacters) return { excess: 'block', limit: LIMITS.blockCharacters };
  if (block.lines > LIMITS.blockLines) return { excess: 'block', limit: LIMITS.blockLines };
  if (block.emphasis > LIMITS.emphasis) return { excess: 'emphasis', limit: LIMITS.emphasis };
  if (block.deepest > LIMITS.brackets) return { excess: 'brackets', limit: LIMITS.brackets };
  return null;
}

/**
 * How deep YAML text can nest at most, without parsing it: open flow brackets, markers of sequences and keys on one
 * line, and steps of indentation. Quoted text is skipped; what remains may be counted too high, never too low. The
 * line (from 1) is the one that goes deepest.
 */
export function yamlDepth(text: string): { readonly depth: number; readonly line: number } {
  let deepest = { depth: 0, line: 1 };
  let open = 0;
  const indents: number[] = [];
  for (const [n, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = raw.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '""');
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    if (line.trim() === '') continue;
    while ((indents.at(-1) ?? -1) >= indent) indents.pop();
    indents.push(indent);
    const markers = /^[ \t]*((?:[-?][ \t]+)*)/.exec(line)?.[1]?.match(/[-?]/g)?.length ?? 0;
    let lineDeepest = open;
    for (const character of line) {
      if (character === '[' || character === '{') lineDeepest = Math.max(lineDeepest, ++open);
      else if (character === ']' || character === '}') open = Math.max(0, open - 1);
    }
    const depth = indents.length + markers + lineDeepest;
    if (depth > deepest.depth) deepest = { depth, line: n + 1 };
  }
  return deepest;
}
