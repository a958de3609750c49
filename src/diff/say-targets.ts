import { sayPostponed } from '../diagnostics/messages/history.ts';
import { sameName } from '../language/fold.ts';
import { formatDay, formatPeriod, formatQuantity } from '../language/format.ts';
import { POINTS, type Unit } from '../language/units.ts';
import { kinds } from '../language/vocabulary.ts';
import { compare, equals, type Rational, subtract, sum, ZERO } from '../model/rational.ts';
import type { Change, Part } from './change.ts';
import { movedText } from './moved.ts';
import { arrow, listed, type Said, sayMoved, shortPeriod, type Voice } from './say-figures.ts';
import { asWritten } from './say-rows.ts';

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
export function sayGoalpost(change: Of<'goalpost'>, voice: Voice): string {
  const { goal, member, unit, eased, postponed, diagnostic } = change;
  const { lang, t, fiscal } = voice;
  const name = member === null ? goal : `${goal}/${member}`;
  const number = (value: Rational) => formatQuantity({ value, unit }, lang);
  const parts = eased.map(({ period, from, to, arrived }) => {
    const when = period.kind === 'year' ? formatPeriod(period, lang, fiscal) : shortPeriod(period, voice);
    const known = arrived ? t('（已有实际数）', ' (actuals known)') : '';
    return `${when} ${number(from)} → ${to === null ? t('取消', 'dropped') : number(to)}${known}`;
  });
  if (postponed !== null) parts.push(sayPostponed(postponed, unit, fiscal, lang));
  const [first] = eased;
  const past = member === null && first !== undefined ? sayPast(goal, first.from, unit, voice) : '';
  const all = past === '' || first?.period.kind !== 'year' ? parts : [...parts, past];
  const { waived } = diagnostic;
  const allowed = waived === undefined ? '' : t(`（已豁免：${waived}）`, ` (waived: ${waived})`);
  return `${name}${t('：', ': ')}${all.join(t('；', '; '))}${allowed}`;
}

/** `销售总额 按区域：北京 680 万元 → 480 万元（−200 万元）、…`: whom a goal's easing asks less of, a line a dimension. */
export function sayEasedParts({ goal, parts, unit }: Of<'goalpost'>, { lang, t }: Voice): string[] {
  const dimensions = [...new Set(parts.map(({ dimension }) => dimension))];
  return dimensions.map((dimension) => {
    const members = parts.filter((it) => it.dimension === dimension);
    const said = members.slice(0, MOST_EASED).map(({ member, from, to }) => {
      const moved = movedText({ from, to }, unit, lang);
      return `${member} ${arrow(to === null ? { ...moved, to: t('取消', 'dropped') } : moved, t)}`;
    });
    const left = members.length - said.length;
    const rest = left > 0 ? t(` 等 ${members.length} 个`, ` and ${left} more`) : '';
    return `${t(`${goal} 按${dimension}：`, `${goal} by ${dimension}: `)}${said.join(t('、', ', '))}${rest}`;
  });
}

/** Whose target was eased is the question here: more are named than of other parts. */
const MOST_EASED = 20;

/** `销售总额：目标的原文  Q3 300 → 空`: of what is not stated nobody knows what it comes to. */
export function sayWritten({ goal, member, cells }: Of<'written'>, voice: Voice): Said {
  const { t } = voice;
  const name = member === null ? goal : `${goal}/${member}`;
  const said = listed(
    cells,
    ({ period, from, to }) => {
      const whole = cells.length > 1 ? t('全期 ', 'whole ') : '';
      const when = period === null ? whole : `${shortPeriod(period, voice)} `;
      return `${when}${asWritten(from, voice)} → ${asWritten(to, voice)}`;
    },
    t,
  );
  return {
    lead: t(`${name}：目标的原文`, `${name}: target as written`),
    text: t(`${said}（比不出多少）`, `${said} (how much that is cannot be told)`),
  };
}

/** `从 华南 调 50 万元到 华东（华南 300 → 250，华东 …），总额不变`. */
export function sayShift(change: Of<'shift'>, voice: Voice): Said {
  const { goal, dimension, period, unit, parts, conserved } = change;
  const { t } = voice;
  const axis = dimension === null ? t('按期', 'by period') : t(`按${dimension}`, `by ${dimension}`);
  const when =
    period === null ? '' : t(`（${shortPeriod(period, voice)}）`, ` (${shortPeriod(period, voice)})`);
  const lead = t(`${goal} ${axis}${when}`, `${goal} ${axis}${when}`);
  return { lead, text: sayParts(parts, unit, conserved === true, voice) };
}

/** `预算的金额  从线上推广调 4 万元到渠道伙伴，总额不变（…）`. */
export function sayAmounts({ of, field, unit, parts, conserved }: Of<'amounts'>, voice: Voice): Said {
  const { label } = kinds[of].first;
  const lead = voice.t(`${label.zh}的${field.zh}`, `${field.en}, by ${label.en}`);
  return {
    lead: lead.charAt(0).toUpperCase() + lead.slice(1),
    text: sayParts(parts, unit, conserved, voice),
  };
}

/** What one part gave to another where the sum is what it was; else each part for itself. */
function sayParts(parts: readonly Part[], unit: Unit, conserved: boolean, voice: Voice): string {
  const { lang, t } = voice;
  const gains = parts.filter(({ from, to }) => difference(from, to) > 0);
  const gives = parts.filter(({ from, to }) => difference(from, to) < 0);
  if (!conserved || gains.length === 0 || gives.length === 0) {
    return listed(parts, (part) => sayPart(part, unit, voice), t);
  }
  const value = sum(gives.map(({ from, to }) => subtract(from ?? ZERO, to ?? ZERO)));
  const amount = formatQuantity({ value, unit: unit.family === 'ratio' ? POINTS : unit }, lang);
  const names = (some: readonly Part[]) => listed(some, (part) => nameOf(part, voice), t);
  const details = listed([...gives, ...gains], (part) => sayPart(part, unit, voice), t);
  return t(
    `从${names(gives)}调 ${amount}到${names(gains)}，总额不变（${details}）`,
    `${amount} moved from ${names(gives)} to ${names(gains)}, total unchanged (${details})`,
  );
}

function nameOf({ member, period }: Part, voice: Voice): string {
  return member ?? (period === null ? '' : shortPeriod(period, voice));
}

function difference(from: Rational | null, to: Rational | null): number {
  if (from === null || to === null) return from === null ? 1 : -1;
  return compare(to, from);
}

function sayPart(part: Part, unit: Unit, voice: Voice): string {
  const { from, to } = part;
  const { lang, t } = voice;
  const name = nameOf(part, voice);
  const moved = movedText({ from, to }, unit, lang);
  if (from === null)
    return to === null ? name : t(`新增 ${name} ${moved.to}`, `${name} added at ${moved.to}`);
  if (to === null) return t(`取消 ${name}（原 ${moved.from}）`, `${name} dropped (was ${moved.from})`);
  return `${name} ${moved.from} → ${moved.to}`;
}
