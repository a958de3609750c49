import { type Rational, rational } from '../model/rational.ts';
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
