import { eastAsianWidth } from 'get-east-asian-width';

/**
 * Text of characters that stand for themselves and whose width is plain: ASCII, common marks, Chinese and Japanese.
 * Nearly every line of a plan is; the general answer costs many times as much, most of it on the first question.
 */
const PLAIN =
  /^[\x20-\x7e\u00b1\u00b7\u00d7\u2013\u2014\u2018-\u201d\u2026\u2190-\u2193\u2212\u2264\u2265\u00f7\u3001-\u3029\u30a1-\u30fa\u4e00-\u9fff\uff01-\uff60]*$/;
const NARROW =
  /[\x20-\x7e\u00b1\u00b7\u00d7\u2013\u2014\u2018-\u201d\u2026\u2190-\u2193\u2212\u2264\u2265\u00f7]/g;

/** The columns that a text takes in a terminal: two for Chinese characters and emoji, none for marks on others. */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length * 2 - (text.match(NARROW)?.length ?? 0);
  return [...graphemes(text)].reduce((width, it) => width + widthOfGrapheme(it), 0);
}

const VISIBLE =
  /[^\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Surrogate}]/u;

/** Every emoji that is shown as a picture takes two columns, of however many characters it is made. */
const PICTURE = /\p{Emoji_Presentation}|\ufe0f|\u200d/u;

function widthOfGrapheme(grapheme: string): number {
  const base = VISIBLE.exec(grapheme)?.[0].codePointAt(0);
  if (base === undefined) return 0;
  return PICTURE.test(grapheme) ? 2 : eastAsianWidth(base);
}

// Made when a text first needs it: the engine reads its tables of the world's scripts for that, some 10 ms.
let segmenter: Intl.Segmenter | null = null;

/** The characters of a text as a reader counts them. */
export function* graphemes(text: string): Generator<string> {
  // One unit of UTF-16 is not put together from others: no table need be asked.
  if (text.length < 2 || PLAIN.test(text)) return yield* text;
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) yield segment;
}
