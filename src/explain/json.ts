import type { FigureValue } from '../compute/figure.ts';
import { escapeJson } from '../diagnostics/escape.ts';
import { formulas } from '../language/formulas.ts';
import { say } from '../language/words.ts';
import { isoOfDay } from '../model/calendar.ts';
import { reduce, toNumber } from '../model/rational.ts';
import type { Span } from '../model/source.ts';
import type { FigureNode, TreeNode } from './tree.ts';

/** Which plan a tree was made from. */
export interface TreeOf {
  readonly plan: string;
  readonly file: string;
  readonly asOf: string;
  readonly lang: 'zh-CN' | 'en';
}

/**
 * A tree for programs. Numbers are in base units, as a decimal and exactly as a fraction; a field that does not apply
 * is null or empty, never absent.
 */
export function treeJson(root: FigureNode, of: TreeOf): string {
  return `${escapeJson(JSON.stringify({ version: 1, ...of, figure: figureJson(root) }, null, 2))}\n`;
}

function figureJson(node: FigureNode): Readonly<Record<string, unknown>> {
  const { figure } = node;
  const formula = figure?.formula ?? null;
  return {
    kind: 'figure',
    address: node.address,
    text: node.text,
    value: figure === null ? null : valueJson(figure.value),
    formula:
      formula === null ? null : { id: formula.id, words: node.formula, en: say(formulas[formula.id], 'en') },
    at: figure === null || figure.at === null ? null : placeJson(figure.at),
    hidden: node.hidden,
    inputs: node.inputs.map(inputJson),
  };
}

function inputJson(node: TreeNode) {
  return node.kind === 'figure'
    ? figureJson(node)
    : { kind: 'cell', text: node.text, at: placeJson(node.at) };
}

function valueJson(value: FigureValue) {
  switch (value.state) {
    case 'number': {
      const { n, d } = reduce(value.value);
      return {
        state: 'number',
        number: toNumber(value.value),
        exact: d === 1n ? String(n) : `${n}/${d}`,
        unit: value.unit.label,
        base: value.unit.base,
        scale: toNumber(value.unit.scale),
      };
    }
    case 'day':
      return { state: 'day', day: isoOfDay(value.day) };
    case 'light':
      return { state: 'light', light: value.light };
    case 'missing':
      return { state: 'missing', reason: value.reason };
  }
}

function placeJson({ file, line, column, endColumn }: Span) {
  return { file, line, column, endColumn };
}
