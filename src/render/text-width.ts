import { advances } from './font-metrics.ts';

const tables = {
  regular: table(advances.regular),
  bold: table(advances.bold),
};

const ZERO_WIDTH_SPACE = 0x200b;

/** Width of a text in the report's font, in pixels. Charts are laid out where there is no canvas to measure with. */
export function textWidth(text: string, size: number, weight: 'regular' | 'bold'): number {
  let thousandths = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    thousandths += code === ZERO_WIDTH_SPACE ? 0 : (tables[weight].get(code) ?? 1000);
  }
  return (thousandths * size) / 1000;
}

function table(runs: (typeof advances)['regular']): ReadonlyMap<number, number> {
  return new Map(
    runs.flatMap(([from, widths]) => widths.map((width, i): [number, number] => [from + i, width])),
  );
}
