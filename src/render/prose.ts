import type { Element, ElementContent, Properties, Root } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { ProseBlock } from '../view/page.ts';
import type { ClaimView } from '../view/table.ts';

/** What prose may consist of. Everything else, raw HTML above all, is dropped; only the text in it stays. */
const schema: Options = {
  tagNames: [
    ...['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'hr'],
    ...['ul', 'ol', 'li', 'h3', 'h4', 'h5', 'h6', 'a', 'span'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: [
      'href',
      ['rel', 'nofollow', 'noopener', 'noreferrer'],
      ['className', 'claim', 'claim-stale'],
      'title',
    ],
    span: [['className', 'claim', 'claim-stale', 'claim-mark', 'no-image'], 'title'],
    ol: ['start'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: ['script', 'style'],
  clobber: [],
};

export interface ProseWords {
  readonly imageMissing: string;
  readonly verified: string;
  readonly stale: string;
}

const toHtml = unified().use(remarkRehype).freeze();
const toText = unified().use(rehypeSanitize, schema).use(rehypeStringify).freeze();

/** The author's prose as safe HTML: no raw HTML, links of harmless protocols only, claims marked, images as their text. */
export function proseHtml(block: Pick<ProseBlock, 'nodes' | 'claims'>, words: ProseWords): string {
  const root: MdastRoot = { type: 'root', children: [...block.nodes] };
  const tree = toHtml.runSync(root);
  settle(tree, block.claims, words);
  return toText.stringify(toText.runSync(tree));
}

function settle(tree: Root, claims: ReadonlyMap<string, ClaimView>, words: ProseWords): void {
  visit(tree, 'element', (node: Element, index, parent) => {
    if (parent === undefined || index === undefined) return;
    if (node.tagName === 'img') parent.children[index] = imageText(node, words);
    else if (node.tagName === 'a') parent.children[index] = link(node, claims, words);
    else if (node.tagName === 'h1' || node.tagName === 'h2') node.tagName = 'h3';
  });
}

/** Pictures are not carried into reports; what the author says about them is. */
function imageText(node: Element, words: ProseWords): ElementContent {
  const alt = typeof node.properties.alt === 'string' ? node.properties.alt : '';
  return element('span', { className: ['no-image'] }, [
    text(`[${words.imageMissing}${alt === '' ? '' : `: ${alt}`}]`),
  ]);
}

/**
 * A link to an address is a claim: it is marked as agreeing or not, and leads to where the number comes from. Other
 * links may leave the page only by a harmless protocol.
 */
function link(node: Element, claims: ReadonlyMap<string, ClaimView>, words: ProseWords): ElementContent {
  const href = typeof node.properties.href === 'string' ? node.properties.href : '';
  if (!href.startsWith('#')) {
    return /^(https?:|mailto:)/i.test(href)
      ? element('a', { href, rel: ['nofollow', 'noopener', 'noreferrer'] }, node.children)
      : element('span', {}, node.children);
  }
  const claim = claims.get(`${addressOf(href)} ${plainText(node)}`);
  if (claim === undefined) return element('span', {}, node.children);
  const className = claim.state === 'stale' ? ['claim', 'claim-stale'] : ['claim'];
  const mark = element('span', { className: ['claim-mark'], title: words[claim.state] }, [
    text(claim.state === 'stale' ? '×' : '✓'),
  ]);
  const children = [...node.children, mark];
  return claim.source === ''
    ? element('span', { className, title: claim.note }, children)
    : element('a', { className, title: claim.note, href: `#${claim.source}` }, children);
}

/** Markdown escapes an address in a link; the author's spelling is what claims are kept by. */
export function addressOf(href: string): string {
  try {
    return decodeURIComponent(href.replace(/^#/, ''));
  } catch {
    return href.replace(/^#/, '');
  }
}

function plainText(node: Element): string {
  let found = '';
  visit(node, 'text', (child) => {
    found += child.value;
  });
  return found;
}

function element(tagName: string, properties: Properties, children: readonly ElementContent[]): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
