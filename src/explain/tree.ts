import type { Analysis } from '../compute/analysis.ts';
import type { Figure, FigureId, Input } from '../compute/figure.ts';
import { addressKey } from '../language/address.ts';
import { formulas } from '../language/formulas.ts';
import { measures } from '../language/measures.ts';
import { type Lang, say } from '../language/words.ts';
import { type FiscalStart, periodKey } from '../model/period.ts';
import type { Span } from '../model/source.ts';
import { figureText } from '../view/sources.ts';

/**
 * A figure, how it came about and from what, down to the cells:
 *
 *   FigureNode ─ address, value, formula in words
 *              ─ inputs   FigureNode | CellNode      each a branch
 */
export interface FigureNode {
  readonly kind: 'figure';
  /** Finds this figure again; periods with their year. */
  readonly address: string;
  /** null for an input that the plan has no figure for. */
  readonly figure: Figure | null;
  /** The value as a reader sees it; empty where there is no figure. */
  readonly text: string;
  /** In words; null for what the author filled in. */
  readonly formula: string | null;
  readonly inputs: readonly TreeNode[];
  /** Why the inputs are not shown: they stand further up, or below the depth asked for. */
  readonly hidden: 'above' | 'deeper' | null;
}

export interface CellNode {
  readonly kind: 'cell';
  readonly at: Span;
  /** As it stands in the file; empty for a blank one. */
  readonly text: string;
}

export type TreeNode = FigureNode | CellNode;

/**
 * The tree of a figure. A figure that several others use is opened once and named again where it recurs, so that the
 * tree stays as small as what it tells. `depth` counts the levels below the root; without it the cells are reached.
 */
export function figureTree(
  figure: Figure,
  analysis: Analysis,
  depth: number = Number.POSITIVE_INFINITY,
): FigureNode {
  const { lang } = analysis.plan.frontmatter;
  const opened = new Set<string>();
  const open = (found: Figure, left: number): FigureNode => {
    const address = spelled(found.id, analysis);
    // A cell says where a value was filled in; it takes no level of its own and may be said again.
    const isLeaf = found.inputs.every((input) => input.kind === 'cell') && found.formula === null;
    const hidden = isLeaf ? null : opened.has(address) ? 'above' : left <= 0 ? 'deeper' : null;
    // What is cut off here may still be opened where it stands higher up.
    if (hidden === null) opened.add(address);
    return {
      kind: 'figure',
      address,
      figure: found,
      text: figureText(found.value, lang),
      formula: formulaWords(found, lang),
      inputs: hidden === 'above' ? [] : found.inputs.flatMap((input) => branch(input, left)),
      hidden,
    };
  };
  const branch = (input: Input, left: number): TreeNode[] => {
    if (input.kind === 'cell') return [{ kind: 'cell', at: input.at, text: input.text }];
    if (left <= 0) return [];
    const found = analysis.figures.at(input.id);
    return [found === null ? unknown(input.id, analysis) : open(found, left - 1)];
  };
  return open(figure, depth);
}

function unknown(id: FigureId, analysis: Analysis): FigureNode {
  const address = written(id, analysis, false);
  return { kind: 'figure', address, figure: null, text: '', formula: null, inputs: [], hidden: null };
}

/** The shortest address with the year of its period: the dimension is named where a member's name alone is not enough. */
export function spelled(id: FigureId, analysis: Analysis): string {
  const short = written(id, analysis, false);
  if (id.dimension === null) return short;
  const fiscal = analysis.config.fiscalYearStart;
  const found = analysis.figures.get(short);
  return found !== null && addressKey(found.id, fiscal) === addressKey(id, fiscal)
    ? short
    : written(id, analysis, true);
}

function written(id: FigureId, { plan, config }: Analysis, withDimension: boolean): string {
  const fiscal: FiscalStart = config.fiscalYearStart;
  const dimension = withDimension && id.dimension !== null ? `${id.dimension}=` : '';
  const member = id.member === null ? '' : `/${dimension}${id.member}`;
  const when = id.period === null ? '' : `@${periodKey(id.period, fiscal)}`;
  return `${id.subject}${member}${when}:${say(measures[id.measure].label, plan.frontmatter.lang)}`;
}

function formulaWords({ formula }: Figure, lang: Lang): string | null {
  if (formula === null) return null;
  const { id, args = {} } = formula;
  return say(formulas[id], lang).replace(/\{(\w+)\}/g, (whole, name: string) => args[name] ?? whole);
}
