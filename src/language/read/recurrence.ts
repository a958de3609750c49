import { countOf, ONE } from '../../model/rational.ts';
import type { Recurrence } from '../cells.ts';
import { normal } from '../fold.ts';
import { leadingNumber } from './number.ts';
import { form, type Reading, read } from './reading.ts';

const COUNTER = '(?:场|次|回|个|篇|家|条|轮|期|遍|封|times?|x|events?|sessions?|meetings?)?';
const CYCLE = '(个?工作日|天|日|个?周|个?星期|个?月|个?季度?|days?|weeks?|months?|quarters?)';
const EVERY_TIMES = new RegExp(`^每(?:一)?${CYCLE}度?(?:各|召开|举办)?(?:(.+?)${COUNTER})?$`);
const TIMES_PER = new RegExp(`^(.+?)\\s*${COUNTER}\\s*(?:/|每|per|an?|every|each)\\s*${CYCLE}$`, 'i');
const EVERY = new RegExp(`^(?:every|each|once (?:an?|every|per))\\s+${CYCLE}$`, 'i');

const ADVERBS: Readonly<Record<string, Recurrence['per']>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  每日: 'day',
  每天: 'day',
  每周: 'week',
  每月: 'month',
  每季: 'quarter',
  每季度: 'quarter',
};

/** How often something is done: `每周`, `每月2场`, `两场/月`, `twice a month`, `2/month`, `weekly`. */
export function readRecurrence(text: string): Reading<Recurrence> {
  const plain = normal(text).toLowerCase();
  const adverb = ADVERBS[plain.replace(/\s/g, '')];
  if (adverb) return read({ per: adverb, times: 1 });
  const once = EVERY.exec(plain);
  if (once) return made(once[1], '1');
  const every = EVERY_TIMES.exec(plain.replace(/\s/g, ''));
  if (every) return made(every[1], every[2] ?? '1');
  const per = TIMES_PER.exec(plain);
  return per ? made(per[2], per[1]) : recurrenceForm();
}

function made(cycle = '', amount = ''): Reading<Recurrence> {
  const per = cycleOf(cycle);
  const times = timesOf(amount.trim());
  return per && times !== null ? read({ per, times }) : recurrenceForm();
}

function cycleOf(word: string): Recurrence['per'] | null {
  if (/^(?:天|日|day)/.test(word)) return 'day';
  if (/周|星期|week/.test(word)) return 'week';
  if (/季|quarter/.test(word)) return 'quarter';
  return /月|month/.test(word) ? 'month' : null;
}

function timesOf(text: string): number | null {
  const word: Readonly<Record<string, number>> = {
    once: 1,
    twice: 2,
    thrice: 3,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
  };
  const known = word[text];
  if (known !== undefined) return known;
  const leading = leadingNumber(text);
  const count = leading && leading.rest === '' ? countOf(leading.value, ONE) : null;
  return count !== null && count >= 1n && count <= 366n ? Number(count) : null;
}

function recurrenceForm() {
  return form('频次', 'how often', '每周、每月2场、两次/季度', 'weekly, twice a month, 2/quarter');
}
