import type { RootContent } from 'mdast';
import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { lineIndex, type SourceFile, wholeFile } from '../model/source.ts';
import { readAttached } from './attached.ts';
import { brokenClaims } from './broken-claims.ts';
import { conflictIn } from './conflict.ts';
import type { Document } from './document.ts';
import { type Cut, cutFrontmatter } from './frontmatter.ts';
import { beyondLimits, LIMITS } from './limits.ts';
import { definitionsOf, readMarkdown, treeDepth } from './markdown.ts';
import { readSections, type Sections } from './sections.ts';
import type { Sources } from './sources.ts';
import { suspects } from './suspects.ts';

/**
 * A plan's text as a document: frontmatter, sections, tables, claims, and the tables of the CSV files it names. The
 * value is null when there is no readable frontmatter or the Markdown is beyond the bounds; what can be said about
 * the rest of the file is said all the same. Of a file with an unresolved conflict only that is said.
 */
export function parsePlan(file: SourceFile, sources: Sources): Result<Document | null> {
  if (file.text.length > LIMITS.planBytes) {
    const size = { bytes: file.text.length, limit: LIMITS.planBytes, table: false };
    return { value: null, diagnostics: [diagnose('file-too-large', size, wholeFile(file.path))] };
  }
  const conflict = conflictIn(file);
  if (conflict !== null) return { value: null, diagnostics: [conflict] };
  const cut = cutFrontmatter(file);
  const body = readBody(file, cut.value);
  const { frontmatter } = cut.value;
  const found = [...cut.diagnostics, ...body.diagnostics];
  if (frontmatter === null || body.value === null) return { value: null, diagnostics: found };
  const { sections, claims, tables } = body.value;
  const attached = readAttached(file.path, frontmatter, sources, tables + 1);
  return {
    value: {
      file,
      frontmatter,
      sections,
      attached: attached.value.tables,
      actuals: attached.value.actuals,
      claims,
    },
    diagnostics: [...found, ...attached.diagnostics],
  };
}

/**
 * The Markdown below the frontmatter, every place that of the file. Markdown steps over a frontmatter that is in
 * order by itself; a broken one it would read as prose, so that one is blanked.
 */
function readBody(file: SourceFile, cut: Cut): Result<Sections | null> {
  const lines = lineIndex(file.text);
  const { frontmatter, bodyFrom } = cut;
  const blanked = file.text.slice(0, bodyFrom).replace(/[^\r\n]/g, ' ') + file.text.slice(bodyFrom);
  const beyond = beyondLimits(file.path, blanked);
  if (beyond !== null) return { value: null, diagnostics: [beyond] };
  const root = readMarkdown(frontmatter === null ? blanked : file.text);
  if (treeDepth(root) > LIMITS.treeDepth) {
    const params = { excess: 'tree', limit: LIMITS.treeDepth } as const;
    const diagnostic = diagnose('markdown-beyond-limits', params, wholeFile(file.path));
    return { value: null, diagnostics: [diagnostic] };
  }
  const nodes: readonly RootContent[] = root.children.filter((node) => node.type !== 'yaml');
  const context = { file: file.path, lines, definitions: definitionsOf(root) };
  const sections = readSections(nodes, context);
  const diagnostics: Diagnostic[] = [
    ...sections.diagnostics,
    ...suspects(nodes, context),
    ...brokenClaims(nodes, context),
  ];
  return { value: sections.value, diagnostics };
}
