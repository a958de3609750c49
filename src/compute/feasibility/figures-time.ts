import { valueOf } from '../../language/cells.ts';
import type { MeasureId } from '../../language/measures.ts';
import { PERCENT, PLAIN, type Unit } from '../../language/units.ts';
import { rational } from '../../model/rational.ts';
import type { Input } from '../figure.ts';
import {
  cellInput,
  computed,
  type FigureEntry,
  type FigureSource,
  figureInput,
  numberOr,
} from '../figures.ts';
import type { TaskAnalysis, TimeCover } from './feasibility-analysis.ts';
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
import { nameOf } from './lookup.ts';

const WORKING_DAYS: Unit = { ...PLAIN, label: { zh: '个工作日', en: 'working days' }, base: 'workday' };
const TIMES: Unit = { ...PLAIN, label: { zh: '次', en: 'times' }, base: 'times' };

/** Start, finish, duration, slack, progress and number of times of every task; the day of every milestone. */
export function timelineFigures(analysis: Unlisted): FigureSource[] {
  const { timeline } = analysis.feasibility;
  if (timeline === null) return [];
  const tasks = timeline.tasks.map((task) =>
    sourceOf(analysis, 'tasks', task.name, valueOf(task.row.cells.id), () => taskEntries(analysis, task)),
  );
  const milestones = timeline.milestones.map(({ row }) =>
    sourceOf(analysis, 'milestones', nameOf(row), undefined, () => dayCell('finish', row.cells.date, 'to')),
  );
  const { time } = timeline;
  const chain = time?.chain ?? [];
  const days = (count: number | undefined) =>
    numberOr(count === undefined ? null : rational(count), WORKING_DAYS, 'no-data');
  const ends = time === null ? [] : endsOf(analysis, time);
  const whole = sourceOf(analysis, 'tasks', null, undefined, () => [
    entry('cover', () =>
      computed(
        numberOr(time?.cover ?? null, PERCENT, 'no-data'),
        'time-cover',
        (['timeAvailable', 'timeNeeded'] as const).map((part) =>
          figureInput(idOf(analysis, 'tasks', null, part)),
        ),
      ),
    ),
    entry('timeAvailable', () => computed(days(time?.available), 'time-available', ends)),
    entry('timeNeeded', () =>
      computed(
        days(time?.needed),
        'time-needed',
        chain.map((name) => figureInput(idOf(analysis, 'tasks', name, 'duration'))),
      ),
    ),
  ]);
  return [...tasks, ...milestones, whole];
}

/** Where the chain begins, where the first task says so, and the deadline where there is one. */
function endsOf(analysis: Unlisted, { chain, from, until }: TimeCover): Input[] {
  const tasks = analysis.feasibility.timeline?.tasks ?? [];
  const first = tasks.filter(({ start }) => start === from).filter(({ name }) => chain.includes(name));
  const due = tasks.filter(
    ({ name, finishHeld, finish }) => name === chain.at(-1) && finishHeld && finish === until,
  );
  return [
    ...first.slice(0, 1).map(({ name }) => figureInput(idOf(analysis, 'tasks', name, 'start'))),
    ...due.map(({ name }) => figureInput(idOf(analysis, 'tasks', name, 'finish'))),
  ];
}

function taskEntries(analysis: Unlisted, task: TaskAnalysis): FigureEntry[] {
  const { cells } = task.row;
  const own = (measure: MeasureId) => figureInput(idOf(analysis, 'tasks', task.name, measure));
  const before: Input[] = task.after.map((name) => figureInput(idOf(analysis, 'tasks', name, 'finish')));
  const start =
    cells.start.state === 'value'
      ? dayCell('start', cells.start, 'from')
      : [entry('start', () => computed(dayOr(task.start), 'start-from-predecessors', before))];
  const finish =
    cells.due.state === 'value'
      ? dayCell('finish', cells.due, 'to')
      : [
          entry('finish', () =>
            computed(dayOr(task.finish), 'finish-from-duration', [own('start'), own('duration')]),
          ),
        ];
  const workdays = task.workdays === null ? null : rational(task.workdays);
  const duration =
    cells.duration.state === 'value'
      ? numberCell('duration', cells.duration, WORKING_DAYS)
      : [
          entry('duration', () =>
            computed(numberOr(workdays, WORKING_DAYS, 'no-data'), 'duration-from-dates', datesOf(task, own)),
          ),
        ];
  const slack = task.slack;
  const repeats = cells.repeat.state === 'value';
  return [
    ...start,
    ...finish,
    ...duration,
    ...(slack === null
      ? []
      : [
          entry('slack', () =>
            computed(numberOr(rational(slack), WORKING_DAYS, 'no-data'), 'slack', [
              own('duration'),
              ...before,
            ]),
          ),
        ]),
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
