import type { PlanPage, SectionView } from '../view/page.ts';

/** A line of the printed contents; the printer fills in its page. */
export interface ContentsEntry {
  readonly level: 1 | 2;
  readonly number: string;
  readonly title: string;
  readonly anchor: string;
}

/** What stands in the head of the pages that a section takes. */
export interface PrintPart {
  /** Of the named page in the style sheet. */
  readonly name: string;
  readonly running: string;
}

export interface PartedPage {
  readonly contents: readonly ContentsEntry[];
  readonly parts: readonly PrintPart[];
  /** By the id of a section. */
  readonly partOf: ReadonlyMap<string, string>;
}

/** The anchor of a heading that the program puts above what it found. */
export function findingAnchor(section: string, index: number): string {
  return `${section}-${index + 1}`;
}

/** Steps with their findings, then the appendices: what the contents list, and how the pages run on. */
export function partsOf(
  page: PlanPage,
  words: { readonly findings: string; readonly sources: string },
): PartedPage {
  const { findings, sources } = page;
  const anyFindings = findings.items.length + findings.waived.length > 0;
  const appendices = [
    ...(anyFindings ? [{ id: 'findings', title: words.findings }] : []),
    ...(sources.length > 0 ? [{ id: 'sources', title: words.sources }] : []),
  ];
  const parts = page.sections.map(partOfSection);
  const apart = { name: 'part-appendix', running: appendices.map(({ title }) => title).join(' · ') };
  const contents = [
    ...page.sections.flatMap(entriesOf),
    ...appendices.map(({ id, title }) => entry(1, '', title, `${id}-title`)),
  ];
  const listed = contents.length === 0 ? [] : [{ name: 'part-contents', running: '' }];
  return {
    contents,
    parts: [...listed, ...parts, ...(appendices.length === 0 ? [] : [apart])],
    partOf: new Map([
      ...page.sections.map(({ id }, i): [string, string] => [id, parts[i]?.name ?? '']),
      ...appendices.map(({ id }): [string, string] => [id, apart.name]),
    ]),
  };
}

function entriesOf(section: SectionView): readonly ContentsEntry[] {
  if (section.title === '') return [];
  const found = section.blocks.flatMap((block, i): ContentsEntry[] => {
    if (block.kind === 'finding') return [entry(2, '', block.title, findingAnchor(section.id, i))];
    return block.kind === 'chart' ? [entry(2, '', block.chart.title, block.chart.id)] : [];
  });
  return [entry(1, section.number, section.title, `${section.id}-title`), ...found];
}

function entry(level: 1 | 2, number: string, title: string, anchor: string): ContentsEntry {
  return { level, number, title, anchor };
}

function partOfSection({ number, title }: SectionView, index: number): PrintPart {
  return { name: `part-${index + 1}`, running: `${number} ${title}`.trim() };
}
