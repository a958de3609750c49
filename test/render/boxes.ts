import { textWidth } from '../../src/render/text-width.ts';

export interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the words of a drawing stand, read back from its SVG: groups move their contents, and texts have an anchor. */
export function textBoxes(svg: string): {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
} {
  const [, width = '0', height = '0'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const boxes: Box[] = [];
  const stack: [number, number][] = [[0, 0]];
  for (const match of svg.matchAll(/<(\/?)(g|text|tspan)\b([^>]*?)(\/?)>([^<]*)/g)) {
    const [, closing, tag, attributes = '', empty, content = ''] = match;
    if (tag === 'g' && closing === '/') stack.pop();
    else if (closing !== '/') {
      const [x, y] = stack.at(-1) ?? [0, 0];
      const [dx, dy] = moved(attributes);
      if (tag === 'g' && empty !== '/') stack.push([x + dx, y + dy]);
      else if (tag === 'text' && content.trim() !== '')
        boxes.push(boxOf(attributes, content, x + dx, y + dy));
    }
  }
  return { width: Number(width), height: Number(height), boxes };
}

function moved(attributes: string): [number, number] {
  const [, x = '0', y = '0'] = /translate\(([-\d.e]+)[ ,]([-\d.e]+)\)/.exec(attributes) ?? [];
  return [Number(x), Number(y)];
}

function boxOf(attributes: string, content: string, x: number, y: number): Box {
  const size = Number(/font-size="([\d.]+)px"/.exec(attributes)?.[1] ?? 12);
  const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? 'start';
  const bold = /font-weight="(700|bold)"/.test(attributes);
  const text = content.replace(/&[a-z]+;/g, '&').trim();
  const width = textWidth(text, size, bold ? 'bold' : 'regular');
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  return { text, left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.15 };
}

export function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} / ${b.text}`),
  );
}
