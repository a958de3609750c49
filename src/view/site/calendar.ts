import type { Duty } from '../../compute/portfolio-analysis.ts';
import { formatDay, formatDayShort } from '../../language/format.ts';
import {
  type Day,
  isoOfDay,
  isoOfMonth,
  monthOf,
  monthOfYear,
  weekday,
  yearOfMonth,
} from '../../model/calendar.ts';
import { brandView } from '../context.ts';
import type { SiteContext } from './context.ts';
import { behindWords, dutyKinds, dutyView, kindWord, SOON, sharedDuties, whenOf } from './duties.ts';
import type { CalendarDay, CalendarGroup, CalendarPage, Filter } from './page.ts';

/** So much that lies ahead, and behind, is listed; the rest stands on the pages of its owners and plans. */
const MOST = { ahead: 3000, behind: 300 } as const;

type Shared = readonly [Duty, readonly string[]];

/** What is due over all plans: what is late, then month by month, then what lies behind. */
export function viewCalendar(context: SiteContext): CalendarPage {
  const { t, lang, asOf } = context;
  const shared = sharedDuties(context.portfolio.duties);
  const at = (when: string) => shared.filter(([duty]) => whenOf(duty, asOf) === when);
  const overdue = at('overdue');
  const [coming, done] = [[...at('soon'), ...at('later')], at('done')];
  const [ahead, behind] = [coming.slice(0, MOST.ahead), done.slice(-MOST.behind)];
  const recent =
    behind.length < done.length ? t(`（列出最近 ${behind.length} 件）`, ` (the last ${behind.length})`) : '';
  return {
    kind: 'calendar',
    path: 'calendar/index.html',
    lang,
    brand: brandView(context.config),
    title: t('什么时候到期', 'What is due when'),
    asOf: formatDay(asOf, lang),
    headline: headline(overdue, at('silent'), at('soon'), context),
    filters: filters(shared, context),
    groups: [
      ...group('overdue', t('逾期', 'Overdue'), overdue, context),
      ...group('silent', t('已到期、没有进度', 'Past due, no progress recorded'), at('silent'), context),
      ...byMonth(ahead, context),
      ...group('undated', t('没有写日期', 'Without a date'), at('undated'), context),
      ...group('past', `${t('已完成或已结束', 'Done or over')}${recent}`, behind, context, true),
    ],
  };
}

/** The few things that come first: what is late, then what is due next. */
export function dueNext(context: SiteContext): {
  readonly title: string;
  readonly days: readonly CalendarDay[];
} {
  const { asOf, portfolio } = context;
  const shared = sharedDuties(portfolio.duties);
  const overdue = shared.filter(([duty]) => duty.state === 'overdue');
  const soon = shared.filter(([duty]) => whenOf(duty, asOf) === 'soon');
  const silent = shared.filter(([duty]) => whenOf(duty, asOf) === 'silent');
  const first = [...overdue, ...silent, ...soon].slice(0, FEW);
  return { title: headline(overdue, silent, soon, context), days: days(first, context) };
}

const FEW = 6;

function headline(
  overdue: readonly Shared[],
  silent: readonly Shared[],
  soon: readonly Shared[],
  context: SiteContext,
): string {
  const { t, lang } = context;
  const behind = behindWords(overdue.length, silent.length, context);
  const [next] = soon;
  if (next === undefined) {
    return t(`${behind}，${SOON} 天内没有事项到期`, `${behind}; nothing is due within ${SOON} days`);
  }
  const view = dutyView(next[0], next[1], context);
  const more = soon.length;
  return lang === 'en'
    ? `${behind}; ${more} due within ${SOON} days, first “${view.name}” on ${view.due}`
    : `${behind}，${SOON} 天内到期 ${more} 件，最近的是${view.due}“${view.name}”`;
}

function byMonth(items: readonly Shared[], context: SiteContext): readonly CalendarGroup[] {
  const { t } = context;
  const months = new Map<number, Shared[]>();
  for (const item of items) {
    const { due } = item[0];
    if (due === null) continue;
    const month = monthOf(due);
    months.set(month, [...(months.get(month) ?? []), item]);
  }
  return [...months].flatMap(([month, found]) => {
    const name = t(
      `${yearOfMonth(month)} 年 ${monthOfYear(month)} 月`,
      `${MONTHS[monthOfYear(month) - 1] ?? ''} ${yearOfMonth(month)}`,
    );
    return group(`month-${isoOfMonth(month)}`, name, found, context);
  });
}

function group(
  id: string,
  title: string,
  items: readonly Shared[],
  context: SiteContext,
  folded = false,
): readonly CalendarGroup[] {
  if (items.length === 0) return [];
  return [
    { id, title: `${title}${context.t('：', ': ')}${items.length}`, folded, days: days(items, context) },
  ];
}

function days(items: readonly Shared[], context: SiteContext): readonly CalendarDay[] {
  const found = new Map<Day | null, Shared[]>();
  for (const item of items) found.set(item[0].due, [...(found.get(item[0].due) ?? []), item]);
  const { lang, asOf } = context;
  const year = isoOfDay(asOf).slice(0, 4);
  return [...found].map(([due, those]) => ({
    day:
      due === null
        ? context.t('未定', 'No date')
        : isoOfDay(due).startsWith(year)
          ? formatDayShort(due, lang)
          : formatDay(due, lang),
    weekday: due === null ? '' : (weekdays[lang][weekday(due) - 1] ?? ''),
    iso: due === null ? '' : isoOfDay(due),
    items: those.map(([duty, owners]) => dutyView(duty, owners, context)),
  }));
}

const weekdays = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

function filters(shared: readonly Shared[], context: SiteContext): readonly Filter[] {
  const { t } = context;
  const plans = new Map(shared.map(([duty]) => [duty.plan, dutyView(duty, [], context).plan.text]));
  const owners = [...context.folders.keys()];
  const present = dutyKinds.filter((kind) => shared.some(([duty]) => duty.kind === kind));
  return [
    { name: 'owner', label: t('负责人', 'Owner'), options: owners.map((value) => ({ value, text: value })) },
    {
      name: 'kind',
      label: t('类别', 'Kind'),
      options: present.map((value) => ({ value, text: kindWord(value, context) })),
    },
    {
      name: 'plan',
      label: t('计划', 'Plan'),
      options: [...plans.values()].map((text) => ({ value: text, text })),
    },
  ];
}
