import type { Plan } from '../decode/plan.ts';
import { fold } from '../language/fold.ts';
import type { Section } from '../parse/document.ts';
import type { Change } from './change.ts';

/**
 * Sections whose prose reads otherwise: words, not their layout or emphasis. A number that is linked to a figure
 * counts as that figure, because what it says follows from the plan. Tables that are prose count unless one of them may
 * be a table that could not be read.
 */
export function compareProse(before: Plan, after: Plan, tables = true): Change[] {
  const [was, now] = [textBySection(before, tables), textBySection(after, tables)];
  const keys = new Set([...was.keys(), ...now.keys()]);
  const steps = [...keys].filter((key) => (was.get(key) ?? '') !== (now.get(key) ?? ''));
  return steps.length === 0 ? [] : [{ kind: 'prose', steps: steps.toSorted(byStep) }];
}

/** Sections of no step come last, as one. */
function byStep(a: number | null, b: number | null): number {
  return (a ?? 9) - (b ?? 9);
}

function textBySection(plan: Plan, tables: boolean): ReadonlyMap<number | null, string> {
  const texts = new Map<number | null, string>();
  for (const section of plan.document.sections) {
    const text = sectionText(section, plan, tables);
    if (text !== '') texts.set(section.step, `${texts.get(section.step) ?? ''}${text}`);
  }
  return texts;
}

function sectionText({ step, heading, blocks }: Section, plan: Plan, tables: boolean): string {
  const parts = blocks.map((block) => {
    if (block.kind === 'prose') return wordsOf(block.node);
    if (!tables || plan.tables.has(block.table.id)) return '';
    const { head, rows } = block.table;
    return [head, ...rows].flatMap((row) => row.map(({ text }) => text)).join(' ');
  });
  return fold([step === null ? (heading?.text ?? '') : '', ...parts].join(' '));
}

interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly url?: unknown;
  readonly alt?: unknown;
  readonly children?: readonly Node[];
}

function wordsOf(node: Node): string {
  const url = typeof node.url === 'string' ? node.url : '';
  if (node.type === 'link' && /^#.*:/.test(url)) return url;
  const own = [node.value, node.alt, url].filter((it): it is string => typeof it === 'string').join(' ');
  return `${own}${(node.children ?? []).map(wordsOf).join('')}`;
}
