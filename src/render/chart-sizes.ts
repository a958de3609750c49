/** Each picture is drawn for a page, for a telephone and for paper, so that its letters always have their size. */
export type ChartSize = 'wide' | 'narrow' | 'paper';

export const sizes: { readonly [S in ChartSize]: Readonly<Record<string, string | number>> } = {
  wide: {
    width: 890,
    row: 32,
    tall: 190,
    middle: 170,
    low: 74,
    label: 'label',
    text: 'text',
    side: 'side',
    plan: 'planText',
    place: 'place',
    count: 'count',
    room: 230,
    left: 90,
    right: 150,
    branch: 150,
    leaf: 255,
    bar: 440,
    tail: 150,
  },
  narrow: {
    width: 350,
    row: 46,
    tall: 170,
    middle: 150,
    low: 70,
    label: 'labelNarrow',
    text: 'textNarrow',
    side: 'sideNarrow',
    plan: 'planNarrow',
    place: 'placeNarrow',
    count: 'countNarrow',
    room: 84,
    left: 64,
    right: 76,
    branch: 84,
    leaf: 140,
    bar: 236,
    tail: 52,
  },
  paper: {
    width: 650,
    row: 26,
    tall: 106,
    middle: 104,
    low: 62,
    label: 'label',
    text: 'text',
    side: 'side',
    plan: 'planText',
    place: 'place',
    count: 'count',
    room: 200,
    left: 80,
    right: 130,
    branch: 120,
    leaf: 205,
    bar: 370,
    tail: 120,
  },
};

/** Puts the numbers and field names of a size where a drawing says `$name`. */
export function sized<T>(node: T, size: Readonly<Record<string, string | number>>): T;
export function sized(node: unknown, size: Readonly<Record<string, string | number>>): unknown {
  if (typeof node === 'string') {
    const whole = /^\$(\w+)$/.exec(node)?.[1];
    if (whole !== undefined && size[whole] !== undefined) return size[whole];
    return node.replace(/\$(\w+)/g, (text, name: string) => String(size[name] ?? text));
  }
  if (Array.isArray(node)) return node.map((item) => sized(item, size));
  if (node !== null && typeof node === 'object') {
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, sized(value, size)]));
  }
  return node;
}
