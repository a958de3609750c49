import { compare, multiply, ONE, type Rational, rational, sign } from '../../model/rational.ts';
import { normal } from '../fold.ts';
import { leadingNumber } from './number.ts';
import { form, type Reading, read } from './reading.ts';

const RAMP =
  /^(?:按)?(个?月度?|个?季度?|by month|by quarter|months?|quarters?|monthly|quarterly)\s*:\s*(.+)$/i;

/**
 * Share of full productivity by month of tenure: `月:0/25/50/75/100%`, `季:25/50/100%`, `monthly: 0/50/100%`. A
 * quarter's share holds for its three months. The last value holds on, so that a ramp ends where a person is full.
 */
export function readRamp(text: string): Reading<readonly Rational[]> {
  const match = RAMP.exec(normal(text));
  if (!match) return rampForm();
  const quarterly = /季|quarter/i.test(match[1] ?? '');
  const steps = (match[2] ?? '').split(/\s*(?:\/|,|、|→|->|\s)\s*/).map(shareOf);
  const shares: Rational[] = [];
  for (const step of steps) {
    if (step === null) return rampForm();
    for (let i = 0; i < (quarterly ? 3 : 1); i += 1) shares.push(step);
  }
  // 0/0.5/1 would be fractions written as percentages.
  const tops = !(match[2] ?? '').includes('%') && shares.every((it) => compare(it, rational(1, 100)) <= 0);
  return tops ? rampForm() : read(shares);
}

function shareOf(text: string): Rational | null {
  const leading = leadingNumber(text.trim());
  if (!leading || leading.scaled || (leading.rest !== '' && leading.rest !== '%')) return null;
  const share = multiply(leading.value, rational(1, 100));
  return sign(share) >= 0 && compare(share, multiply(ONE, rational(2))) <= 0 ? share : null;
}

function rampForm() {
  return form('爬坡', 'a ramp', '月:0/25/50/75/100%', 'monthly: 0/25/50/75/100%');
}
