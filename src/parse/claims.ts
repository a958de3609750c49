import type { Link, Nodes } from 'mdast';
import { type LineIndex, spanAt } from '../model/source.ts';
import type { ClaimSource } from './document.ts';
import { plainText } from './markdown.ts';

/**
 * The links of a cleaned tree whose target is a figure's address (`#销售总额:目标`), in the order of the text. A
 * fragment without a colon is an ordinary anchor. The place of a claim is its text, which `fix` may rewrite.
 */
export function claimsIn(nodes: readonly Nodes[], file: string, lines: LineIndex): ClaimSource[] {
  return nodes.flatMap((node) => {
    if (node.type === 'link') {
      const claim = claimOf(node, file, lines);
      return claim === null ? [] : [claim];
    }
    return 'children' in node ? claimsIn(node.children, file, lines) : [];
  });
}

function claimOf(link: Link, file: string, lines: LineIndex): ClaimSource | null {
  const address = addressOf(link.url);
  const from = link.children[0]?.position?.start.offset;
  const to = link.children.at(-1)?.position?.end.offset;
  if (address === null || from === undefined || to === undefined) return null;
  const end = link.position?.end.offset ?? to;
  const source = lines.text.slice(to, end);
  const at = spanAt(file, lines, from, to);
  const match = /^\]\(\s*(?:<#([^>]*)>|#([^\s)]*))/.exec(source);
  const target = match?.[1] ?? match?.[2];
  const begin = to + source.indexOf('#') + 1;
  const addressAt = target === undefined ? at : spanAt(file, lines, begin, begin + target.length);
  return { text: plainText(link.children).trim(), address, at, addressAt };
}

/** The address in a link's target, percent-decoded; null when the target is anything else. */
export function addressOf(url: string): string | null {
  if (!url.startsWith('#')) return null;
  const address = decoded(url.slice(1)).trim();
  return /[:\uff1a]/.test(address) ? address : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone `%` (`#销售总额:差异%`) is meant as it stands.
    return text;
  }
}
