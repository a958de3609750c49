import { valueOf } from '../../language/cells.ts';
import type { MeasureId } from '../../language/measures.ts';
import { PERCENT, PLAIN, type Unit } from '../../language/units.ts';
import { rational } from '../../model/rational.ts';
import type { TaskAnalysis } from '../analysis.ts';
import type { Input } from '../figure.ts';
import {
  cellInput,
  computed,
  type FigureEntry,
  type FigureSource,
  figureInput,
  numberOr,
} from '../figures.ts';
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
  const critical = [...new Set(timeline.criticalPaths.flat())];
  const whole = sourceOf(analysis, 'tasks', null, undefined, () => [
    entry('cover', () =>
      computed(
        numberOr(timeline.cover, PERCENT, 'no-data'),
        'time-cover',
        critical.map((name) => figureInput(idOf(analysis, 'tasks', name, 'duration'))),
      ),
    ),
  ]);
  return [...tasks, ...milestones, whole];
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
