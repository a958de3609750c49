import { sameName } from '../language/fold.ts';
import { formatDay, formatDifference, formatPeriod, formatQuantity } from '../language/format.ts';
import type { Unit } from '../language/units.ts';
import { compare, equals, type Rational, subtract } from '../model/rational.ts';
import type { Change, Part } from './change.ts';
import { arrow, listed, type Said, sayMoved, shortPeriod, type Voice } from './say-figures.ts';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

export function sayTarget({ goal, unit, from, to }: Of<'target'>, voice: Voice): Said {
  const { t } = voice;
  const said = sayMoved(t(`${goal}：目标`, `${goal}: target`), { from, to }, unit, voice, 'plain');
  const past = from === null ? '' : sayPast(goal, from, unit, voice);
  if (past === '' || said.figure === undefined) return said;
  const figure = { ...said.figure, by: `${said.figure.by}${t('；', '; ')}${past}` };
  return { ...said, text: arrow(figure, t), figure };
}

/** What the target was at first and when it was approved, where that is not what it was before this change. */
function sayPast(goal: string, from: Rational, unit: Unit, { lang, t, history }: Voice): string {
  const found = history?.targets.find((it) => sameName(it.goal, goal));
  if (history == null || found === undefined) return '';
  const { original, approved, moved } = found;
  const number = (value: Rational) => formatQuantity({ value, unit }, lang);
  const parts: string[] = [];
  if (!equals(original.target, from)) {
    const day = original.day === null ? '' : `${formatDay(original.day, lang)}${t(' ', ', ')}`;
    const who = `${day}${original.author}`;
    const first = history.cut ? t('现有最早的版本', 'in the oldest version here') : t('最初', 'at first');
    parts.push(
      t(`${first} ${number(original.target)}（${who}）`, `${first} ${number(original.target)} (${who})`),
    );
  }
  const known =
    approved === null || equals(approved.target, from) || equals(approved.target, original.target);
  if (!known) parts.push(t(`批准时 ${number(approved.target)}`, `approved at ${number(approved.target)}`));
  if (moved.length > 0) {
    const n = moved.length;
    parts.push(t(`此前已放宽 ${n} 次`, `eased ${n === 1 ? 'once' : `${n} times`} before`));
  }
  return parts.join(t('，', ', '));
}

/** `销售总额/杭州：Q3 300 万元 → 290 万元（已有实际数）`; that it came too late is said around it. */
export function sayGoalpost({ goal, member, unit, eased, diagnostic }: Of<'goalpost'>, voice: Voice): string {
  const { lang, t, fiscal } = voice;
  const name = member === null ? goal : `${goal}/${member}`;
  const number = (value: Rational) => formatQuantity({ value, unit }, lang);
  const parts = eased.map(({ period, from, to, arrived }) => {
    const when = period.kind === 'year' ? formatPeriod(period, lang, fiscal) : shortPeriod(period, voice);
    const known = arrived ? t('（已有实际数）', ' (actuals known)') : '';
    return `${when} ${number(from)} → ${to === null ? t('取消', 'dropped') : number(to)}${known}`;
  });
  const [first] = eased;
  const past = member === null && first !== undefined ? sayPast(goal, first.from, unit, voice) : '';
  const all = past === '' || first?.period.kind !== 'year' ? parts : [...parts, past];
  const { waived } = diagnostic;
  const allowed = waived === undefined ? '' : t(`（已豁免：${waived}）`, ` (waived: ${waived})`);
  return `${name}${t('：', ': ')}${all.join(t('；', '; '))}${allowed}`;
}

/** `Q3 华东 +50 万元, taken from 华南; total unchanged`. */
export function sayShift(change: Of<'shift'>, voice: Voice): Said {
  const { goal, dimension, period, unit, parts, conserved } = change;
  const { t } = voice;
  const axis = dimension === null ? t('按期', 'by period') : t(`按${dimension}`, `by ${dimension}`);
  const when =
    period === null ? '' : t(`（${shortPeriod(period, voice)}）`, ` (${shortPeriod(period, voice)})`);
  const lead = t(`${goal} ${axis}${when}`, `${goal} ${axis}${when}`);
  const plain = () => ({ lead, text: listed(parts, (part) => sayPart(part, unit, voice, false), t) });
  if (conserved !== true) return plain();
  const gains = parts.filter(({ from, to }) => difference(from, to) > 0);
  const gives = parts.filter(({ from, to }) => difference(from, to) < 0);
  if (gains.length === 0 || gives.length === 0) return plain();
  const gained = listed(gains, (part) => sayPart(part, unit, voice, true), t);
  const given = listed(gives, (part) => sayPart(part, unit, voice, true), t);
  return {
    lead,
    text: t(`${gained}，取自 ${given}；合计不变`, `${gained}, taken from ${given}; total unchanged`),
  };
}

function difference(from: Rational | null, to: Rational | null): number {
  if (from === null || to === null) return from === null ? 1 : -1;
  return compare(to, from);
}

function sayPart({ member, period, from, to }: Part, unit: Unit, voice: Voice, signed: boolean): string {
  const { lang, t } = voice;
  const name = member ?? (period === null ? '' : shortPeriod(period, voice));
  const number = (value: Rational) => formatQuantity({ value, unit }, lang);
  if (from === null && to === null) return name;
  if (from === null && to !== null) return t(`新增 ${name} ${number(to)}`, `${name} added at ${number(to)}`);
  if (from !== null && to === null)
    return t(`取消 ${name}（原 ${number(from)}）`, `${name} dropped (was ${number(from)})`);
  if (from === null || to === null) return name;
  const moved = `${number(from)} → ${number(to)}`;
  if (!signed) return `${name} ${moved}`;
  return `${name} ${formatDifference(subtract(to, from), unit, lang)}${t(`（${moved}）`, ` (${moved})`)}`;
}
