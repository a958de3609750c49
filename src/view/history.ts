import type { HistoryAsOf } from '../history/as-of.ts';
import type { TargetHistory } from '../history/history.ts';
import type { Point } from '../history/line.ts';
import { formatDay, NONE } from '../language/format.ts';
import { equals, sign, subtract } from '../model/rational.ts';
import { buildTable, type CellDraft } from './build-table.ts';
import type { ViewContext } from './context.ts';
import type { BlockView, Fact } from './page.ts';
import type { TableView } from './table.ts';
import { exactly, series } from './text.ts';

/** Who changed the plan last, and when, for the head of the page; nothing without git. */
export function lastChangedFact({ history, t, lang }: ViewContext): readonly Fact[] {
  if (history === null || history.lastChanged === null) return [];
  const { author, day } = history.lastChanged;
  const when = day === null ? '' : formatDay(day, lang);
  const value = [when, author].filter((part) => part !== '').join(t('，', ', '));
  return value === '' ? [] : [{ label: t('最后修改', 'Last changed'), value }];
}

/**
 * Each target as it was first set, as it was approved and as it is, and what was made easier too late. Absent
 * without git; where nothing ever changed, a sentence says so instead of a table of equal numbers.
 */
export function historyBlocks(context: ViewContext): readonly BlockView[] {
  const { history, t } = context;
  if (history === null || history.targets.length === 0) return [];
  const changed = history.targets.filter(({ steps }) => steps.length > 1);
  const cut = history.cut
    ? [
        t(
          '克隆不完整，“最初”只是能看到的最早版本',
          'The clone is shallow: “first set” is the oldest version there is',
        ),
      ]
    : [];
  if (changed.length === 0) return [{ kind: 'list', items: [unchanged(history, context), ...cut] }];
  const moved = changed.flatMap((target) => target.moved.map((point) => movedText(target, point, context)));
  return [
    {
      kind: 'finding',
      topic: t('目标的来历（来自 git 记录）', 'History of the targets, from git'),
      title: title(history, changed, context),
      light: null,
    },
    { kind: 'table', table: targetTable(changed, context) },
    ...(moved.length + cut.length === 0 ? [] : [{ kind: 'list' as const, items: [...moved, ...cut] }]),
  ];
}

function unchanged({ targets }: HistoryAsOf, { t, lang }: ViewContext): string {
  const days = targets.flatMap(({ original }) => original.day ?? []);
  const since = days.length === 0 ? null : formatDay(Math.min(...days), lang);
  return since === null
    ? t(`${targets.length} 个目标都没有改过`, `None of the ${targets.length} targets has ever changed`)
    : t(
        `${targets.length} 个目标自 ${since}首次写下以来都没有改过`,
        `None of the ${targets.length} targets has changed since first set on ${since}`,
      );
}

function title(
  { targets }: HistoryAsOf,
  changed: readonly TargetHistory[],
  { t, lang }: ViewContext,
): string {
  const eased = changed.filter(({ moved }) => moved.length > 0).map(({ goal }) => goal);
  const told = t(
    `${targets.length} 个目标中，${changed.length} 个改过`,
    `${changed.length} of ${targets.length} targets ${changed.length === 1 ? 'was' : 'were'} changed`,
  );
  if (eased.length === 0) return told;
  return t(
    `${told}；${series(eased, lang)}在期间开始之后放宽`,
    `${told}; ${series(eased, lang)} made easier after the period began`,
  );
}

function targetTable(targets: readonly TargetHistory[], { t, lang }: ViewContext): TableView {
  return buildTable(
    {
      id: 'history',
      unitByRow: true,
      columns: [
        { heading: t('目标', 'goal') },
        { heading: t('最初', 'first set') },
        { heading: t('批准', 'approved') },
        { heading: t('现在', 'now') },
        { heading: t('比最初', 'against first') },
        { heading: t('改过', 'changes'), align: 'right' },
        { heading: t('最后由谁修改', 'last changed by') },
      ],
      rows: targets.map((target) => {
        const { goal, unit, original, approved, current, steps, moved } = target;
        const label = lang === 'en' ? unit.label.en : unit.label.zh;
        const level = (point: Point | null): CellDraft =>
          point === null ? { kind: 'none' } : { kind: 'amount', value: point.target, unit };
        const by = subtract(current.target, original.target);
        const text = label === '' || label === '%' ? goal : t(`${goal}（${label}）`, `${goal} (${label})`);
        return {
          cells: [
            { kind: 'text', text },
            level(original),
            level(approved),
            level(current),
            sign(by) === 0
              ? { kind: 'none' }
              : {
                  kind: 'amount',
                  value: by,
                  unit,
                  difference: true,
                  impact: moved.length > 0 ? 'adverse' : 'neutral',
                },
            { kind: 'text', text: t(`${steps.length - 1} 次`, String(steps.length - 1)) },
            { kind: 'text', text: pointText(current, t('，', ', '), lang) },
          ],
        };
      }),
    },
    lang,
  );
}

/** What a person is asked about: who eased which target, when, from what to what. */
function movedText({ goal, unit, steps }: TargetHistory, point: Point, { t, lang }: ViewContext): string {
  const place = steps.findIndex(
    ({ commit, target }) => commit === point.commit && equals(target, point.target),
  );
  const before = steps[place - 1];
  const from = before === undefined ? NONE : exactly(before.target, unit, lang);
  const to = exactly(point.target, unit, lang);
  const who = pointText(point, t('，', ', '), lang);
  return t(
    `${goal}在期间开始之后从 ${from}改为 ${to}（${who}）`,
    `${goal} went from ${from} to ${to} after its period had begun (${who})`,
  );
}

function pointText({ author, day }: Point, comma: string, lang: ViewContext['lang']): string {
  if (author === null) return lang === 'en' ? 'not committed yet' : '尚未提交';
  return [day === null ? '' : formatDay(day, lang), author].filter((part) => part !== '').join(comma);
}
