import type { Definition, Nodes, PhrasingContent, Root } from 'mdast';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { putBackTables, takeOutTables } from './plain-tables.ts';

/** CommonMark, a frontmatter in YAML and the tables of GFM, nothing else: one frozen processor for every plan. */
const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(function tables(this: Processor) {
    const data = this.data();
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfmTable()];
    data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), gfmTableFromMarkdown()];
  })
  .freeze();

/** The Markdown tree of a text. Lines and offsets of its nodes are those of the text; columns are UTF-16 units. */
export function readMarkdown(text: string): Root {
  const light = takeOutTables(text);
  const root = processor.parse(light.text);
  if (light.tables.length > 0) putBackTables(root, light.tables);
  return root;
}

/** The same without the short way for plain tables; what that must not differ from. */
export function readMarkdownWhole(text: string): Root {
  return processor.parse(text);
}

/** The deepest nesting of a tree, without recursion: a tree that is too deep must not end the process. */
export function treeDepth(root: Root): number {
  let level: readonly Nodes[] = [root];
  let depth = 0;
  while (level.length > 0) {
    level = level.flatMap((node) => ('children' in node ? node.children : []));
    depth++;
  }
  return depth;
}

/** Link definitions by identifier, so that every block can be shown without the others. */
export function definitionsOf(root: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  for (const node of root.children) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
  }
  return found;
}

/** The text a reader sees: markup gone, `<br>` and hard breaks as line feeds, comments and tags gone. */
export function plainText(nodes: readonly Nodes[]): string {
  return nodes.map(textOf).join('');
}

function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      return isLineBreak(node.value) ? '\n' : '';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    default:
      return 'children' in node ? plainText(node.children) : '';
  }
}

export function isLineBreak(html: string): boolean {
  return /^<br\s*\/?>$/i.test(html);
}

/** Inline content as it may be shown: raw HTML gone, `<br>` a break, references resolved. */
export function cleanInline(
  nodes: readonly PhrasingContent[],
  definitions: ReadonlyMap<string, Definition>,
): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case 'html':
        return isLineBreak(node.value) ? [{ type: 'break' }] : [];
      case 'linkReference': {
        const children = cleanInline(node.children, definitions);
        const url = definitions.get(node.identifier)?.url;
        if (url === undefined) return children;
        return [{ type: 'link', url, children: children, ...placed(node) }];
      }
      case 'imageReference': {
        const url = definitions.get(node.identifier)?.url;
        const alt = node.alt ?? '';
        return url === undefined
          ? [{ type: 'text', value: alt }]
          : [{ type: 'image', url, alt, ...placed(node) }];
      }
      case 'link':
        return [{ ...node, children: cleanInline(node.children, definitions) }];
      case 'emphasis':
      case 'strong':
      case 'delete':
        return [{ ...node, children: cleanInline(node.children, definitions) }];
      default:
        return [node];
    }
  });
}

function placed(node: Nodes): { position?: NonNullable<Nodes['position']> } {
  return node.position === undefined ? {} : { position: node.position };
}
