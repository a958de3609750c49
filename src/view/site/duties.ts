import type { Duty } from '../../compute/portfolio-analysis.ts';
import { formatDay, formatDayShort } from '../../language/format.ts';
import { say, type Words } from '../../language/words.ts';
import { type Day, isoOfDay } from '../../model/calendar.ts';
import type { LightView } from '../table.ts';
import { ownerLink, planLink, type SiteContext } from './context.ts';
import type { DutyView } from './page.ts';

type Kind = Duty['kind'];

/** What a duty is called, and where on the plan's page it stands. */
const kinds: { readonly [K in Kind]: { readonly word: Words; readonly step: number } } = {
  goal: { word: { zh: '目标', en: 'Goal' }, step: 1 },
  split: { word: { zh: '分解指标', en: 'Part of a goal' }, step: 2 },
  task: { word: { zh: '任务', en: 'Task' }, step: 4 },
  milestone: { word: { zh: '里程碑', en: 'Milestone' }, step: 4 },
  deviation: { word: { zh: '调整措施', en: 'Adjustment' }, step: 5 },
  lesson: { word: { zh: '经验落地', en: 'Lesson' }, step: 6 },
};

export const dutyKinds: readonly Kind[] = ['goal', 'split', 'task', 'milestone', 'deviation', 'lesson'];

export function kindWord(kind: Kind, context: SiteContext): string {
  return say(kinds[kind].word, context.lang);
}

/** Days within which something counts as coming up. */
export const SOON = 30;

/** Silent: its date is past and nothing says whether it was done. */
export type When = 'overdue' | 'silent' | 'soon' | 'later' | 'undated' | 'done';

export function whenOf(duty: Duty, asOf: Day): When {
  if (duty.state !== 'open') return duty.state;
  if (duty.due === null) return 'undated';
  if (duty.due < asOf) return 'silent';
  return duty.due <= asOf + SOON ? 'soon' : 'later';
}

export function dutyView(duty: Duty, owners: readonly string[], context: SiteContext): DutyView {
  const { asOf, lang } = context;
  const iso = duty.due === null ? '' : isoOfDay(duty.due);
  const sameYear = iso.slice(0, 4) === isoOfDay(asOf).slice(0, 4);
  const shown = sameYear ? formatDayShort : formatDay;
  const anchor = context.analyses
    .get(duty.plan)
    ?.plan.document.sections.some((it) => it.step === stepOf(duty))
    ? `step-${stepOf(duty)}`
    : '';
  return {
    due: duty.due === null ? '' : shown(duty.due, lang),
    iso,
    kind: duty.kind,
    kindWord: kindWord(duty.kind, context),
    name: duty.name.replaceAll('/', ' / '),
    plan: planLink(duty.plan, context, anchor),
    state: duty.state,
    light: stateLight(duty, context),
    owners: owners.map((owner) => ownerLink(owner, context)),
    ownerKeys: owners.join('|'),
    place: `${duty.at.file}:${duty.at.line}`,
  };
}

function stepOf({ kind }: Duty): number {
  return kinds[kind].step;
}

/** A target whose period is over is neither done nor late: whether it was reached is told by its own light. */
function stateLight({ state, kind, due }: Duty, { t, asOf }: SiteContext): LightView {
  if (state === 'overdue') return { id: 'red', word: t('逾期', 'Overdue') };
  if (state === 'open')
    return due !== null && due < asOf
      ? { id: 'grey', word: t('没有进度', 'Not reported') }
      : { id: 'grey', word: t('待完成', 'Open') };
  if (kind === 'goal' || kind === 'split') return { id: 'grey', word: t('期间已结束', 'Period over') };
  return { id: 'green', word: t('已完成', 'Done') };
}

/** What is late, and what nobody can tell of whether it is. */
export function behindWords(late: number, silent: number, { t }: SiteContext): string {
  const parts = [
    ...(late > 0 ? [t(`${late} 件逾期`, `${late} overdue`)] : []),
    ...(silent > 0
      ? [t(`${silent} 件已到期、没有进度`, `${silent} past due with no progress recorded`)]
      : []),
  ];
  return parts.length === 0 ? t('没有逾期', 'Nothing overdue') : parts.join(t('，', ', '));
}

/** A duty that several people share, once, with all of them. */
export function sharedDuties(duties: readonly Duty[]): readonly (readonly [Duty, readonly string[]])[] {
  const shared = new Map<string, [Duty, string[]]>();
  for (const duty of duties) {
    const key = [duty.plan, duty.kind, duty.at.line, duty.at.file, duty.due, duty.name].join('\n');
    const known = shared.get(key);
    if (known === undefined) shared.set(key, [duty, [duty.owner]]);
    else known[1].push(duty.owner);
  }
  return [...shared.values()];
}
