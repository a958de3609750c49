/**
 * Hatching as strokes. On paper a pattern becomes a bitmap for every bar, which makes most of the file and is coarse
 * in print; strokes stay strokes. Bars are upright rectangles, as the drawing library writes them.
 */
export interface Hatching {
  readonly colour: string;
  /** Between strokes, measured across them. */
  readonly gap: number;
}

const RECTANGLE = /^M(-?[\d.]+),(-?[\d.]+)h(-?[\d.]+)v(-?[\d.]+)h-?[\d.]+Z$/;

/** Strokes from lower left to upper right that fill the rectangle of a path, or '' when the path is another shape. */
export function hatchStrokes(shape: string, { colour, gap }: Hatching): string {
  const found = RECTANGLE.exec(shape);
  if (found === null) return '';
  const [x = 0, y = 0, width = 0, height = 0] = found.slice(1).map(Number);
  const left = Math.min(x, x + width);
  const top = Math.min(y, y + height);
  const [across, down] = [Math.abs(width), Math.abs(height)];
  const step = gap * Math.SQRT2;
  const strokes: string[] = [];
  // A stroke is where x + y is constant; it is cut at the sides it meets first.
  for (let sum = step / 2; sum < across + down; sum += step) {
    const from = [Math.max(0, sum - down), Math.min(down, sum)] as const;
    const to = [Math.min(across, sum), Math.max(0, sum - across)] as const;
    strokes.push(`M${rounded(left + from[0])},${rounded(top + from[1])}`);
    strokes.push(`L${rounded(left + to[0])},${rounded(top + to[1])}`);
  }
  return strokes.length === 0
    ? ''
    : `<path d="${strokes.join('')}" fill="none" stroke="${colour}" stroke-width="0.7"/>`;
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
