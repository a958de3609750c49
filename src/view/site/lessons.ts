import type { Light } from '../../compute/figure.ts';
import type { LessonAnalysis } from '../../compute/review-analysis.ts';
import { valueOf } from '../../language/cells.ts';
import { choices } from '../../language/choices.ts';
import { formatDay } from '../../language/format.ts';
import { say, type Words } from '../../language/words.ts';
import { brandView } from '../context.ts';
import { ownerLink, planLink, type SiteContext } from './context.ts';
import type { Filter, LessonsPage, LessonView } from './page.ts';

type State = LessonAnalysis['state'];

const states: { readonly [S in State]: { readonly word: Words; readonly light: Light } } = {
  overdue: { word: { zh: '逾期未验证', en: 'Overdue' }, light: 'red' },
  incomplete: { word: { zh: '还没落到人和日期', en: 'Not yet an action' }, light: 'yellow' },
  open: { word: { zh: '进行中', en: 'Open' }, light: 'grey' },
  verified: { word: { zh: '已验证', en: 'Verified' }, light: 'green' },
};

const order: readonly State[] = ['overdue', 'incomplete', 'open', 'verified'];

/** What all plans have learned: what still needs somebody first, what is proven last. */
export function viewLessons(context: SiteContext): LessonsPage {
  const { t, lang, asOf, config, portfolio } = context;
  const found = portfolio.plans
    .flatMap((it) => it.lessons.map((lesson) => ({ lesson, plan: it.plan.id })))
    .toSorted((a, b) => order.indexOf(a.lesson.state) - order.indexOf(b.lesson.state));
  const items = found.map(({ lesson, plan }) => lessonView(lesson, plan, context));
  return {
    kind: 'lessons',
    path: 'lessons/index.html',
    lang,
    brand: brandView(config),
    title: t('经验库', 'What we have learned'),
    asOf: formatDay(asOf, lang),
    headline: headline(
      found.map(({ lesson }) => lesson.state),
      context,
    ),
    filters: filters(items, context),
    items,
  };
}

function headline(found: readonly State[], { t }: SiteContext): string {
  const count = (state: State) => found.filter((it) => it === state).length;
  const all = found.length;
  if (all === 0) return t('计划里还没有写下经验', 'The plans hold no lessons yet');
  const verified = count('verified');
  const late = count('overdue');
  const loose = count('incomplete');
  const open = count('open');
  const zh = [
    `${all} 条经验，${verified} 条已验证有效`,
    ...(open > 0 ? [`${open} 条正在落地`] : []),
    ...(late > 0 ? [`${late} 条过了期限还没验证`] : []),
    ...(loose > 0 ? [`${loose} 条还没落到人和日期`] : []),
  ];
  const en = [
    `${all} ${all === 1 ? 'lesson' : 'lessons'}, ${verified} verified`,
    ...(open > 0 ? [`${open} on their way`] : []),
    ...(late > 0 ? [`${late} past their date without proof`] : []),
    ...(loose > 0 ? [`${loose} without an owner, an action or a date`] : []),
  ];
  return t(zh.join('，'), en.join(', '));
}

function lessonView({ row, state }: LessonAnalysis, plan: string, context: SiteContext): LessonView {
  const { lang } = context;
  const type = valueOf(row.cells.type);
  const due = valueOf(row.cells.due);
  const tags = valueOf(row.cells.tags) ?? [];
  return {
    lesson: valueOf(row.name) ?? row.name.text,
    type: type ?? '',
    typeWord: type === undefined ? '' : say(choices.lessonType[type].label, lang),
    action: valueOf(row.cells.action) ?? '',
    owners: (valueOf(row.cells.owner) ?? []).map((owner) => ownerLink(owner, context)),
    due: due === undefined ? '' : formatDay(due.to, lang),
    verified: valueOf(row.cells.verified) ?? '',
    tags,
    tagKeys: tags.join('|'),
    plan: planLink(plan, context, 'step-6'),
    state,
    light: { id: states[state].light, word: say(states[state].word, lang) },
    place: `${row.at.file}:${row.at.line}`,
  };
}

/** Only choices that some lesson answers to; tags by how often they are used. */
function filters(items: readonly LessonView[], context: SiteContext): readonly Filter[] {
  const { t, lang } = context;
  const used = new Map<string, number>();
  for (const tag of items.flatMap((it) => it.tags)) used.set(tag, (used.get(tag) ?? 0) + 1);
  const tags = [...used].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const types = new Map(items.filter((it) => it.type !== '').map((it) => [it.type, it.typeWord]));
  const present = order.filter((state) => items.some((it) => it.state === state));
  const plans = new Set(items.map((it) => it.plan.text));
  return [
    {
      name: 'state',
      label: t('状态', 'State'),
      options: present.map((value) => ({ value, text: say(states[value].word, lang) })),
    },
    {
      name: 'type',
      label: t('类型', 'Type'),
      options: [...types].map(([value, text]) => ({ value, text })),
    },
    {
      name: 'tags',
      label: t('标签', 'Tag'),
      options: tags.map(([value, n]) => ({
        value,
        text: lang === 'en' ? `${value} (${n})` : `${value}（${n}）`,
      })),
    },
    {
      name: 'plan',
      label: t('计划', 'Plan'),
      options: [...plans].map((value) => ({ value, text: value })),
    },
  ].filter((filter) => filter.options.length > 1);
}
