import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { type LineIndex, lineIndex, lineText, type SourceFile, type Span } from '../model/source.ts';
import type { FrontmatterSource } from './document.ts';
import { readYaml } from './yaml.ts';

/** A plan cut in two before either parser sees it: the YAML between the `---` lines, and where Markdown begins. */
export interface Cut {
  readonly frontmatter: FrontmatterSource | null;
  /** The offset at which the Markdown starts; the frontmatter's lines are no part of it. */
  readonly bodyFrom: number;
}

/**
 * Cuts the frontmatter off textually. Only `---` alone on the first line opens it: `---js` and its like, which
 * some tools evaluate as code, are refused.
 */
export function cutFrontmatter(file: SourceFile): Result<Cut> {
  const lines = lineIndex(file.text);
  const first = lineText(lines, 1);
  const at: Span = {
    file: file.path,
    line: 1,
    column: 1,
    endColumn: Math.max(1, first.trimEnd().length) + 1,
  };
  if (!/^---[ \t]*$/.test(first)) {
    const found = opening(first);
    if (found !== null) {
      const close = closingLine(lines.starts.length, (n) => lineText(lines, n), 2);
      const bodyFrom = lines.starts[close ?? 1] ?? file.text.length;
      return without(diagnose('frontmatter-language', { found }, at), bodyFrom);
    }
    const later = opensLater(lines.starts.length, (n) => lineText(lines, n));
    const start =
      later === null ? null : closingLine(lines.starts.length, (n) => lineText(lines, n), later + 1);
    return without(
      diagnose('no-frontmatter', { later }, later === null ? at : { ...at, line: later, endColumn: 4 }),
      start === null ? 0 : (lines.starts[start] ?? file.text.length),
    );
  }
  const close = closingLine(lines.starts.length, (n) => lineText(lines, n), 2);
  if (close === null) return without(diagnose('frontmatter-open', {}, at), openUntil(lines));
  const from = lines.starts[1] ?? file.text.length;
  const to = lines.starts[close - 1] ?? file.text.length;
  const yaml = readYaml({ file, from, to });
  const bodyFrom = lines.starts[close] ?? file.text.length;
  return { value: { frontmatter: yaml.value, bodyFrom }, diagnostics: yaml.diagnostics };
}

function without(diagnostic: Diagnostic, bodyFrom: number): Result<Cut> {
  return { value: { frontmatter: null, bodyFrom }, diagnostics: [diagnostic] };
}

/** Where Markdown seems to begin when nothing closes the frontmatter: at the first blank line or heading. */
function openUntil(lines: LineIndex): number {
  const found = lines.starts.findIndex((_, n) => n > 0 && /^(\s*|#.*)$/.test(lineText(lines, n + 1)));
  return lines.starts[found] ?? lines.text.length;
}

/** What a first line opens that is not ours: `---js`, `+++`, `;;;`; null when it opens nothing. */
function opening(line: string): string | null {
  const match = /^(---+|\+\+\+|;;;|~~~)[ \t]*([\w-]{0,20})[ \t]*$/.exec(line);
  if (match === null) return null;
  return `${match[1]}${match[2]}`;
}

/** A `---` line after blank lines only: the frontmatter is there, but not at the top. */
function opensLater(count: number, line: (n: number) => string): number | null {
  for (let n = 1; n <= Math.min(count, 50); n++) {
    if (/^---[ \t]*$/.test(line(n))) return n;
    if (line(n).trim() !== '') return null;
  }
  return null;
}

function closingLine(count: number, line: (n: number) => string, from: number): number | null {
  for (let n = from; n <= count; n++) if (/^---[ \t]*$/.test(line(n))) return n;
  return null;
}
