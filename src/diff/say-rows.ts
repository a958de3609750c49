import { formatDay, formatDayShort, NONE } from '../language/format.ts';
import { kinds, steps } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import { type Day, isoOfDay } from '../model/calendar.ts';
import type { Change, Thing } from './change.ts';
import { clip } from './line.ts';
import type { Said, Voice } from './say-figures.ts';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

export function sayTask({ name, start, finish, slip, critical }: Of<'task'>, voice: Voice): Said {
  const { t } = voice;
  const parts: string[] = [];
  if (finish.from !== finish.to) {
    const moved = `${dayOf(finish.from, voice)} → ${dayOf(finish.to, voice)}`;
    parts.push(t(`完成 ${moved}${slipped(slip, voice)}`, `ends ${moved}${slipped(slip, voice)}`));
  } else if (start.from !== start.to) {
    const moved = `${dayOf(start.from, voice)} → ${dayOf(start.to, voice)}`;
    parts.push(t(`开始 ${moved}，完成日不变`, `starts ${moved}, ends as before`));
  }
  if (critical.to && !critical.from) parts.push(t('进入关键路径', 'now on the critical path'));
  else if (!critical.to && critical.from) parts.push(t('不再在关键路径上', 'off the critical path'));
  else if (critical.to) parts.push(t('在关键路径上', 'on the critical path'));
  const later = (slip ?? 0) > 0;
  return {
    lead: t(`任务“${name}”`, `Task “${name}”`),
    text: parts.join(t('；', '; ')),
    tone: later ? 'bad' : 'plain',
  };
}

export function sayFinish({ from, to, slip }: Of<'finish'>, voice: Voice): Said {
  const text = `${dayOf(from, voice)} → ${dayOf(to, voice)}${slipped(slip, voice)}`;
  return {
    lead: voice.t('全部任务的完成日', 'End of all tasks'),
    text,
    tone: (slip ?? 0) > 0 ? 'bad' : 'good',
  };
}

function slipped(slip: number | null, { t }: Voice): string {
  if (slip === null || slip === 0) return '';
  const n = Math.abs(slip);
  const days = n === 1 ? 'day' : 'days';
  return slip > 0
    ? t(`，推迟 ${n} 个工作日`, `, ${n} working ${days} later`)
    : t(`，提前 ${n} 个工作日`, `, ${n} working ${days} earlier`);
}

export function sayPath({ from, to }: Of<'critical-path'>, { t }: Voice): Said {
  const chain = (paths: readonly (readonly string[])[]) => {
    const shown = paths.slice(0, 2).map((path) => path.join(' → '));
    const more = paths.length - shown.length;
    const all = shown.join(t('；', '; '));
    return shown.length === 0
      ? t('无', 'none')
      : more > 0
        ? `${all}${t(` 等 ${paths.length} 条`, ` and ${more} more`)}`
        : all;
  };
  return {
    lead: t('关键路径', 'Critical path'),
    text: t(`改为 ${chain(to)}（原为 ${chain(from)}）`, `now ${chain(to)} (was ${chain(from)})`),
  };
}

export function sayOwner({ of, name, from, to }: Of<'owner'>, voice: Voice): Said {
  const { lang, t } = voice;
  const people = (names: readonly string[]) =>
    names.length === 0 ? t('无', 'nobody') : names.join(t('、', ', '));
  const what = of === 'plan' ? t('计划', 'plan') : say(thing(of), lang);
  return {
    lead: t(`${what}“${name}”的负责人`, `Owner of ${lower(what)} “${name}”`),
    text: `${people(from)} → ${people(to)}`,
  };
}

export function sayDate({ of, name, field, from, to }: Of<'date'>, voice: Voice): Said {
  const { t } = voice;
  const days = from === null || to === null ? 0 : to - from;
  const n = Math.abs(days);
  const by =
    days === 0
      ? ''
      : days > 0
        ? t(`，推迟 ${n} 天`, `, ${n} day${n === 1 ? '' : 's'} later`)
        : t(`，提前 ${n} 天`, `, ${n} day${n === 1 ? '' : 's'} earlier`);
  const text = `${dayOf(from, voice)} → ${dayOf(to, voice)}${by}`;
  return { lead: about(of, name, field, voice), text, tone: days > 0 ? 'bad' : 'plain' };
}

export function sayField({ of, name, field, from, to }: Of<'field'>, voice: Voice): Said {
  const { t } = voice;
  const lead =
    of === 'plan' ? t(`计划的${field.zh}`, `The plan’s ${field.en}`) : about(of, name, field, voice);
  return { lead, text: `${asWritten(from, voice)} → ${asWritten(to, voice)}` };
}

/** The text of a cell: a number speaks for itself; words are quoted. */
export function asWritten(text: string, { t }: Voice): string {
  if (text === '') return t('空', 'blank');
  return /^[\d+\-−≥≤±][^\s]*$/.test(text) && text.length < 24 ? text : `“${clip(text, 80)}”`;
}

function about(of: Thing, name: string, field: { zh: string; en: string }, { lang, t }: Voice): string {
  const what = of === 'plan' ? t('计划', 'plan') : say(thing(of), lang);
  return t(`${what}“${name}”的${field.zh}`, `${what} “${name}”, ${field.en}`);
}

export function sayRow({ of, name, state }: Of<'row'>, { lang, t }: Voice): Said {
  const what = of === 'splits' ? t('拆解', 'Decomposition') : say(thing(of), lang);
  const text =
    state === 'added' ? t(`新增“${name}”`, `“${name}” added`) : t(`删去“${name}”`, `“${name}” removed`);
  return { lead: what, text };
}

export function sayRenamed({ of, from, to }: Of<'renamed'>, { lang, t }: Voice): Said {
  return { lead: say(thing(of), lang), text: t(`“${from}”改名为“${to}”`, `“${from}” is now called “${to}”`) };
}

/** What a row of a kind is called: the name of its kind in an address where there is one, else of its table. */
function thing(of: Exclude<Thing, 'plan'>): { readonly zh: string; readonly en: string } {
  const { first } = kinds[of];
  switch (of) {
    case 'goals':
    case 'targets':
      return { zh: '目标', en: 'Goal' };
    case 'splits':
      return { zh: '拆解', en: 'Part' };
    case 'deviations':
      return { zh: '偏差', en: 'Deviation' };
    case 'review':
      return { zh: '复盘', en: 'Review' };
    default:
      return {
        zh: first.label.zh,
        en: `${first.label.en.charAt(0).toUpperCase()}${first.label.en.slice(1)}`,
      };
  }
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export function sayProse({ steps: changed }: Of<'prose'>, { lang, t }: Voice): Said {
  const named = changed.map((step) => {
    const found = steps.find(({ number }) => number === step);
    return found === undefined ? t('其他段落', 'other sections') : say(found.label, lang);
  });
  const list = named.join(t('、', ', '));
  return {
    lead: t('文字', 'Wording'),
    text: t(`改了 ${list}，不影响数字`, `changed in ${list}; no figure depends on it`),
  };
}

/** The year is told where it is needed: never between two days of one year. */
function dayOf(day: Day | null, { lang }: Voice): string {
  if (day === null) return NONE;
  return isoOfDay(day).startsWith('2') ? formatDayShort(day, lang) : formatDay(day, lang);
}
