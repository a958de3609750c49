import type { Heading, RootContent } from 'mdast';
import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { lineText, type Span, spanAt } from '../model/source.ts';
import { claimsIn } from './claims.ts';
import type { Block, ClaimSource, HeadingSource, Section, StepNumber } from './document.ts';
import { stepOfHeading } from './heading.ts';
import { cleanInline, plainText } from './markdown.ts';
import { cleanProse } from './prose.ts';
import { readTable, type TableContext } from './table.ts';

export interface Sections {
  readonly sections: readonly Section[];
  readonly claims: readonly ClaimSource[];
  /** How many tables the Markdown holds; attached ones are numbered after them. */
  readonly tables: number;
}

/** The blocks of a plan by level-2 section, each table read, each link to a figure collected. */
export function readSections(nodes: readonly RootContent[], context: TableContext): Result<Sections> {
  const sections: Section[] = [];
  const claims: ClaimSource[] = [];
  const diagnostics: Diagnostic[] = [];
  let tables = 0;
  for (const part of splitAtHeadings(nodes)) {
    const heading = part.heading === null ? null : headingSource(part.heading, context);
    const step = stepOf(heading, sections);
    diagnostics.push(...step.diagnostics);
    if (heading !== null && step.value === null && isUnderlined(heading.at, context)) {
      diagnostics.push(
        diagnose('underlined-heading', { text: heading.text }, heading.at, { about: heading.text }),
      );
    }
    const blocks: Block[] = [];
    if (part.heading !== null)
      claims.push(
        ...claimsIn(cleanInline(part.heading.children, context.definitions), context.file, context.lines),
      );
    for (const node of part.nodes) {
      if (node.type === 'table') {
        tables++;
        const table = readTable(node, `t${tables}`, step.value, context);
        diagnostics.push(...table.diagnostics);
        blocks.push({ kind: 'table', table: table.value });
        for (const row of [table.value.head, ...table.value.rows]) {
          for (const cell of row) claims.push(...claimsIn(cell.content ?? [], context.file, context.lines));
        }
        continue;
      }
      const clean = cleanProse(node, context.definitions);
      if (clean === null) continue;
      blocks.push({ kind: 'prose', node: clean });
      claims.push(...claimsIn([clean], context.file, context.lines));
    }
    if (heading !== null || blocks.length > 0) sections.push({ step: step.value, heading, blocks });
  }
  return { value: { sections, claims, tables }, diagnostics };
}

interface Part {
  readonly heading: Heading | null;
  readonly nodes: RootContent[];
}

function splitAtHeadings(nodes: readonly RootContent[]): Part[] {
  const parts: Part[] = [{ heading: null, nodes: [] }];
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth === 2) parts.push({ heading: node, nodes: [] });
    else parts.at(-1)?.nodes.push(node);
  }
  return parts;
}

function headingSource(heading: Heading, { file, lines, definitions }: TableContext): HeadingSource {
  const text = plainText(cleanInline(heading.children, definitions)).replace(/\s+/g, ' ').trim();
  const from = heading.children[0]?.position?.start.offset ?? heading.position?.start.offset ?? 0;
  const to = heading.children.at(-1)?.position?.end.offset ?? heading.position?.end.offset ?? from;
  return { text, at: spanAt(file, lines, from, to) };
}

/** Text with `---` on the next line is a heading in Markdown, where most authors mean a rule. */
function isUnderlined(at: Span, { lines }: TableContext): boolean {
  return !lineText(lines, at.line).trimStart().startsWith('#');
}

function stepOf(heading: HeadingSource | null, before: readonly Section[]): Result<StepNumber | null> {
  if (heading === null) return { value: null, diagnostics: [] };
  const { byNumber, byName } = stepOfHeading(heading.text);
  if (byNumber !== null && byName !== null && byNumber !== byName) {
    const diagnostic = diagnose('step-number-name', { number: byNumber, name: byName }, heading.at);
    return { value: byName, diagnostics: [diagnostic] };
  }
  const step = byName ?? asStep(byNumber);
  const earlier = step === null ? undefined : before.find((section) => section.step === step);
  if (step === null || earlier === undefined || earlier.heading === null)
    return { value: step, diagnostics: [] };
  const label = { zh: '前一个在这里', en: 'the first one is here' };
  const related = [{ at: earlier.heading.at, label }];
  return { value: step, diagnostics: [diagnose('step-twice', { number: step }, heading.at, { related })] };
}

/** The number as that of one of the six steps; null when it is none of them. */
export function asStep(number: number | null): StepNumber | null {
  switch (number) {
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
      return number;
    default:
      return null;
  }
}
