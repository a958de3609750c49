import { formatQuantity } from '../language/format.ts';
import { type Period, samePeriod } from '../model/period.ts';
import type { Change, Part } from './change.ts';
import type { Line } from './line.ts';
import { listed, shortPeriod, type Voice } from './say-figures.ts';
import { TOLD_AT_ONCE } from './weight.ts';

type Actual = Extract<Change, { kind: 'actual' }>;

/** Numbers of the prose that went out of date are one matter, however many they are; the single ones are folded. */
export function staleTogether(changes: readonly Change[], { t }: Voice): Line | null {
  const stale = changes.flatMap((it) => (it.kind === 'claim' && it.state === 'stale' ? [it] : []));
  const [first] = stale;
  if (first === undefined) return null;
  const now = first.expected === null ? '' : t(`应为“${first.expected}”`, `now “${first.expected}”`);
  const example = `“${first.text}”${now === '' ? '' : t(`，${now}`, `, ${now}`)}`;
  const text = t(
    `${stale.length} 处已经不符（如${example}）；运行 sixfold fix 可以一次改完`,
    `${stale.length} out of date (such as ${example}); “sixfold fix” rewrites them all`,
  );
  const lead = t('正文数字', 'Numbers in the prose');
  return { group: 'findings', weight: TOLD_AT_ONCE, tone: 'bad', lead, text, figure: null };
}

/** Actuals that came where there were none; one that was restated or withdrawn is a matter of its own. */
export function isArrival(change: Change): change is Actual {
  return change.kind === 'actual' && change.parts.every(({ from }) => from === null);
}

/** A month's actuals are one matter, of however many goals; what came for their members is counted. */
export function arrivalsTogether(changes: readonly Change[], voice: Voice): Line | null {
  const { t } = voice;
  const all = changes.filter(isArrival);
  const whole = all.filter(({ member }) => member === null);
  const told = whole.length > 0 ? whole : all;
  const [first] = told.flatMap(({ parts }) => parts.map(({ period }) => period));
  if (told.length === 0) return null;
  const once = first != null && told.every(({ parts }) => isOnly(first, parts));
  const one = (it: Actual) => `${nameOf(it)} ${listed(it.parts, (part) => saidOf(part, it, once, voice), t)}`;
  const shown = told.slice(0, MOST_GOALS).map(one);
  const left = told.length - shown.length;
  const rest = left > 0 ? t(` 等 ${told.length} 项`, ` and ${left} more`) : '';
  const members = all.length - told.length;
  const parts = members > 0 ? t(`；各成员另有 ${members} 项`, `; ${members} more for their members`) : '';
  const when = once ? shortPeriod(first, voice) : '';
  return {
    ...{ group: 'standing', weight: TOLD_AT_ONCE, tone: 'plain', figure: null },
    lead: t(
      when === '' ? '新到的实际数' : `新到${when}实际数`,
      `New actuals${when === '' ? '' : ` of ${when}`}`,
    ),
    text: `${shown.join(once ? t('、', ', ') : t('；', '; '))}${rest}${parts}`,
  };
}

const MOST_GOALS = 8;

function isOnly(period: Period, parts: readonly Part[]): boolean {
  const [part, ...others] = parts;
  return others.length === 0 && part?.period != null && samePeriod(part.period, period);
}

function nameOf({ goal, member }: Actual): string {
  return member === null ? goal : `${goal}/${member}`;
}

function saidOf({ period, to }: Part, { unit }: Actual, once: boolean, voice: Voice): string {
  const value = to === null ? '' : formatQuantity({ value: to, unit }, voice.lang);
  return once || period === null ? value : `${shortPeriod(period, voice)} ${value}`;
}
