import { escapeJson } from '../diagnostics/escape.ts';
import type { PlanHistory } from '../history/history.ts';
import type { Point } from '../history/line.ts';
import { type Lang, say } from '../language/words.ts';
import { isoOfDay } from '../model/calendar.ts';
import { type FiscalStart, type Period, periodKey } from '../model/period.ts';
import { type Rational, reduce } from '../model/rational.ts';
import type { Change, ChangeSet } from './change.ts';
import { lineOf } from './say.ts';
import type { Voice } from './say-figures.ts';

/**
 * For programs: every change with what it says in words and what it is. Amounts are exact, in base units, as decimal
 * text or as a fraction where they have no end; a missing one is null.
 */
export function toJson(set: ChangeSet, lang: Lang): string {
  const t = (zh: string, en: string) => (lang === 'en' ? en : zh);
  const said = (change: Change, fiscal: FiscalStart) => {
    const voice: Voice = { lang, t, fiscal };
    const { lead, text, weight, tone, group } = lineOf(change, voice);
    return { kind: change.kind, group, weight, tone, lead, text, data: dataOf(change, lang, fiscal) };
  };
  const fiscal = set.plans[0]?.fiscal ?? 1;
  const report = {
    version: 1,
    base: set.base,
    head: set.head,
    asOf: isoOfDay(set.asOf),
    pinned: set.pinned === null ? null : { base: iso(set.pinned.base), head: iso(set.pinned.head) },
    changed: set.plans.length > 0 || set.general.length > 0,
    newErrors: set.newErrors,
    unchanged: set.unchanged,
    general: set.general.map((change) => said(change, fiscal)),
    plans: set.plans.map(({ changes, fiscal: own, history, ...plan }) => ({
      ...plan,
      history: history === null ? null : historyOf(history, lang),
      changes: changes.map((change) => said(change, own)),
    })),
  };
  return `${escapeJson(JSON.stringify(report, null, 2))}\n`;
}

/** Targets as they were at first, approved, and last committed, with who set them and when. */
function historyOf({ lastChanged, targets, cut }: PlanHistory, lang: Lang): unknown {
  const point = ({ target, commit, author, day }: Point) => ({
    target: decimal(target),
    commit,
    author,
    day: iso(day),
  });
  return {
    lastChanged: { ...lastChanged, day: iso(lastChanged.day) },
    cut,
    targets: targets.map(({ goal, unit, original, approved, current, steps, moved }) => ({
      goal,
      unit: say(unit.label, lang),
      original: point(original),
      approved: approved === null ? null : point(approved),
      current: point(current),
      steps: steps.map(point),
      moved: moved.map(point),
    })),
  };
}

/** The fields of a change as plain data; days as ISO, periods as their keys, units by their label. */
function dataOf(change: Change, lang: Lang, fiscal: FiscalStart): unknown {
  const { kind: _, ...fields } = change;
  switch (change.kind) {
    case 'finding':
    case 'goalpost': {
      const { code, severity, at, message, about = null } = change.diagnostic;
      const found = { code, severity, about, ...at, what: say(message.what, lang) };
      if (change.kind === 'finding') return { state: change.state, ...found };
      const { goal, member, unit, eased, parts, postponed } = change;
      return { ...object(plain({ goal, member, unit, eased, parts, postponed }, lang, fiscal)), ...found };
    }
    case 'date':
    case 'finish':
      return { ...object(plain(fields, lang, fiscal)), from: iso(change.from), to: iso(change.to) };
    case 'task': {
      const ends = ({ from, to }: typeof change.start) => ({ from: iso(from), to: iso(to) });
      return {
        ...object(plain(fields, lang, fiscal)),
        start: ends(change.start),
        finish: ends(change.finish),
      };
    }
    default:
      return plain(fields, lang, fiscal);
  }
}

function iso(day: number | null): string | null {
  return day === null ? null : isoOfDay(day);
}

function plain(value: unknown, lang: Lang, fiscal: FiscalStart): unknown {
  if (Array.isArray(value)) return value.map((it) => plain(it, lang, fiscal));
  if (typeof value !== 'object' || value === null) return value;
  if (isRational(value)) return decimal(value);
  if (isPeriod(value)) return periodKey(value, fiscal);
  if ('family' in value && 'label' in value) return labelOf(value.label, lang);
  if ('zh' in value && 'en' in value) return labelOf(value, lang);
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, plain(it, lang, fiscal)]));
}

function labelOf(label: unknown, lang: Lang): string {
  if (typeof label !== 'object' || label === null || !('zh' in label) || !('en' in label)) return '';
  return String(lang === 'en' ? label.en : label.zh);
}

/** `12.5`, or `1/3` where decimals have no end. */
function decimal(value: Rational): string {
  const { n, d } = reduce(value);
  let [rest, twos, fives] = [d, 0, 0];
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
  if (rest !== 1n) return `${n}/${d}`;
  const places = Math.max(twos, fives);
  const scaled = ((n < 0n ? -n : n) * 10n ** BigInt(places)) / d;
  const digits = scaled.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${n < 0n ? '-' : ''}${whole}${places === 0 ? '' : `.${digits.slice(-places)}`}`;
}

function isRational(value: object): value is Rational {
  return 'n' in value && 'd' in value && typeof value.n === 'bigint' && typeof value.d === 'bigint';
}

function isPeriod(value: object): value is Period {
  return 'from' in value && 'months' in value && typeof value.months === 'number';
}

function object(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
