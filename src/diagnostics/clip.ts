import { graphemes } from './width.ts';

/** Longer than any name or number; what is quoted of a cell beyond it only hides the sentence around it. */
const QUOTED = 48;
/** Paths, reasons and what to write instead, which are needed whole as long as a person would read them. */
const WHOLE = 300;
/** A whole sentence with all that it quotes. */
const SENTENCE = 1200;
const WHOLE_KEYS: ReadonlySet<string> = new Set([
  'path',
  'file',
  'folder',
  'output',
  'reason',
  'tried',
  'suggestion',
  // Words of ours, no quotes.
  'expects',
  'example',
]);

/** A text cut to so many characters as a reader counts them, with `…` where something is left out. */
export function clipText(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  let count = 0;
  // No character that a person wrote takes more than a few units; the rest of a long text is not even looked at.
  for (const character of graphemes(text.slice(0, most * 16))) {
    if (count === most) return `${kept}…`;
    kept += character.slice(0, 64);
    count++;
  }
  return kept.length < text.length ? `${kept}…` : text;
}

export function clipSentence(text: string): string {
  return clipText(text, SENTENCE);
}

/** The parameters of a message with long texts of users cut short, at whatever depth they stand. */
export function clipParams<P>(params: P): P {
  // The same shape with values of the same types, which a walk over unknown data cannot say.
  return clipValue(params, QUOTED) as P;
}

function clipValue(value: unknown, most: number): unknown {
  if (typeof value === 'string') return clipText(value, most);
  if (Array.isArray(value)) return value.some(isLong) ? value.map((it) => clipValue(it, most)) : value;
  if (!isPlain(value) || !isLong(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, it]) => [key, clipValue(it, WHOLE_KEYS.has(key) ? WHOLE : most)]),
  );
}

/** Whether there is anything to cut; nearly always there is not, and the parameters are left as they are. */
function isLong(value: unknown): boolean {
  if (typeof value === 'string') return value.length > QUOTED;
  if (Array.isArray(value)) return value.some(isLong);
  return isPlain(value) && Object.values(value).some(isLong);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
