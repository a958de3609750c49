import { valueOf } from '../../language/cells.ts';
import type { FormulaId } from '../../language/formulas.ts';
import type { MeasureId } from '../../language/measures.ts';
import { PLAIN, type Unit } from '../../language/units.ts';
import type { Day } from '../../model/calendar.ts';
import { rational } from '../../model/rational.ts';
import type { Input } from '../figure.ts';
import { cellInput, computed, type FigureEntry, figureInput, numberOr } from '../figures.ts';
import { once } from '../once.ts';
import type { StartBy, TaskAnalysis } from './feasibility-analysis.ts';
import { dayCell, dayOr, entry, idOf, type Unlisted } from './figure-parts.ts';

export const WORKING_DAYS: Unit = {
  ...PLAIN,
  label: { zh: '个工作日', en: 'working days' },
  base: 'workday',
};

/** Start and finish as planned: the author's cells where they count, else by what they came about. */
export function dateEntries(analysis: Unlisted, task: TaskAnalysis): FigureEntry[] {
  const { cells } = task.row;
  const own = (measure: MeasureId) => figureInput(idOf(analysis, 'tasks', task.name, measure));
  const before = earliestOf(analysis, task.after, 'earliestFinish');
  const start = (): Input[] => {
    switch (task.startBy) {
      case 'held-off':
        return [cellInput(cells.start), ...before];
      case 'deadline':
        return [own('finish'), ...before];
      case 'duration':
        return [own('finish'), own('duration')];
      case 'due':
        return [own('finish')];
      case 'plan':
      case 'written':
        return [];
      case 'predecessors':
        return before;
    }
  };
  const waits = task.startBy === 'predecessors' || task.startBy === 'held-off';
  const by = waits && isMoment(task) ? 'moment-after-predecessors' : STARTS[task.startBy];
  return [
    ...(task.startBy === 'written'
      ? dayCell('start', cells.start, 'from')
      : [entry('start', () => computed(dayOr(task.start), by, start()))]),
    ...(task.finishBy === 'written' ? dayCell('finish', cells.due, 'to') : [finishEntry(task, own)]),
  ];
}

const STARTS: Record<StartBy, FormulaId> = {
  written: 'start-of-plan',
  'held-off': 'start-held-off',
  predecessors: 'start-from-predecessors',
  duration: 'start-from-due',
  due: 'start-is-due',
  deadline: 'start-at-deadline',
  plan: 'start-of-plan',
};

function finishEntry(task: TaskAnalysis, own: (measure: MeasureId) => Input): FigureEntry {
  const value = dayOr(task.finish);
  return entry('finish', () => {
    if (task.finishBy === 'plan') return computed(value, 'end-of-plan', []);
    if (task.finishBy === 'duration')
      return computed(value, 'finish-from-duration', [own('start'), own('duration')]);
    return computed(value, 'finish-is-start', task.finish === null ? [] : [own('start')]);
  });
}

/** What the network leaves a task: the earliest, the latest and the working days between; none in a circle of tasks. */
export function networkEntries(analysis: Unlisted, task: TaskAnalysis, followers: Followers): FigureEntry[] {
  const { earliestStart, earliestFinish, latestStart, latestFinish, slack } = task;
  if (slack === null) return [];
  const { start, due, duration } = task.row.cells;
  const own = (measure: MeasureId) => figureInput(idOf(analysis, 'tasks', task.name, measure));
  const day = (measure: MeasureId, value: Day | null, formula: FormulaId, inputs: () => Input[]) =>
    entry(measure, () => computed(dayOr(value), formula, inputs()));
  const works = (valueOf(duration)?.n ?? 0n) > 0n;
  return [
    day('earliestStart', earliestStart, earliestBy(task), () => [
      ...[start, ...(task.after.length === 0 && start.state !== 'value' ? [due, duration] : [])].flatMap(
        (cell) => (cell.state === 'value' ? [cellInput(cell)] : []),
      ),
      ...earliestOf(analysis, task.after, 'earliestFinish'),
    ]),
    day('earliestFinish', earliestFinish, finishesBy(task), () => [
      own('earliestStart'),
      ...(works ? [own('duration')] : due.state === 'value' ? [cellInput(due)] : []),
    ]),
    day('latestStart', latestStart, works ? 'latest-start' : 'latest-start-is-finish', () => [
      own('latestFinish'),
      ...(works ? [own('duration')] : []),
    ]),
    day('latestFinish', latestFinish, 'latest-finish', () => {
      const next = followers().get(task.name) ?? [];
      return next.length === 0
        ? [figureInput(idOf(analysis, 'tasks', null, 'earliestFinish'))]
        : earliestOf(analysis, next, 'latestStart');
    }),
    entry('slack', () =>
      computed(numberOr(rational(slack), WORKING_DAYS, 'no-data'), 'slack', [
        own('latestFinish'),
        own('earliestFinish'),
      ]),
    ),
  ];
}

/** What the earliest start follows from: what is written, the predecessors, or both. */
function earliestBy(task: TaskAnalysis): FormulaId {
  const { start, due, duration } = task.row.cells;
  const written = start.state === 'value';
  if (task.after.length > 0)
    return written
      ? 'earliest-start-after'
      : isMoment(task)
        ? 'moment-after-predecessors'
        : 'start-from-predecessors';
  if (written) return 'earliest-start';
  if (due.state !== 'value') return 'start-of-plan';
  return duration.state === 'value' ? 'start-from-due' : 'start-is-due';
}

function finishesBy({ row }: TaskAnalysis): FormulaId {
  const { due, duration } = row.cells;
  if ((valueOf(duration)?.n ?? 0n) > 0n) return 'earliest-finish';
  return due.state === 'value' ? 'earliest-finish-of-window' : 'earliest-finish-is-start';
}

/** Without work of its own it is reached on the day on which its predecessors end. */
function isMoment({ row }: TaskAnalysis): boolean {
  const { due, duration } = row.cells;
  return duration.state === 'value' ? valueOf(duration)?.n === 0n : due.state !== 'value';
}

function earliestOf(
  analysis: Unlisted,
  names: readonly string[],
  measure: 'earliestFinish' | 'latestStart',
): Input[] {
  return names.map((name) => figureInput(idOf(analysis, 'tasks', name, measure)));
}

/** The tasks that wait for each, by name; of thousands of tasks found once, when it is first asked for. */
export type Followers = () => ReadonlyMap<string, readonly string[]>;

export function followersOf(tasks: readonly TaskAnalysis[]): Followers {
  return once(() => {
    const found = new Map<string, string[]>();
    for (const { name, after } of tasks) {
      for (const before of after) {
        const known = found.get(before);
        if (known === undefined) found.set(before, [name]);
        else known.push(name);
      }
    }
    return found;
  });
}
