import { valueOf } from '../../language/cells.ts';
import type { MeasureId } from '../../language/measures.ts';
import { PERCENT, PLAIN, type Unit } from '../../language/units.ts';
import { rational } from '../../model/rational.ts';
import type { Input } from '../figure.ts';
import {
  cellInput,
  computed,
  type FigureBody,
  type FigureEntry,
  type FigureSource,
  figureInput,
  numberOr,
} from '../figures.ts';
import type { TaskAnalysis, TimeCover, Timeline } from './feasibility-analysis.ts';
import {
  dayCell,
  dayOr,
  entry,
  idOf,
  numberCell,
  percentCell,
  quantityCell,
  sourceOf,
  type Unlisted,
} from './figure-parts.ts';
import {
  dateEntries,
  type Followers,
  followersOf,
  networkEntries,
  WORKING_DAYS,
} from './figures-of-dates.ts';
import { nameOf } from './lookup.ts';

const TIMES: Unit = { ...PLAIN, label: { zh: '次', en: 'times' }, base: 'times' };

/** Start, finish, the earliest and the latest, duration, slack, progress and number of times of every task; the day of every milestone. */
export function timelineFigures(analysis: Unlisted): FigureSource[] {
  const { timeline } = analysis.feasibility;
  if (timeline === null) return [];
  const followers = followersOf(timeline.tasks);
  const tasks = timeline.tasks.map((task) =>
    sourceOf(analysis, 'tasks', task.name, valueOf(task.row.cells.id), () =>
      taskEntries(analysis, task, followers),
    ),
  );
  const milestones = timeline.milestones.map(({ row }) =>
    sourceOf(analysis, 'milestones', nameOf(row), undefined, () => dayCell('finish', row.cells.date, 'to')),
  );
  return [...tasks, ...milestones, wholeSource(analysis, timeline)];
}

/** Under the kind's own name: when all tasks can be done, and what has least time for its work. */
function wholeSource(analysis: Unlisted, { tasks, time }: Timeline): FigureSource {
  const id = (name: string | null, measure: MeasureId) => figureInput(idOf(analysis, 'tasks', name, measure));
  const days = (count: number | undefined) =>
    numberOr(count === undefined ? null : rational(count), WORKING_DAYS, 'no-data');
  return sourceOf(analysis, 'tasks', null, undefined, () => [
    ...(tasks.some((it) => it.earliestFinish !== null)
      ? [entry('earliestFinish', () => lastOf(analysis, tasks))]
      : []),
    entry('cover', () =>
      computed(numberOr(time?.cover ?? null, PERCENT, 'no-data'), 'time-cover', [
        id(null, 'timeAvailable'),
        id(null, 'timeNeeded'),
      ]),
    ),
    entry('timeAvailable', () =>
      computed(days(time?.available), 'time-available', time === null ? [] : endsOf(analysis, tasks, time)),
    ),
    entry('timeNeeded', () =>
      computed(
        days(time?.needed),
        'time-needed',
        (time?.chain ?? []).map((name) => id(name, 'duration')),
      ),
    ),
  ]);
}

function lastOf(analysis: Unlisted, tasks: readonly TaskAnalysis[]): FigureBody {
  const ends = tasks.flatMap(({ earliestFinish }) => earliestFinish ?? []);
  return computed(
    dayOr(Math.max(...ends)),
    'last-of-tasks',
    tasks.map(({ name }) => figureInput(idOf(analysis, 'tasks', name, 'earliestFinish'))),
  );
}

/** Where the time begins and where it ends: dates of tasks, or the period of the plan. */
function endsOf(
  analysis: Unlisted,
  tasks: readonly TaskAnalysis[],
  { chain, from, until }: TimeCover,
): Input[] {
  const period = periodCell(analysis);
  const beginning = tasks.filter(({ earliestStart }) => earliestStart === from);
  const first = beginning.find(({ name }) => chain.includes(name)) ?? beginning[0];
  const due = tasks.find(
    ({ name, finishHeld, finish }) => name === chain.at(-1) && finishHeld && finish === until,
  );
  const ends = [
    first === undefined ? period : figureInput(idOf(analysis, 'tasks', first.name, 'earliestStart')),
    due === undefined ? period : figureInput(idOf(analysis, 'tasks', due.name, 'finish')),
  ];
  return ends.flatMap((it, i) => (it === null || ends.indexOf(it) < i ? [] : it));
}

/** The cell of the frontmatter in which the period of the plan stands. */
function periodCell({ plan }: Unlisted): Input | null {
  const { data, places } = plan.document.frontmatter;
  const written = data.kind === 'map' ? data.entries.get('period') : undefined;
  const at = places.get('period');
  return at === undefined || written?.kind !== 'scalar' ? null : cellInput({ at, text: written.text });
}

function taskEntries(analysis: Unlisted, task: TaskAnalysis, followers: Followers): FigureEntry[] {
  const { cells } = task.row;
  const own = (measure: MeasureId) => figureInput(idOf(analysis, 'tasks', task.name, measure));
  const workdays = task.workdays === null ? null : rational(task.workdays);
  const duration =
    cells.duration.state === 'value'
      ? numberCell('duration', cells.duration, WORKING_DAYS)
      : [
          entry('duration', () =>
            computed(numberOr(workdays, WORKING_DAYS, 'no-data'), 'duration-from-dates', datesOf(task, own)),
          ),
        ];
  const repeats = cells.repeat.state === 'value';
  return [
    ...dateEntries(analysis, task),
    ...duration,
    ...networkEntries(analysis, task, followers),
    ...percentCell('progress', cells.progress),
    ...quantityCell('budget', cells.budget),
    ...(repeats
      ? [
          entry('occurrences', () =>
            computed(numberOr(rational(task.occurrences.length), TIMES, 'no-data'), 'occurrences', [
              cellInput(cells.repeat),
              ...datesOf(task, own),
            ]),
          ),
        ]
      : []),
  ];
}

function datesOf(task: TaskAnalysis, own: (measure: MeasureId) => Input): Input[] {
  return task.start === null || task.finish === null ? [] : [own('start'), own('finish')];
}
