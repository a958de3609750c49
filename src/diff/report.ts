import { formatDay } from '../language/format.ts';
import { type Lang, say } from '../language/words.ts';
import type { Change, ChangeSet, PlanChange, SideName } from './change.ts';
import { clip, type GroupId, groupIds, groups, type Line } from './line.ts';
import { lineOf } from './say.ts';
import type { Voice } from './say-figures.ts';
import { sayEasedParts, sayGoalpost } from './say-targets.ts';
import { arrivalsTogether, isArrival, staleTogether } from './together.ts';
import { isToldByGoalposts } from './told.ts';
import { TOLD_AT_ONCE } from './weight.ts';

/** A change set in words, most important first; the printers only set it. */
export interface Report {
  readonly lang: Lang;
  readonly heading: string;
  readonly summary: string;
  readonly notes: readonly string[];
  /** Moved goalposts of all plans, apart from everything else; null when there are none. */
  readonly goalposts: {
    readonly title: string;
    readonly why: string;
    readonly lines: readonly { readonly plan: string; readonly text: string }[];
  } | null;
  readonly general: readonly Line[];
  readonly sections: readonly Section[];
  readonly words: {
    readonly what: string;
    readonly before: string;
    readonly after: string;
    readonly by: string;
  };
}

export interface Section {
  readonly title: string;
  readonly state: string;
  readonly file: string;
  readonly figures: readonly Line[];
  readonly main: readonly Line[];
  readonly folded: readonly {
    readonly id: GroupId;
    readonly title: string;
    readonly lines: readonly Line[];
  }[];
  readonly foldedTitle: string;
}

/** As many as a reader takes in at a glance. */
const MOST_FIGURES = 8;
const MOST_MAIN = 7;

export function reportOf(set: ChangeSet, lang: Lang): Report {
  const t = (zh: string, en: string) => (lang === 'en' ? en : zh);
  const [plan] = set.plans;
  const voice: Voice = { lang, t, fiscal: plan?.fiscal ?? 1 };
  const nothing = set.plans.length === 0 && set.general.length === 0;
  return {
    lang,
    heading: nothing ? t('含义没有变化', 'No change in meaning') : headingOf(set, t),
    summary: summaryOf(set, t, nothing),
    notes: notesOf(set, lang, t),
    goalposts: goalpostsOf(set, voice),
    general: set.general.map((change) => lineOf(change, voice)),
    sections: set.plans.map((it) => sectionOf(it, voice)),
    words: {
      what: t('指标', 'Figure'),
      before: t('之前', 'Before'),
      after: t('之后', 'After'),
      by: t('变化', 'Change'),
    },
  };
}

type T = Voice['t'];

function headingOf(set: ChangeSet, t: T): string {
  const changes = [set.general, ...set.plans.map((it) => it.changes)].flat();
  const findings = (state: Extract<Change, { kind: 'finding' }>['state'], severity: string) =>
    changes.filter((it) => it.kind === 'finding' && it.state === state && it.diagnostic.severity === severity)
      .length;
  const goalposts = changes.filter(({ kind }) => kind === 'goalpost').length;
  const stale = changes.filter((it) => it.kind === 'claim' && it.state === 'stale').length;
  const errors = findings('new', 'error');
  const [warnings, gone] = [
    findings('new', 'warning'),
    findings('gone', 'error') + findings('gone', 'warning'),
  ];
  const found = findings('found', 'error') + findings('found', 'warning');
  const passed = (['waived', 'silenced'] as const).flatMap((it) => [
    findings(it, 'error'),
    findings(it, 'warning'),
  ]);
  const waived = passed.reduce((total, count) => total + count, 0);
  const parts = [
    ...(errors > 0 ? [t(`新增 ${errors} 个错误`, plural(errors, 'new error'))] : []),
    ...(goalposts > 0 ? [t(`目标事后放宽 ${goalposts} 处`, `${plural(goalposts, 'goalpost')} moved`)] : []),
    ...(warnings > 0 ? [t(`新增 ${warnings} 个警告`, plural(warnings, 'new warning'))] : []),
    ...(stale > 0
      ? [t(`正文 ${stale} 处数字要更新`, `${plural(stale, 'number')} in the prose to update`)]
      : []),
    ...(found > 0
      ? [t(`查出 ${found} 个此前没有查的问题`, `${plural(found, 'finding')} not checked for before`)]
      : []),
    ...(waived > 0
      ? [t(`放过 ${waived} 个问题`, `${plural(waived, 'finding')} waived or switched off`)]
      : []),
    ...(gone > 0 ? [t(`消除 ${gone} 个问题`, `${plural(gone, 'finding')} resolved`)] : []),
  ];
  const said =
    parts.length === 0 ? t('没有新增的问题', 'nothing new to worry about') : parts.join(t('、', ', '));
  return `${t('计划变更：', 'Plan changes: ')}${said}`;
}

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

function summaryOf(set: ChangeSet, t: T, nothing: boolean): string {
  const { plans, unchanged } = set;
  const sides = `${sideName(set.base, t)} → ${sideName(set.head, t)}`;
  if (nothing) {
    return t(
      `${unchanged} 份计划的数字、负责人、日期和文字都与之前一样，只有排版可能不同（${sides}）。`,
      `Figures, owners, dates and wording of ${plural(unchanged, 'plan')} are what they were; at most the layout differs (${sides}).`,
    );
  }
  const changed = t(`${plans.length} 份计划有变化`, `${plural(plans.length, 'plan')} changed`);
  const same = unchanged === 1 ? 'means what it meant' : 'mean what they meant';
  const rest = unchanged === 0 ? '' : t(`，${unchanged} 份含义不变`, `, ${unchanged} ${same}`);
  return `${changed}${rest}${t('（', ' (')}${sides}${t('）。', ').')}`;
}

function sideName({ name, commit }: SideName, t: T): string {
  if (commit === null) return t('工作区', 'working tree');
  const short = commit.slice(0, 8);
  return name.startsWith(short.slice(0, 7)) ? short : `${clip(name, 80)} ${short}`;
}

function notesOf({ asOf, pinned }: ChangeSet, lang: Lang, t: T): string[] {
  const day = formatDay(asOf, lang);
  const told = t(`两边都按 ${day} 计算。`, `Both sides are computed as of ${day}.`);
  if (pinned === null) return [told];
  const name = (it: number | null) => (it === null ? t('当天', 'the day itself') : formatDay(it, lang));
  const [from, to] = [name(pinned.base), name(pinned.head)];
  return [
    t(
      `配置里的报告日期由${from}改为${to}；为了只看计划本身的变化，${told}`,
      `The config’s report date moves from ${from} to ${to}; so that only the plans are compared, both sides are computed as of ${day}.`,
    ),
  ];
}

function goalpostsOf(set: ChangeSet, voice: Voice): Report['goalposts'] {
  const { t } = voice;
  const lines = set.plans.flatMap(({ title: plan, fiscal, history, changes }) =>
    changes.flatMap((change) => {
      if (change.kind !== 'goalpost') return [];
      const own = { ...voice, fiscal, history };
      return [sayGoalpost(change, own), ...sayEasedParts(change, own)].map((text) => ({ plan, text }));
    }),
  );
  if (lines.length === 0) return null;
  return {
    lines,
    title: t('目标事后放宽', 'Moved goalposts'),
    why: t(
      '期间已经开始或实际数已经到了才改目标，达成率会变好看，做到的并没有变多。',
      'These targets were eased after their period began or their actuals were in: attainment looks better, though no more was done.',
    ),
  };
}

function sectionOf(plan: PlanChange, outer: Voice): Section {
  const voice = { ...outer, fiscal: plan.fiscal, history: plan.history };
  const { t } = voice;
  const eased = plan.changes.some(({ kind }) => kind === 'goalpost');
  // What stands in the block of goalposts is not told twice.
  const lines = plan.changes
    .filter((it) => it.kind !== 'goalpost' && !isToldByGoalposts(it, plan.changes) && !isArrival(it))
    .map((change) => lineOf(change, voice))
    .map((line) => (eased ? withoutPraise(line) : line));
  const figures = lines.filter(({ figure, weight }) => figure !== null && weight >= TOLD_AT_ONCE);
  const together = [arrivalsTogether(plan.changes, voice), staleTogether(plan.changes, voice)];
  const shown = figures.slice(0, MOST_FIGURES);
  const others = lines.filter((line) => !shown.includes(line));
  const told = others.filter(({ weight }) => weight >= TOLD_AT_ONCE).slice(0, MOST_MAIN);
  const rest = others.filter((line) => !told.includes(line));
  const main = [...told, ...together.flatMap((line) => line ?? [])];
  const folded = groupIds().flatMap((id) => {
    const members = rest.filter(({ group }) => group === id);
    return members.length === 0 ? [] : [{ id, title: say(groups[id], voice.lang), lines: members }];
  });
  return {
    title: plan.title,
    state: stateOf(plan, t),
    file: plan.file,
    figures: shown,
    main,
    folded,
    foldedTitle: t(`其余 ${rest.length} 处变化`, `${rest.length} more change${rest.length === 1 ? '' : 's'}`),
  };
}

/** Where a target was eased, an outlook that looks better is no good news. */
function withoutPraise(line: Line): Line {
  const outlook = line.group === 'standing' || line.group === 'feasibility';
  return outlook && line.tone === 'good' ? { ...line, tone: 'plain' } : line;
}

function stateOf({ state, from, id }: PlanChange, t: T): string {
  switch (state) {
    case 'added':
      return t('新增的计划', 'new plan');
    case 'removed':
      return t('删去的计划', 'plan removed');
    case 'renamed':
      return t(`由 ${from} 改名为 ${id}`, `renamed from ${from} to ${id}`);
    case 'changed':
      return '';
  }
}
