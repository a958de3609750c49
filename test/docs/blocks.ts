export type Block =
  /** Commands, and the exit code the last of them has. */
  | { readonly kind: 'run'; readonly text: string; readonly code: number; readonly line: number }
  /** Every line of it occurs in what the commands before it print. */
  | { readonly kind: 'shows'; readonly text: string; readonly line: number }
  /** A file the reader is asked to save. */
  | { readonly kind: 'file'; readonly text: string; readonly path: string; readonly line: number }
  /** The very text of a file of this repository. */
  | { readonly kind: 'same'; readonly text: string; readonly path: string; readonly line: number }
  | { readonly kind: 'plain'; readonly lang: string; readonly text: string; readonly line: number };

/**
 * The fenced blocks of a page. What stands behind the language says how a block is tested: `run` or `run=1`, `shows`,
 * `file=path`, `same=path`. What the reader does by hand is a comment: `<!-- run: … -->`.
 */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const pattern = /^(`{3,})(\S*)[ ]?(.*)\n([\s\S]*?)^\1$|^<!-- run: (.*) -->$/gm;
  for (const match of markdown.matchAll(pattern)) {
    const [, , lang = '', how = '', text = '', hidden] = match;
    const line = markdown.slice(0, match.index).split('\n').length;
    blocks.push(
      hidden === undefined
        ? blockOf(lang, how.trim(), text, line)
        : { kind: 'run', text: hidden, code: 0, line },
    );
  }
  return blocks;
}

function blockOf(lang: string, how: string, text: string, line: number): Block {
  const [name, value = ''] = how.split('=');
  switch (name) {
    case 'run':
      return { kind: 'run', text, code: Number(value || '0'), line };
    case 'shows':
      return { kind: 'shows', text, line };
    case 'file':
      return { kind: 'file', text, path: value, line };
    case 'same':
      return { kind: 'same', text, path: value, line };
    case '':
      return { kind: 'plain', lang, text, line };
    default:
      throw new Error(`line ${line}: ${how} says nothing about how the block is tested`);
  }
}
