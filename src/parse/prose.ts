import type { BlockContent, Definition, DefinitionContent, ListItem, RootContent } from 'mdast';
import type { Block } from './document.ts';
import { cleanInline } from './markdown.ts';

type Prose = Extract<Block, { kind: 'prose' }>['node'];

/**
 * A block of prose as it may be shown: raw HTML, comments and definitions gone. null when nothing is left of it.
 * Tables inside lists and quotes stay in the tree to be shown; they are no data.
 */
export function cleanProse(node: RootContent, definitions: ReadonlyMap<string, Definition>): Prose | null {
  switch (node.type) {
    case 'table':
    case 'html':
    case 'yaml':
    case 'definition':
      return null;
    case 'paragraph': {
      const children = cleanInline(node.children, definitions);
      const empty = children.every((child) => child.type === 'break' || isBlank(child));
      return empty ? null : { ...node, children };
    }
    case 'heading':
      return { ...node, children: cleanInline(node.children, definitions) };
    case 'blockquote':
      return { ...node, children: cleanBlocks(node.children, definitions) };
    case 'list':
      return { ...node, children: node.children.map((item) => cleanItem(item, definitions)) };
    default:
      return node;
  }
}

function isBlank(node: { type: string; value?: string }): boolean {
  return node.type === 'text' && (node.value ?? '').trim() === '';
}

function cleanItem(item: ListItem, definitions: ReadonlyMap<string, Definition>): ListItem {
  return { ...item, children: cleanBlocks(item.children, definitions) };
}

function cleanBlocks(
  nodes: readonly (BlockContent | DefinitionContent)[],
  definitions: ReadonlyMap<string, Definition>,
): BlockContent[] {
  return nodes.flatMap((node): BlockContent[] => {
    if (node.type === 'table') {
      const rows = node.children.map((row) => ({
        ...row,
        children: row.children.map((cell) => ({
          ...cell,
          children: cleanInline(cell.children, definitions),
        })),
      }));
      return [{ ...node, children: rows }];
    }
    const clean = cleanProse(node, definitions);
    return clean !== null && isBlockContent(clean) ? [clean] : [];
  });
}

function isBlockContent(node: Prose): node is Exclude<BlockContent, { type: 'table' | 'html' }> & Prose {
  switch (node.type) {
    case 'blockquote':
    case 'code':
    case 'heading':
    case 'list':
    case 'paragraph':
    case 'thematicBreak':
      return true;
    default:
      return false;
  }
}
