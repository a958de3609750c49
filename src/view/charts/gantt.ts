import type { TaskAnalysis, Timeline } from '../../compute/feasibility/feasibility-analysis.ts';
import { formatDayShort, formatPercent, formatPeriodShort } from '../../language/format.ts';
import { type Day, firstDay, monthOf } from '../../model/calendar.ts';
import { monthPeriod } from '../../model/period.ts';
import { toNumber } from '../../model/rational.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import type { ChartView, Datum, LegendItem } from '../chart.ts';
import type { ViewContext } from '../context.ts';
import { wrapLabel } from '../text.ts';

/** Tasks and milestones on the calendar: planned span outlined, progress solid, critical underlined, the day of the report as a line. */
export function ganttCharts(timeline: Timeline, title: string, context: ViewContext): readonly ChartView[] {
  const { t } = context;
  const parts = partsOf(timeline);
  const reach = reachOf(timeline);
  return parts.flatMap((part, i) => {
    const of = parts.length === 1 ? '' : t(`（${i + 1}/${parts.length}）`, ` (${i + 1} of ${parts.length})`);
    const id = i === 0 ? 'gantt' : `gantt-${i + 1}`;
    return ganttChart(part, { id, title: `${title}${of}`, reach }, context) ?? [];
  });
}

/** Rows that fit on a sheet of paper; the parts of a longer plan share one calendar. */
const ROWS = 30;

function partsOf(timeline: Timeline): readonly Timeline[] {
  const { tasks, milestones } = timeline;
  if (tasks.length + milestones.length <= ROWS) return [timeline];
  const cut = <T>(list: readonly T[]) =>
    Array.from({ length: Math.ceil(list.length / ROWS) }, (_, i) => list.slice(i * ROWS, (i + 1) * ROWS));
  return [
    ...cut(tasks).map((part) => ({ ...timeline, tasks: part, milestones: [] })),
    ...cut(milestones).map((part) => ({ ...timeline, tasks: [], milestones: part })),
  ];
}

interface Part {
  readonly id: string;
  readonly title: string;
  /** Of all parts together. */
  readonly reach: { readonly from: Day; readonly to: Day };
}

/** From the month of the first day until after the last. */
function reachOf({ tasks, milestones }: Timeline): Part['reach'] {
  const spans = [
    ...tasks.map(spanOf).filter((span) => span !== null),
    ...milestones.map(({ day }): readonly [Day, Day] => [day, day - 1]),
  ];
  return {
    from: firstDay(monthOf(spans.reduce((least, [from]) => Math.min(least, from), Number.MAX_SAFE_INTEGER))),
    to: spans.reduce((most, [, to]) => Math.max(most, to + 1), Number.MIN_SAFE_INTEGER),
  };
}

function ganttChart(timeline: Timeline, { id, title, reach }: Part, context: ViewContext): ChartView | null {
  const { t } = context;
  const rows = [...taskRows(timeline, context), ...milestoneRows(timeline, context)];
  if (rows.length === 0) return null;
  const { from, to } = reach;
  const { asOf } = context.analysis;
  const today =
    asOf >= from && asOf <= to
      ? [
          {
            day: asOf + 1,
            text: t(`截至 ${formatDayShort(asOf, 'zh-CN')}`, `as of ${formatDayShort(asOf, 'en')}`),
          },
        ]
      : [];
  return {
    id,
    kind: 'gantt',
    title,
    topic: t('任务与里程碑', 'Tasks and milestones'),
    description: t(
      `${timeline.tasks.length} 项任务和 ${timeline.milestones.length} 个里程碑的起止与进度；数字见图下的表。`,
      `Start, end and progress of ${timeline.tasks.length} tasks and ${timeline.milestones.length} milestones; the figures stand in the table below.`,
    ),
    params: { from, to },
    data: {
      rows,
      ticks: ticks(from, to, context),
      today,
      occurrences: occurrences(timeline, rows),
      links: links(timeline),
    },
    legend: legend(timeline, context),
    table: ganttTable(timeline, id, context),
  };
}

/** Columns of a name in the margin; a Chinese character takes two. */
const LABEL = 34;

interface Row extends Datum {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly labelNarrow: string;
}

function taskRows(timeline: Timeline, context: ViewContext): Row[] {
  return timeline.tasks.flatMap((task, i): Row[] => {
    const span = spanOf(task);
    if (span === null) return [];
    const [from, finish] = span;
    const to = finish + 1;
    const done = task.progress === null ? null : from + (to - from) * Math.min(1, toNumber(task.progress));
    const owners = ownersOf(task.row.cells.owner, context);
    const progress = task.progress === null ? '' : formatPercent(task.progress, { atMost: 0 });
    const late = task.state === 'late' ? context.t('已逾期', 'late') : '';
    return [
      {
        ...labels(task.name, i),
        type: 'task',
        from,
        to,
        end: to,
        done: done === from ? null : done,
        critical: task.critical,
        state: task.state,
        text: [owners, progress, late].filter((part) => part !== '').join(' · '),
        textNarrow: progress,
      },
    ];
  });
}

function milestoneRows(timeline: Timeline, context: ViewContext): Row[] {
  return timeline.milestones.map((milestone, i) => {
    const day = formatDayShort(milestone.day, context.lang);
    const late = milestone.state === 'late' ? context.t('已逾期', 'late') : '';
    const owners = ownersOf(milestone.row.cells.owner, context);
    return {
      ...labels(milestone.row.name.text, i + timeline.tasks.length),
      type: 'milestone',
      from: milestone.day,
      to: milestone.day,
      end: milestone.day,
      done: null,
      critical: false,
      state: milestone.state,
      text: [day, owners, late].filter((part) => part !== '').join(' · '),
      textNarrow: day,
    };
  });
}

/** Rows are told apart by their label; zero-width spaces keep two of one name from falling together. */
function labels(name: string, index: number): { label: string; labelNarrow: string } {
  const mark = '\u200b'.repeat(index);
  return { label: wrapLabel(name, LABEL) + mark, labelNarrow: wrapLabel(name, 16) + mark };
}

function spanOf(task: TaskAnalysis): readonly [Day, Day] | null {
  const from = task.start ?? task.earliestStart ?? task.finish ?? task.earliestFinish;
  const to = task.finish ?? task.earliestFinish ?? from;
  return from === null || to === null ? null : [from, Math.max(from, to)];
}

function ownersOf(cell: TaskAnalysis['row']['cells']['owner'], context: ViewContext): string {
  return cell.state === 'value' ? cell.value.join(context.t('、', ', ')) : '';
}

/** Month lines; where many months meet little room, only some carry their name. */
function ticks(from: Day, to: Day, { lang, fiscal }: ViewContext): Datum[] {
  const first = monthOf(from);
  const months = Array.from({ length: monthOf(to) - first + 1 }, (_, i) => first + i);
  const every = Math.ceil(months.length / 10);
  const everyNarrow = Math.ceil(months.length / 5);
  return months.map((month, i) => {
    const name = formatPeriodShort(monthPeriod(month), lang, fiscal);
    const room = to - firstDay(month) > (to - from) / 40;
    return {
      day: firstDay(month),
      text: room && i % every === 0 ? name : '',
      textNarrow: room && i % everyNarrow === 0 && to - firstDay(month) > (to - from) / 9 ? name : '',
    };
  });
}

/** From the end of a task to the start of each that waits for it; what starts earlier is told by the checks. */
function links(timeline: Timeline): Datum[] {
  const tasks = timeline.tasks.map((task, i) => ({ task, span: spanOf(task), names: labels(task.name, i) }));
  return tasks.flatMap(({ task, span, names }) =>
    task.after.flatMap((name): Datum[] => {
      const before = tasks.find((it) => it.task.name === name);
      if (span === null || before === undefined || before.span === null) return [];
      const from = before.span[1] + 1;
      if (span[0] < from) return [];
      const { label, labelNarrow } = before.names;
      return [
        { from, to: span[0], label, labelNarrow, tolabel: names.label, tolabelNarrow: names.labelNarrow },
      ];
    }),
  );
}

function occurrences(timeline: Timeline, rows: readonly Row[]): Datum[] {
  const byIndex = new Map(rows.map((row) => [row.label.replaceAll('\u200b', ''), row]));
  return timeline.tasks.flatMap((task) => {
    const row = byIndex.get(wrapLabel(task.name, LABEL));
    return row === undefined
      ? []
      : task.occurrences.map((day) => ({ day, label: row.label, labelNarrow: row.labelNarrow }));
  });
}

function legend(timeline: Timeline, { t }: ViewContext): LegendItem[] {
  const items: LegendItem[] = [{ mark: 'plan', text: t('计划', 'planned') }];
  if (timeline.tasks.some((task) => task.progress !== null))
    items.push({ mark: 'actual', text: t('进度', 'progress') });
  if (timeline.tasks.some((task) => task.critical))
    items.push({ mark: 'critical', text: t('关键路径', 'critical path') });
  if (timeline.milestones.length > 0) items.push({ mark: 'milestone', text: t('里程碑', 'milestone') });
  return items;
}

function ganttTable(timeline: Timeline, id: string, context: ViewContext) {
  const { t, lang } = context;
  const day = (value: Day | null): CellDraft =>
    value === null ? { kind: 'none' } : { kind: 'day', day: value, text: formatDayShort(value, lang) };
  return buildTable(
    {
      id: `${id}-table`,
      columns: [
        { heading: t('任务', 'task') },
        { heading: t('开始', 'start') },
        { heading: t('截止', 'finish') },
        { heading: t('工作日', 'workdays') },
        { heading: t('最早完成', 'earliest finish') },
        { heading: t('最晚完成', 'latest finish') },
        { heading: t('时差（工作日）', 'slack (workdays)') },
        { heading: t('关键', 'critical') },
        { heading: t('进度', 'progress') },
      ],
      rows: [
        ...timeline.tasks.map((task) => ({
          cells: [
            { kind: 'text' as const, text: task.name },
            day(task.start ?? task.earliestStart),
            day(task.finish ?? task.earliestFinish),
            count(task.workdays),
            day(task.earliestFinish),
            day(task.latestFinish),
            count(task.slack),
            { kind: 'text' as const, text: task.critical ? t('是', 'yes') : '' },
            task.progress === null
              ? { kind: 'none' as const }
              : { kind: 'percent' as const, value: task.progress },
          ],
        })),
        ...timeline.milestones.map((milestone) => ({
          cells: [
            { kind: 'text' as const, text: `◆ ${milestone.row.name.text}` },
            day(milestone.day),
            day(milestone.day),
            { kind: 'empty' as const },
            { kind: 'empty' as const },
            { kind: 'empty' as const },
            { kind: 'empty' as const },
            { kind: 'empty' as const },
            { kind: 'empty' as const },
          ],
        })),
      ],
    },
    lang,
  );
}

function count(value: number | null): CellDraft {
  return value === null
    ? { kind: 'none' }
    : { kind: 'number', value: { n: BigInt(Math.round(value)), d: 1n } };
}
