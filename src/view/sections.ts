import type { RootContent } from 'mdast';
import { kinds, steps } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import type { Block, Section, StepNumber } from '../parse/document.ts';
import { claimViews } from './claims.ts';
import type { ViewContext } from './context.ts';
import { documentTable } from './document-table.ts';
import type { BlockView, SectionView } from './page.ts';
import { decompositionBlocks } from './steps/decomposition.ts';
import { goalsBlocks } from './steps/goals.ts';
import { monitoringBlocks } from './steps/monitoring.ts';
import { resourcesBlocks } from './steps/resources.ts';
import { reviewBlocks } from './steps/review.ts';
import { strategyBlocks } from './steps/strategy.ts';
import type { ClaimView } from './table.ts';

/** What the program adds to each step, after the author's own words and tables. */
const engine: { readonly [S in StepNumber]: (context: ViewContext) => readonly BlockView[] } = {
  1: goalsBlocks,
  2: decompositionBlocks,
  3: strategyBlocks,
  4: resourcesBlocks,
  5: monitoringBlocks,
  6: reviewBlocks,
};

/** The plan in the author's order: prose where it was put, tables in their place, then what was computed. */
export function sections(context: ViewContext): readonly SectionView[] {
  const { document } = context.analysis.plan;
  const claims = claimViews(context);
  const definitions = document.sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.kind === 'prose' && block.node.type === 'definition' ? [block.node] : [],
    ),
  );
  const attached = document.attached.filter((table) => context.analysis.plan.tables.has(table.id));
  return document.sections
    .map((section, i) => sectionView(section, i, { context, claims, definitions, attached }))
    .filter((section) => section.blocks.length > 0 || section.title !== '');
}

interface Parts {
  readonly context: ViewContext;
  readonly claims: ReadonlyMap<string, ClaimView>;
  readonly definitions: readonly RootContent[];
  readonly attached: ViewContext['analysis']['plan']['document']['attached'];
}

function sectionView(section: Section, index: number, parts: Parts): SectionView {
  const { context } = parts;
  const { step } = section;
  const own = authorBlocks(section.blocks, parts);
  const csv = step === null ? [] : attachedBlocks(step, parts);
  const computed = step === null ? [] : engine[step](context);
  return {
    id: step === null ? `section-${index}` : `step-${step}`,
    number: step === null ? '' : String(step),
    title: step === null ? (section.heading?.text ?? '') : stepTitle(step, context),
    blocks: [...own, ...csv, ...computed],
  };
}

function stepTitle(step: StepNumber, context: ViewContext): string {
  const found = steps.find((it) => it.number === step);
  return found === undefined ? '' : say(found.label, context.lang);
}

/** Neighbouring paragraphs stay one piece of prose, so that lists and reference links keep together. */
function authorBlocks(blocks: readonly Block[], { context, claims, definitions }: Parts): BlockView[] {
  const views: BlockView[] = [];
  let prose: RootContent[] = [];
  const flush = () => {
    if (prose.length > 0) views.push({ kind: 'prose', nodes: [...prose, ...definitions], claims });
    prose = [];
  };
  for (const block of blocks) {
    if (block.kind === 'prose') {
      if (block.node.type !== 'definition') prose.push(block.node);
      continue;
    }
    flush();
    views.push({ kind: 'table', table: documentTable(block.table, claims, context) });
  }
  flush();
  return views;
}

/** Tables in files beside the plan appear in the first step that their kind belongs to. */
function attachedBlocks(step: StepNumber, { context, claims, attached }: Parts): BlockView[] {
  return attached
    .filter((table) => stepOf(table.id, context) === step)
    .map((table) => ({ kind: 'table', table: documentTable(table, claims, context) }));
}

function stepOf(table: string, context: ViewContext): number | null {
  const kind = context.analysis.plan.tables.get(table)?.kind;
  return kind === undefined ? null : (kindSteps(kind)[0] ?? null);
}

function kindSteps(kind: keyof typeof kinds): readonly number[] {
  // Tasks are welcome in step 2, yet people look for them with the timeline.
  return kind === 'tasks' ? [4] : kinds[kind].steps;
}
