import type { Duty } from '../../compute/portfolio-analysis.ts';
import { formatDay, NONE } from '../../language/format.ts';
import { isoOfDay } from '../../model/calendar.ts';
import { brandView } from '../context.ts';
import { ownerLink, planLink, type SiteContext } from './context.ts';
import { behindWords, dutyView, SOON, type When, whenOf } from './duties.ts';
import type { DutyGroup, PeoplePage, PersonPage, PersonRow } from './page.ts';

/** Everybody who owes something: those with something overdue first, then by what is due next. */
export function viewPeople(context: SiteContext): PeoplePage {
  const { t, lang, asOf } = context;
  const owners = [...context.folders.keys()]
    .map((name) => ({ name, duties: dutiesOf(name, context) }))
    .toSorted((a, b) => byUrgency(a.duties, b.duties, context) || (a.name < b.name ? -1 : 1));
  const late = owners.filter(({ duties }) => count(duties, 'overdue', context) > 0).length;
  const soon = owners.filter(({ duties }) => count(duties, 'soon', context) > 0).length;
  const all = owners.length;
  return {
    kind: 'people',
    path: 'people/index.html',
    lang,
    brand: brandView(context.config),
    title: t('谁负责什么', 'Who owes what'),
    asOf: formatDay(asOf, lang),
    headline:
      all === 0
        ? t('计划里还没有写负责人', 'The plans name no owners yet')
        : t(
            `${all} 位负责人：${late === 0 ? '没有人逾期' : `${late} 位有逾期事项`}，${soon} 位在 ${SOON} 天内有事项到期`,
            `${all} owners: ${late === 0 ? 'nobody is overdue' : `${late} with something overdue`}, ${soon} with something due within ${SOON} days`,
          ),
    rows: owners.map(({ name, duties }) => rowView(name, duties, context)),
  };
}

export function viewPersons(context: SiteContext): readonly PersonPage[] {
  return [...context.folders].map(([name, folder]) => personPage(name, folder, context));
}

function dutiesOf(owner: string, { portfolio }: SiteContext): readonly Duty[] {
  return portfolio.duties.filter((duty) => duty.owner === owner);
}

function count(duties: readonly Duty[], when: When, { asOf }: SiteContext): number {
  return duties.filter((duty) => whenOf(duty, asOf) === when).length;
}

function nextOf(duties: readonly Duty[], { asOf }: SiteContext): Duty | undefined {
  return duties.find((duty) => duty.state === 'open' && duty.due !== null && duty.due >= asOf);
}

function byUrgency(a: readonly Duty[], b: readonly Duty[], context: SiteContext): number {
  const next = (duties: readonly Duty[]) => nextOf(duties, context)?.due ?? Number.MAX_SAFE_INTEGER;
  return count(b, 'overdue', context) - count(a, 'overdue', context) || next(a) - next(b);
}

function rowView(name: string, duties: readonly Duty[], context: SiteContext): PersonRow {
  const next = nextOf(duties, context);
  const view = next === undefined ? null : dutyView(next, [name], context);
  const number = (when: When) => String(count(duties, when, context));
  return {
    name,
    href: ownerLink(name, context).href,
    team: context.config.people.find((person) => person.name === name)?.team ?? '',
    plans: [...new Set(duties.map((duty) => duty.plan))].map((id) => planLink(id, context)),
    overdue: number('overdue'),
    late: count(duties, 'overdue', context) > 0,
    soon: String(count(duties, 'silent', context) + count(duties, 'soon', context)),
    later: String(count(duties, 'later', context) + count(duties, 'undated', context)),
    done: number('done'),
    next: view?.due ?? NONE,
    nextIso: next?.due == null ? '' : isoOfDay(next.due),
    nextName: view?.name ?? '',
  };
}

function personPage(name: string, folder: string, context: SiteContext): PersonPage {
  const { t, lang, asOf, config } = context;
  const duties = dutiesOf(name, context);
  const team = config.people.find((person) => person.name === name)?.team ?? null;
  const plans = new Set(duties.map((duty) => duty.plan)).size;
  return {
    kind: 'person',
    path: `people/${folder}/index.html`,
    lang,
    brand: brandView(config),
    title: name,
    asOf: formatDay(asOf, lang),
    headline: headline(duties, context),
    facts: [
      ...(team === null ? [] : [{ label: t('团队', 'Team'), value: team }]),
      { label: t('参与的计划', 'Plans'), value: String(plans) },
      { label: t('数据截至', 'As of'), value: formatDay(asOf, lang) },
    ],
    groups: groups(name, duties, context),
  };
}

function headline(duties: readonly Duty[], context: SiteContext): string {
  const { t, lang } = context;
  const late = count(duties, 'overdue', context);
  const soon = count(duties, 'soon', context);
  const next = nextOf(duties, context);
  const view = next === undefined ? null : dutyView(next, [], context);
  const behind = behindWords(late, count(duties, 'silent', context), context);
  const ahead =
    soon === 0
      ? t(`${SOON} 天内没有到期`, `nothing due within ${SOON} days`)
      : t(`${SOON} 天内到期 ${soon} 件`, `${soon} due within ${SOON} days`);
  const first =
    view === null ? '' : t(`；最近的是${view.due}“${view.name}”`, `; next is “${view.name}” on ${view.due}`);
  return lang === 'en' ? `${behind}, ${ahead}${first}` : `${behind}，${ahead}${first}`;
}

function groups(name: string, duties: readonly Duty[], context: SiteContext): readonly DutyGroup[] {
  const { t, asOf } = context;
  const titles: readonly (readonly [When, string])[] = [
    ['overdue', t('逾期', 'Overdue')],
    ['silent', t('已到期、没有进度', 'Past due, no progress recorded')],
    ['soon', t(`${SOON} 天内到期`, `Due within ${SOON} days`)],
    ['later', t('以后到期', 'Due later')],
    ['undated', t('没有写日期', 'Without a date')],
    ['done', t('已完成或已结束', 'Done or over')],
  ];
  return titles.flatMap(([when, title]) => {
    const found = duties.filter((duty) => whenOf(duty, asOf) === when);
    if (found.length === 0) return [];
    const items = found.map((duty) => dutyView(duty, [name], context));
    return [{ id: when, title: `${title}${t('：', ': ')}${found.length}`, folded: when === 'done', items }];
  });
}
