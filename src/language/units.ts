import { type Rational, rational } from '../model/rational.ts';
import { fold, normal } from './fold.ts';
import type { Words } from './words.ts';

/**
 * What a number counts. Values are kept in base units everywhere (元, 家, 1), so that figures of different units of
 * one family add and compare without conversion; `scale` is how many base units one printed unit is
 * (万元 = 10 000 元, % = 1/100).
 */
export interface Unit {
  readonly family: 'money' | 'count' | 'ratio';
  readonly label: Words;
  readonly scale: Rational;
  /** The base of a count (家, 场, customers) or the currency of money (CNY): two units add only when it is equal. */
  readonly base: string;
}

/** A number of base units and the unit in which its author thinks of it. */
export interface Quantity {
  readonly value: Rational;
  readonly unit: Unit;
}

export const PERCENT: Unit = {
  family: 'ratio',
  label: { zh: '%', en: '%' },
  scale: rational(1, 100),
  base: 'ratio',
};

/** The difference of two ratios is told in percentage points, never in percent. */
export const POINTS: Unit = {
  family: 'ratio',
  label: { zh: '个百分点', en: 'pp' },
  scale: rational(1, 100),
  base: 'ratio',
};

/** A number that counts nothing in particular: people, leads, a goal whose author named no unit. */
export const PLAIN: Unit = { family: 'count', label: { zh: '', en: '' }, scale: rational(1), base: '' };

interface Scale {
  readonly zh: string;
  readonly en: string;
  readonly factor: number;
  readonly aliases: readonly string[];
}

/** Powers of ten that stand in front of a base, largest word first so that 百万 is not read as 万. */
const SCALES: readonly Scale[] = [
  { zh: '万亿', en: 'tn', factor: 1e12, aliases: ['trillion'] },
  { zh: '十亿', en: 'bn', factor: 1e9, aliases: ['b', 'billion'] },
  { zh: '千万', en: '10m', factor: 1e7, aliases: [] },
  { zh: '百万', en: 'm', factor: 1e6, aliases: ['mn', 'mio', 'million'] },
  { zh: '亿', en: '100m', factor: 1e8, aliases: [] },
  { zh: '万', en: '10k', factor: 1e4, aliases: ['w'] },
  { zh: '千', en: 'k', factor: 1e3, aliases: ['thousand'] },
];

/** Base units of the scale words that may follow a number or stand in a unit; 1 for none, null when it is not one. */
export function scaleOf(word: string): number | null {
  const folded = fold(word);
  if (folded === '') return 1;
  const found = SCALES.find((it) => it.zh === folded || it.en === folded || it.aliases.includes(folded));
  return found?.factor ?? null;
}

const CURRENCIES: Readonly<Record<string, { readonly zh: string; readonly names: readonly string[] }>> = {
  CNY: { zh: '元', names: ['元', '人民币', '人民币元', 'rmb', 'yuan', '¥'] },
  USD: { zh: '美元', names: ['美元', '美金', 'us$', '$', 'dollar', 'dollars'] },
  EUR: { zh: '欧元', names: ['欧元', '€', 'euro', 'euros'] },
  GBP: { zh: '英镑', names: ['英镑', '£', 'pounds'] },
  HKD: { zh: '港元', names: ['港元', '港币', 'hk$'] },
  JPY: { zh: '日元', names: ['日元', '円', 'yen'] },
  SGD: { zh: '新加坡元', names: ['新加坡元', '新元', 's$'] },
  AUD: { zh: '澳元', names: ['澳元', 'a$'] },
  CAD: { zh: '加元', names: ['加元', 'c$'] },
};

/** The currency that a word or sign names in a plan of `currency`, or null. `¥` and `$` are the plan's own where it has one. */
export function currencyOf(word: string, currency: string): string | null {
  const folded = fold(word);
  if (folded === '') return null;
  if (folded === currency.toLowerCase()) return currency;
  if (folded === '¥' && currency === 'JPY') return 'JPY';
  if (folded === '$' && ['HKD', 'SGD', 'AUD', 'CAD'].includes(currency)) return currency;
  if (folded === '元' && currency !== 'CNY' && CURRENCIES[currency]?.zh.endsWith('元')) return currency;
  for (const [code, { names }] of Object.entries(CURRENCIES)) {
    if (folded === code.toLowerCase() || names.includes(folded)) return code;
  }
  return null;
}

/** Money of a currency in steps of `factor` base units: `moneyUnit('CNY', 10_000)` is 万元. */
export function moneyUnit(currency: string, factor = 1): Unit {
  const zh = CURRENCIES[currency]?.zh ?? currency;
  const scale = SCALES.find((it) => it.factor === factor);
  return {
    family: 'money',
    label: { zh: `${scale?.zh ?? ''}${zh}`, en: scale ? `${currency} ${scale.en}` : currency },
    scale: rational(factor),
    base: currency,
  };
}

/** A count of anything, under the word its author uses for it. */
export function countUnit(word: string, factor = 1): Unit {
  const label = word.trim();
  const scale = SCALES.find((it) => it.factor === factor);
  const printed = scale
    ? { zh: `${scale.zh}${label}`, en: `${scale.en} ${label}` }
    : { zh: label, en: label };
  return { family: 'count', label: printed, scale: rational(factor), base: label };
}

/**
 * The unit that a text names: money with its scale (`万元`, `USD k`, `k USD`), `%`, `个百分点`, or a count of anything
 * (`家`, `万台`, `customers`). A remark in brackets is passed over
 * (`万元(含税)`), unless it says the step (`人民币(万元)`). Null for an empty text, for one with
 * digits, for a scale of nothing (`万`), which could be money or things, and for what would be mistaken for a thing to
 * count (`十万元`, `‰`), or names two units (`万元、%`).
 */
export function parseUnit(text: string, currency: string): Unit | null {
  const plain = normal(text);
  const known = parseKnown(plain, currency);
  if (known) return known;
  const [, base = '', remark = ''] = /^([^()]+)\(([^()]+)\)$/.exec(plain) ?? [];
  const [outer, inner] = [parseKnown(base, currency), parseKnown(remark, currency)];
  if (outer) return inner?.base === outer.base && outer.scale.n === outer.scale.d ? inner : outer;
  if (namesSeveral(plain, currency)) return null;
  if (inner || plain === '' || /\d|[/@:#|‰‱]/.test(plain) || scaleOf(plain) !== null) return null;
  return isOddMoney(fold(plain), currency) || BASIS_POINTS.has(fold(plain)) ? null : countFrom(plain);
}

/** `万元、%`: two units for one number. */
function namesSeveral(plain: string, currency: string): boolean {
  const parts = plain.split(/[、,;+&]|和|或/).map((it) => it.trim());
  return parts.length > 1 && parts.some((it) => parseKnown(it, currency) !== null);
}

/** Money or a ratio; what is neither is a thing to count, or nothing. */
function parseKnown(plain: string, currency: string): Unit | null {
  const folded = fold(plain);
  if (folded === '') return null;
  if (['%', 'percent', '百分比', '百分数', 'pct'].includes(folded)) return PERCENT;
  if (
    ['个百分点', '百分点', 'pp', 'ppt', 'pts', 'points', 'percentagepoints', 'percentagepoint'].includes(
      folded,
    )
  ) {
    return POINTS;
  }
  return moneyFrom(folded, currency) ?? moneyTwice(folded, currency);
}

const BASIS_POINTS: ReadonlySet<string> = new Set(['bp', 'bps', '基点']);

/** Money in steps that have no name here: `十万元`, `百元`. */
function isOddMoney(folded: string, currency: string): boolean {
  const rest = folded.replace(/^[十百千万亿]+/, '');
  return rest !== folded && currencyOf(rest, currency) !== null;
}

/** The currency said twice, as forms do: `人民币万元`, `万元人民币`, `CNY万元`. */
function moneyTwice(folded: string, currency: string): Unit | null {
  for (const [code, { names }] of Object.entries(CURRENCIES)) {
    for (const word of [code.toLowerCase(), ...names]) {
      const rest = folded.startsWith(word)
        ? folded.slice(word.length)
        : folded.endsWith(word)
          ? folded.slice(0, -word.length)
          : '';
      const money = rest === '' ? null : (moneyFrom(rest, currency) ?? moneyFrom(rest, code));
      if (money?.base === code) return money;
    }
  }
  return null;
}

function moneyFrom(folded: string, currency: string): Unit | null {
  const whole = currencyOf(folded, currency);
  if (whole) return moneyUnit(whole);
  for (const { zh, en, aliases, factor } of SCALES) {
    for (const word of [zh, en, ...aliases]) {
      const before = folded.startsWith(word) ? currencyOf(folded.slice(word.length), currency) : null;
      const after = folded.endsWith(word) ? currencyOf(folded.slice(0, -word.length), currency) : null;
      const code = before ?? after;
      if (code) return moneyUnit(code, factor);
    }
  }
  return null;
}

function countFrom(plain: string): Unit {
  const chinese = /^(万|百万|千万|亿)(\p{Script=Han}.*)$/u.exec(plain);
  const english = /^(k|thousand|m|million)\s+(\S.*)$/i.exec(plain);
  const match = chinese ?? english;
  return match ? countUnit(match[2] ?? '', scaleOf(match[1] ?? '') ?? 1) : countUnit(plain);
}

/** Whether two units count the same thing, so that their values may be compared and added. */
export function sameBase(a: Unit, b: Unit): boolean {
  if (a.family !== b.family) return false;
  if (a.base === b.base) return true;
  return a.family === 'count' && singular(a.base) === singular(b.base);
}

function singular(word: string): string {
  return fold(word).replace(/(?<=[a-z]{2})s$/, '');
}

/** The smallest step of a target when its author gave none: 0.0001 亿元, 0.01 万元, else 1; in base units. */
export function defaultQuantum(unit: Unit): Rational {
  const steps = unit.family === 'money' ? unit.scale.n === 100_000_000n || unit.scale.n === 10_000n : false;
  if (steps) return unit.scale.n === 10_000n ? rational(100) : rational(10_000);
  return unit.family === 'ratio' ? rational(1, 1_000_000) : unit.scale;
}
