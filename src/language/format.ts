import { type Day, isoOfDay, monthOfYear, yearOfMonth } from '../model/calendar.ts';
import { type FiscalStart, lastMonth, ordinal, type Period } from '../model/period.ts';
import { absolute, divide, multiply, type Rational, rational, toFixed } from '../model/rational.ts';
import { moneyUnit, POINTS, type Quantity, type Unit } from './units.ts';
import { type Lang, say } from './words.ts';

/** The one place in which numbers, days and periods become text. Rounding is half away from zero, here and once. */

/** What stands where there is no number. */
export const NONE = '—';
/** U+2212: as wide as a digit's plus, so that signs align. */
export const MINUS = '−';

export interface NumberStyle {
  /** Exactly this many decimals. */
  readonly digits?: number;
  /** At most this many decimals, without trailing zeros; 2 when nothing is said. */
  readonly atMost?: number;
  /** `+` before positive numbers. */
  readonly signed?: boolean;
}

/** `1,234.5`, `−3`, `+12`. A number that rounds to zero has no sign. */
export function formatNumber(value: Rational, style: NumberStyle = {}): string {
  const raw =
    style.digits !== undefined ? toFixed(value, style.digits) : trim(toFixed(value, style.atMost ?? 2));
  const negative = raw.startsWith('-') && /[1-9]/.test(raw);
  const plain = raw.replace('-', '');
  const point = plain.indexOf('.');
  const whole = point < 0 ? plain : plain.slice(0, point);
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const positive = style.signed === true && /[1-9]/.test(plain) && !negative;
  return `${negative ? MINUS : positive ? '+' : ''}${grouped}${plain.slice(whole.length)}`;
}

/** The number of a quantity in its unit, without the unit: 10 000 000 元 in 万元 → `1,000`. */
export function formatIn(value: Rational, unit: Unit, style: NumberStyle = {}): string {
  return formatNumber(divide(value, unit.scale) ?? value, style);
}

/** `1,000 万元`, `60%`, `12 家`, `CNY 10 m`. A ratio has one decimal at most when nothing is said. */
export function formatQuantity(quantity: Quantity, lang: Lang, style: NumberStyle = {}): string {
  const { value } = quantity;
  const shown = shownIn(quantity.unit, value, lang, placesOf(quantity.unit, style));
  return joinUnit(formatIn(value, shown.unit, shown.style), shown.unit, lang);
}

/** A difference of two values of this unit, always signed; of two ratios in percentage points. */
export function formatDifference(value: Rational, unit: Unit, lang: Lang, style: NumberStyle = {}): string {
  const told = unit.family === 'ratio' ? POINTS : unit;
  const shown = shownIn(told, value, lang, { ...placesOf(told, style), signed: true });
  return joinUnit(formatIn(value, shown.unit, shown.style), shown.unit, lang);
}

function placesOf(unit: Unit, style: NumberStyle): NumberStyle {
  return unit.family === 'ratio' && style.digits === undefined ? { atMost: 1, ...style } : style;
}

/**
 * English counts money in thousands, not in 万: 10 000 000 元 of a unit of 万元 is `CNY 10 m`. No digit is lost: a
 * larger step takes as many more decimals.
 */
function shownIn(
  unit: Unit,
  value: Rational,
  lang: Lang,
  style: NumberStyle,
): { readonly unit: Unit; readonly style: NumberStyle } {
  const step = Number(unit.scale.n);
  if (lang !== 'en' || unit.family !== 'money' || unit.scale.d !== 1n || isThousands(step))
    return { unit, style };
  const size = toFixed(absolute(value), 0).length - 1;
  const power = Math.min(12, Math.floor(size / 3) * 3);
  const more = power - Math.round(Math.log10(step));
  const places = Math.max(0, (style.digits ?? style.atMost ?? 2) + more);
  return { unit: moneyUnit(unit.base, 10 ** power), style: { ...withoutDigits(style), atMost: places } };
}

function isThousands(step: number): boolean {
  return [1, 1e3, 1e6, 1e9, 1e12].includes(step);
}

function withoutDigits({ digits: _, ...style }: NumberStyle): NumberStyle {
  return style;
}

/** A fraction as a percentage: 0.2987 → `29.9%`. One decimal at most when nothing is said. */
export function formatPercent(value: Rational, style: NumberStyle = {}): string {
  return `${formatNumber(multiply(value, rational(100)), style.digits === undefined ? { atMost: 1, ...style } : style)}%`;
}

/** A number that is already text, with its unit: `60%`, `12 家`, `CNY 10 m`. */
export function joinUnit(number: string, unit: Unit, lang: Lang): string {
  const label = say(unit.label, lang);
  if (label === '%') return `${number}%`;
  if (label === '') return number;
  if (lang === 'en' && unit.family === 'money' && label.startsWith(unit.base)) {
    const step = label.slice(unit.base.length).trim();
    return `${unit.base} ${number}${step === '' ? '' : ` ${step}`}`;
  }
  return `${number} ${label}`;
}

/** `2026年8月15日`, `15 Aug 2026`. */
export function formatDay(value: Day, lang: Lang): string {
  const [year, month, date] = isoOfDay(value).split('-').map(Number) as [number, number, number];
  return lang === 'en' ? `${date} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${date}日`;
}

/** `8月15日`, `15 Aug`: where the year is clear. */
export function formatDayShort(value: Day, lang: Lang): string {
  const [, month, date] = isoOfDay(value).split('-').map(Number) as [number, number, number];
  return lang === 'en' ? `${date} ${MONTHS[month - 1]}` : `${month}月${date}日`;
}

/** How a period is called on its own: `2026 年`, `2026 年第三季度`, `2026 年 7 月`, `Q3 2026`, `Jul 2026`. */
export function formatPeriod(period: Period, lang: Lang, fiscal: FiscalStart): string {
  const n = ordinal(period, fiscal);
  const year = yearOfMonth(period.from - (fiscal - 1));
  if (lang === 'en') {
    switch (period.kind) {
      case 'year':
        return fiscal === 1 ? String(n) : `FY${n}`;
      case 'half':
        return `H${n} ${fiscal === 1 ? '' : 'FY'}${year}`;
      case 'quarter':
        return `Q${n} ${fiscal === 1 ? '' : 'FY'}${year}`;
      case 'month':
        return `${MONTHS[n - 1]} ${yearOfMonth(period.from)}`;
      case 'span':
        return englishSpan(period);
    }
  }
  switch (period.kind) {
    case 'year':
      return fiscal === 1 ? `${n} 年` : `${n} 财年`;
    case 'half':
      return `${year} ${fiscal === 1 ? '年' : '财年'}${n === 1 ? '上半年' : '下半年'}`;
    case 'quarter':
      return `${year} ${fiscal === 1 ? '年' : '财年'}第${'一二三四'[n - 1]}季度`;
    case 'month':
      return `${yearOfMonth(period.from)} 年 ${n} 月`;
    case 'span':
      return chineseSpan(period);
  }
}

/** How it is called in a heading of its plan, where the year is clear: `Q3`, `H1`, `7月`, `Jul`, `2026`. */
export function formatPeriodShort(period: Period, lang: Lang, fiscal: FiscalStart): string {
  const n = ordinal(period, fiscal);
  switch (period.kind) {
    case 'year':
      return String(n);
    case 'half':
      return `H${n}`;
    case 'quarter':
      return `Q${n}`;
    case 'month':
      return lang === 'en' ? String(MONTHS[n - 1]) : `${n}月`;
    case 'span':
      return spanText(
        period,
        (m) => (lang === 'en' ? String(MONTHS[monthOfYear(m) - 1]) : `${monthOfYear(m)}月`),
        '–',
      );
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function spanText(period: Period, name: (month: number) => string, between: string): string {
  return `${name(period.from)}${between}${name(lastMonth(period))}`;
}

/** `Feb – May 2026`, `Jul 2026 – Feb 2027`: a year that both ends share is told once. */
function englishSpan(period: Period): string {
  const name = (month: number) => `${MONTHS[monthOfYear(month) - 1]} ${yearOfMonth(month)}`;
  return inOneYear(period)
    ? `${MONTHS[monthOfYear(period.from) - 1]} – ${name(lastMonth(period))}`
    : spanText(period, name, ' – ');
}

/** `2026 年 2 月至 5 月`, `2026 年 7 月至 2027 年 2 月`. */
function chineseSpan(period: Period): string {
  const name = (month: number) => `${yearOfMonth(month)} 年 ${monthOfYear(month)} 月`;
  const last = lastMonth(period);
  return `${name(period.from)}至 ${inOneYear(period) ? `${monthOfYear(last)} 月` : name(last)}`;
}

function inOneYear(period: Period): boolean {
  return yearOfMonth(period.from) === yearOfMonth(lastMonth(period));
}

function trim(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
