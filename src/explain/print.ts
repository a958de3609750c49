import { escapeText } from '../diagnostics/escape.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import type { Span } from '../model/source.ts';
import type { CellNode, FigureNode, TreeNode } from './tree.ts';

export interface TreeStyle {
  readonly lang: Lang;
  readonly colour: boolean;
  /** A place as text: `file:line:column`, or a link to it for a terminal that knows links. */
  readonly place: (at: Span) => string;
}

const ABOVE: Words = { zh: '（见上文）', en: '(shown above)' };
const BLANK: Words = { zh: '空白', en: 'blank' };
const NO_FIGURE: Words = { zh: '没有这个数字', en: 'no such figure' };

/** A figure's tree as lines, a figure or cell each: address, value, then the formula or the place of the cell. */
export function printTree(root: FigureNode, style: TreeStyle): string {
  const lines: string[] = [];
  const walk = (node: TreeNode, lead: string, below: string): void => {
    lines.push(`${lead}${node.kind === 'cell' ? cellLine(node, style) : figureLine(node, style)}`);
    const branches = node.kind === 'cell' || givenCell(node) !== null ? [] : node.inputs;
    branches.forEach((child, n) => {
      const last = n === branches.length - 1;
      walk(child, `${below}${last ? '└─ ' : '├─ '}`, `${below}${last ? '   ' : '│  '}`);
    });
  };
  walk(root, '', '');
  return `${lines.join('\n')}\n`;
}

/** What the author filled into one cell stands on one line with it. */
function givenCell(node: FigureNode): CellNode | null {
  const [only, second] = node.inputs;
  return node.formula === null && only?.kind === 'cell' && second === undefined ? only : null;
}

function figureLine(node: FigureNode, style: TreeStyle): string {
  const { lang } = style;
  const name = paint(style, '1', escapeText(node.address));
  if (node.figure === null) return `${name}  ${paint(style, '2', say(NO_FIGURE, lang))}`;
  const value = `${name}  ${escapeText(node.text)}`;
  const rest = { above: say(ABOVE, lang), deeper: '…' };
  const more = node.hidden === null ? '' : ` ${paint(style, '2', rest[node.hidden])}`;
  const cell = givenCell(node);
  if (cell !== null) return `${value}  ${cellLine(cell, style)}`;
  if (node.formula !== null) return `${value}  ${paint(style, '2', `= ${escapeText(node.formula)}`)}${more}`;
  const { at } = node.figure;
  return `${value}${at === null ? '' : `  ${style.place(at)}`}${more}`;
}

function cellLine({ at, text }: CellNode, style: TreeStyle): string {
  const quoted = text === '' ? paint(style, '2', say(BLANK, style.lang)) : `“${escapeText(text)}”`;
  return `${style.place(at)} ${quoted}`;
}

function paint({ colour }: TreeStyle, ansi: string, text: string): string {
  return colour ? `\u001b[${ansi}m${text}\u001b[0m` : text;
}
