import { divide, type Rational, rational, toFixed, toNumber } from '../model/rational.ts';
import type { CellRaw } from '../view/table.ts';

export interface NumberCell {
  readonly value: number;
  /** A number format of the spreadsheet, under which the value reads as it does on the page. */
  readonly format: string;
}

/**
 * A number as a spreadsheet keeps it: the whole value, and a format under which it reads as the text of the page does,
 * with its decimals, its sign and the words around it. Null when the text is not that number (a light, a remark).
 */
export function numberCell(text: string, raw: Extract<CellRaw, { kind: 'number' }>): NumberCell | null {
  const [, before = '', sign = '', digits = '', after = ''] =
    /^([^\d+−-]*)([+−-]?)(\d[\d,]*(?:\.\d+)?)([^\d]*)$/.exec(text.trim()) ?? [];
  if (digits === '') return null;
  const plain = digits.replaceAll(',', '');
  const places = plain.split('.')[1]?.length ?? 0;
  const wanted = `${sign === '' || sign === '+' ? '' : '-'}${plain}`;
  const percent = after.startsWith('%');
  const value = percent ? raw.value : scaled(raw, wanted, places);
  if (value === null || (percent && !reads(raw.value, rational(1, 100), wanted, places))) return null;
  return {
    value: toNumber(value),
    format: formatOf({ before, after, places, percent, signed: sign === '+' }),
  };
}

/** What an author wrote as nothing but a number; null for everything else, so also for what only begins with one. */
export function plainNumber(text: string): NumberCell | null {
  const [, sign = '', whole = '', decimals = '', percent = ''] =
    /^([+−-]?)(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,6}))?(%?)$/.exec(text) ?? [];
  if (whole === '' || /^0\d/.test(whole)) return null;
  const number = Number(`${sign === '' || sign === '+' ? '' : '-'}${whole.replaceAll(',', '')}.${decimals}`);
  const digits = `${whole.includes(',') ? '#,##0' : '0'}${decimals === '' ? '' : `.${'0'.repeat(decimals.length)}`}`;
  return { value: percent === '' ? number : number / 100, format: `${digits}${percent}` };
}

/** The steps in which the page tells a number: its own unit first, then thousands, 万, millions, 亿, points. */
function scaled(raw: { value: Rational; unit: { scale: Rational } | null }, wanted: string, places: number) {
  const steps = [raw.unit?.scale, ...STEPS].flatMap((step) => step ?? []);
  const step = steps.find((it) => reads(raw.value, it, wanted, places));
  return step === undefined ? null : divide(raw.value, step);
}

const STEPS = [
  ...[1, 1_000, 10_000, 1_000_000, 100_000_000, 1_000_000_000].map((step) => rational(step)),
  rational(1, 100),
];

function reads(value: Rational, step: Rational, wanted: string, places: number): boolean {
  const number = divide(value, step);
  if (number === null) return false;
  const shown = toFixed(number, places);
  return (/[1-9]/.test(shown) ? shown : shown.replace('-', '')) === wanted;
}

interface Dress {
  readonly before: string;
  readonly after: string;
  readonly places: number;
  readonly percent: boolean;
  readonly signed: boolean;
}

function formatOf({ before, after, places, percent, signed }: Dress): string {
  const digits = `#,##0${places === 0 ? '' : `.${'0'.repeat(places)}`}`;
  const rest = percent ? after.slice(1) : after;
  const number = `${quoted(before)}${digits}${percent ? '%' : ''}${quoted(rest)}`;
  return signed ? `+${number};-${number};${number}` : number;
}

/** A literal of a number format; what would end it is left out. */
function quoted(text: string): string {
  const plain = text.replace(/["\\]/g, '').slice(0, 40);
  return plain === '' ? '' : `"${plain}"`;
}
