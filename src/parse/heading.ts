import { normal } from '../language/fold.ts';
import { simplified } from '../language/traditional.ts';
import { steps } from '../language/vocabulary.ts';
import type { StepNumber } from './document.ts';

/** What a level-2 heading says about its step: by its number, by its name, or nothing. */
export interface StepClaim {
  readonly byNumber: number | null;
  readonly byName: StepNumber | null;
}

const NUMERALS = '一二三四五六七八九十';
const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Numbers that say so themselves: 第一步, Step 1, Step two. */
const STRONG = [
  new RegExp(`^第\\s*([${NUMERALS}]|\\d{1,2})\\s*步(.*)$`),
  new RegExp(`^步骤\\s*([${NUMERALS}]|\\d{1,2})(?!\\d)(.*)$`),
  new RegExp(`^step\\s*(\\d{1,2}|${WORDS.join('|')})(?![\\da-z])(.*)$`),
];
/** Numbers with the punctuation of a list: `1.`, `一、`, `(1)`. */
const LISTED = [
  new RegExp(`^\\(\\s*([${NUMERALS}]|\\d{1,2})\\s*\\)(.*)$`),
  new RegExp(`^([${NUMERALS}])\\s*[、..,:)](.*)$`),
  /^(\d{1,2})\s*(?:[、,:)]|\.(?!\d))(.*)$/,
];
/** A bare number counts only before nothing or the name of a step: `3 月计划` is no third step. */
const BARE = [new RegExp(`^([${NUMERALS}]|\\d{1,2})(?:\\s+(.*))?$`)];

/** Reads the step of a heading: 第一步 核心目标, Step 1: Goals, 1. Goals, 一、核心目标, 1, 核心目标. */
export function stepOfHeading(text: string): StepClaim {
  const heading = normal(text).toLowerCase();
  for (const pattern of [...STRONG, ...LISTED]) {
    const match = pattern.exec(heading);
    if (match) return { byNumber: numberOf(match[1] ?? ''), byName: stepOfName(match[2] ?? '') };
  }
  for (const pattern of BARE) {
    const match = pattern.exec(heading);
    const rest = match?.[2] ?? '';
    const byName = stepOfName(rest);
    if (match && (rest === '' || byName !== null)) return { byNumber: numberOf(match[1] ?? ''), byName };
  }
  return { byNumber: null, byName: stepOfName(heading) };
}

function numberOf(text: string): number {
  const numeral = NUMERALS.indexOf(text) + 1;
  const word = WORDS.indexOf(text) + 1;
  return numeral > 0 ? numeral : word > 0 ? word : Number(text);
}

const names = new Map<string, StepNumber>(
  steps.flatMap(({ number, label, aliases }) =>
    [label.zh, label.en, ...aliases].map((name): [string, StepNumber] => [nameKey(name), number]),
  ),
);

/** The step of a name, as the vocabulary lists it; what follows in brackets or after a dash or colon is ignored. */
export function stepOfName(text: string): StepNumber | null {
  const whole = nameKey(text);
  const short = nameKey(
    text
      .normalize('NFKC')
      .replace(/^[\s:.、,\-–—]+/, '')
      .split(/[([【:—–|]| - /)[0] ?? '',
  );
  return names.get(whole) ?? names.get(short) ?? null;
}

/** Without width, case, spaces and joining marks: `Resources & timeline` and `resources&timeline` are one name. */
export function nameKey(text: string): string {
  return simplified(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s:.、,·\-–—]+/g, '');
}
