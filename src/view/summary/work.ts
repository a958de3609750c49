import type { TaskAnalysis } from '../../compute/feasibility/feasibility-analysis.ts';
import type { GoalAnalysis } from '../../compute/goal-analysis.ts';
import type { LessonAnalysis } from '../../compute/review-analysis.ts';
import { formatDayShort, formatPercent } from '../../language/format.ts';
import { compare, ONE } from '../../model/rational.ts';
import type { ViewContext } from '../context.ts';
import { phaseOf, series } from '../text.ts';

/** What the plan's own tables say of who works on what, where no deviation asks for anything. */
export interface Work {
  readonly answer: string;
  readonly details: readonly string[];
}

/** So many lines below the answer. */
const MOST = 3;

/** Late tasks, else those under way, else what comes first, else the lessons to be put into practice, else the owner. */
export function work(goal: GoalAnalysis, context: ViewContext): Work {
  const phase = phaseOf(goal, context.analysis.asOf);
  const found = phase === 'ended' ? lessonsLeft(context) : (tasksNow(context) ?? tasksToCome(context));
  return found ?? lessonsLeft(context) ?? { answer: ownerAnswer(goal, phase, context), details: [] };
}

function tasksNow(context: ViewContext): Work | null {
  const { t, lang, analysis } = context;
  const open = (analysis.feasibility.timeline?.tasks ?? []).filter((task) => !isDone(task));
  const late = open.filter((task) => task.state === 'late');
  const running = open.filter((task) => startOf(task) !== null && (startOf(task) ?? 0) <= analysis.asOf);
  // What is past its date and has no progress is neither late nor under way: nobody knows.
  const silent = open.filter((task) => task.state === 'unknown');
  const going = running.filter((task) => task.state !== 'unknown');
  const shown = late.length > 0 ? late : going.length > 0 ? going : silent;
  if (shown.length === 0) return null;
  const owners = [...new Set(shown.flatMap(ownersOf))];
  const by =
    owners.length === 0
      ? ''
      : t(
          `，由${series(owners.slice(0, 3), lang)}${owners.length > 3 ? '等' : ''}负责`,
          `, by ${owners.length > 3 ? `${owners.slice(0, 3).join(', ')} and others` : series(owners, lang)}`,
        );
  const many = shown.length;
  return {
    answer:
      late.length > 0
        ? t(`${many} 项任务已过期限${by}`, `${many} ${many === 1 ? 'task is' : 'tasks are'} overdue${by}`)
        : going.length === 0
          ? t(
              `${many} 项任务已到期、没有进度${by}`,
              `${many} ${many === 1 ? 'task is' : 'tasks are'} past due with no progress recorded${by}`,
            )
          : t(`${many} 项任务在进行${by}`, `${many} ${many === 1 ? 'task' : 'tasks'} under way${by}`),
    details: byFinish(shown)
      .slice(0, MOST)
      .map((task) => taskText(task, context)),
  };
}

function tasksToCome(context: ViewContext): Work | null {
  const { t, lang, analysis } = context;
  const tasks = (analysis.feasibility.timeline?.tasks ?? [])
    .filter((task) => !isDone(task) && (startOf(task) ?? 0) > analysis.asOf)
    .toSorted((a, b) => (startOf(a) ?? 0) - (startOf(b) ?? 0));
  const [first, ...rest] = tasks;
  const from = first === undefined ? null : startOf(first);
  if (first === undefined || from === null) return null;
  const who = series(ownersOf(first), lang);
  const when = formatDayShort(from, lang);
  return {
    answer: t(
      `${when}${who === '' ? '' : `由${who}`}开始“${first.name}”`,
      `“${first.name}” starts on ${when}${who === '' ? '' : `, by ${who}`}`,
    ),
    details: rest.slice(0, MOST - 1).map((task) => taskText(task, context)),
  };
}

function lessonsLeft({ t, lang, analysis }: ViewContext): Work | null {
  const open = analysis.lessons.filter(({ state }) => state !== 'verified');
  if (open.length === 0) return null;
  const owners = [...new Set(open.flatMap(ownersOf))];
  const many = open.length;
  const by = owners.length === 0 ? '' : t(`，由${series(owners, lang)}负责`, `, by ${series(owners, lang)}`);
  return {
    answer: t(
      `${many} 条经验待落实${by}`,
      `${many} ${many === 1 ? 'lesson' : 'lessons'} to put into practice${by}`,
    ),
    details: open.slice(0, MOST).map((lesson) => {
      const { due } = lesson.row.cells;
      const name = lesson.row.name.text;
      const when = due.state === 'value' ? formatDayShort(due.value.to, lang) : '';
      return when === '' ? name : t(`${name}（${when}前）`, `${name} (by ${when})`);
    }),
  };
}

function ownersOf({ row }: LessonAnalysis | TaskAnalysis): readonly string[] {
  return row.cells.owner.state === 'value' ? row.cells.owner.value : [];
}

/** Nobody has written down any work: the owner of the goal answers for it. */
function ownerAnswer(
  goal: GoalAnalysis,
  phase: ReturnType<typeof phaseOf>,
  { t, lang }: ViewContext,
): string {
  const owner = series(goal.goal.owners, lang);
  if (phase === 'no-actuals')
    return owner === ''
      ? t('还没有人提供实际数据', 'Nobody reports actuals yet')
      : t(`等${owner}提供实际数据`, `Actuals are awaited from ${owner}`);
  if (phase === 'before')
    return owner === ''
      ? t('还没有安排任务', 'No tasks are planned yet')
      : t(`由${owner}负责，还没有安排任务`, `${owner} owns it; no tasks are planned yet`);
  return owner === ''
    ? t('没有需要处理的偏差', 'No deviation calls for action')
    : t(`由${owner}负责，没有需要处理的偏差`, `${owner} owns it; no deviation calls for action`);
}

function isDone(task: TaskAnalysis): boolean {
  return task.state === 'done' || (task.progress !== null && compare(task.progress, ONE) >= 0);
}

function startOf(task: TaskAnalysis): number | null {
  return task.start ?? task.earliestStart;
}

function finishOf(task: TaskAnalysis): number {
  return task.finish ?? task.earliestFinish ?? Number.MAX_SAFE_INTEGER;
}

function byFinish(tasks: readonly TaskAnalysis[]): readonly TaskAnalysis[] {
  return tasks.toSorted((a, b) => finishOf(a) - finishOf(b));
}

function taskText(task: TaskAnalysis, { t, lang }: ViewContext): string {
  const finish = task.finish ?? task.earliestFinish;
  const notes = [
    finish === null ? '' : t(`${formatDayShort(finish, lang)}前`, `by ${formatDayShort(finish, lang)}`),
    task.progress === null
      ? ''
      : t(`已完成 ${formatPercent(task.progress)}`, `${formatPercent(task.progress)} done`),
  ].filter((note) => note !== '');
  const note = notes.length === 0 ? '' : t(`（${notes.join('，')}）`, ` (${notes.join(', ')})`);
  const who = series(ownersOf(task), lang);
  return `${who === '' ? '' : t(`${who}：`, `${who}: `)}${task.name}${note}`;
}
