import type { Nodes } from 'mdast';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { normal } from '../language/fold.ts';
import { resolveMeasure } from '../language/measures.ts';
import { spanAt } from '../model/source.ts';
import type { TableContext } from './table.ts';

/**
 * Claims as their author wrote them that Markdown takes for text: it ends the target of a link at a space, and knows
 * no full-width brackets. Readers would see the brackets, and nobody would hold the number to its figure.
 */
export function brokenClaims(nodes: readonly Nodes[], context: TableContext): Diagnostic[] {
  return nodes.flatMap((node) => inNode(node, node.position?.start.offset ?? 0, context));
}

function inNode(node: Nodes, blockFrom: number, context: TableContext): Diagnostic[] {
  if (node.type === 'text') return /[#＃]/.test(node.value) ? inText(node, blockFrom, context) : [];
  if (!('children' in node) || node.type === 'link') return [];
  const isBlock = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
  const from = isBlock ? (node.position?.start.offset ?? blockFrom) : blockFrom;
  return node.children.flatMap((child: Nodes) => inNode(child, from, context));
}

/** What closes a text and gives an address with a colon, of which names in one pair of brackets are part. */
const TARGET =
  /(?<!\\)([\]］】])(\s*)([(（])\s*<?[#＃]((?:[^()（）]|[(（][^()（）]{0,80}[)）]){1,200}?)>?\s*([)）])/g;
const OPENING = /[[［【]/;
const CLOSING = /[\]］】]/;

function inText(node: Nodes, blockFrom: number, { file, lines }: TableContext): Diagnostic[] {
  const begin = node.position?.start.offset ?? 0;
  const source = lines.text.slice(begin, node.position?.end.offset ?? begin);
  return [...source.matchAll(TARGET)].flatMap((match) => {
    const [whole, close = '', gap = '', open = '', target = '', end = ''] = match;
    const address = normal(target);
    const measure = address.includes(':') ? address.slice(address.lastIndexOf(':') + 1) : '';
    const plain = close === ']' && gap === '' && open === '(' && end === ')';
    // Where the form differs as well, only what names a figure is one for certain.
    if (measure === '' || (!plain && resolveMeasure(measure) === null)) return [];
    const at = begin + match.index;
    const from = openingBefore(lines.text, blockFrom, at);
    if (from === null) return [];
    const text = lines.text.slice(from + 1, at);
    const written = lines.text.slice(from, at + whole.length);
    const suggestion = `[${text}](#${address.replace(/\s+/g, '')})`;
    const params = { found: written, address, suggestion, spaces: plain };
    return diagnose('claim-no-link', params, spanAt(file, lines, from, at + whole.length), {
      about: address,
    });
  });
}

/** A number with its unit and its marks is no longer. */
const LONGEST = 200;

/** Where the text of a claim opens, before the bracket that closes it; null without one near by in its block. */
function openingBefore(text: string, from: number, to: number): number | null {
  let inner = 0;
  for (let at = to - 1; at >= Math.max(from, to - LONGEST); at--) {
    if (text.charAt(at - 1) === '\\') continue;
    if (CLOSING.test(text.charAt(at))) inner++;
    else if (OPENING.test(text.charAt(at)) && inner-- === 0) return at;
  }
  return null;
}
