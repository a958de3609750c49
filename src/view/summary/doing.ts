import type { DeviationAnalysis } from '../../compute/analysis.ts';
import type { Row } from '../../decode/plan.ts';
import { choices } from '../../language/choices.ts';
import { formatDayShort } from '../../language/format.ts';
import { say } from '../../language/words.ts';
import type { ViewContext } from '../context.ts';
import type { Answer } from '../page.ts';
import { series } from '../text.ts';

/** What is being done, by whom? */
export function doing(context: ViewContext): Answer {
  const { t } = context;
  const open = openActions(context);
  return {
    id: 'doing',
    question: t('谁在做什么？', 'What is being done, by whom?'),
    answer: answer(open, context),
    details:
      open.length === 0 ? upcoming(context) : open.slice(0, 3).map((action) => actionText(action, context)),
  };
}

interface Action {
  readonly deviation: DeviationAnalysis;
  readonly row: Row<'deviations'>;
}

function openActions(context: ViewContext): readonly Action[] {
  return context.analysis.deviations
    .flatMap((deviation) => (deviation.row === null ? [] : [{ deviation, row: deviation.row }]))
    .filter(({ row }) => row.cells.action.state === 'value' && !isDone(row))
    .toSorted((a, b) => dueOf(a.row) - dueOf(b.row));
}

function isDone(row: Row<'deviations'>): boolean {
  return row.cells.status.state === 'value' && row.cells.status.value === 'done';
}

function dueOf(row: Row<'deviations'>): number {
  return row.cells.due.state === 'value' ? row.cells.due.value.to : Number.MAX_SAFE_INTEGER;
}

function answer(open: readonly Action[], context: ViewContext): string {
  const { t, lang, analysis } = context;
  const unanswered = analysis.deviations.filter(
    (deviation) => deviation.comparison?.light === 'red' && deviation.state !== 'explained',
  ).length;
  const overdue = open.filter(({ deviation }) => deviation.overdue).length;
  const lacking =
    unanswered === 0
      ? ''
      : t(
          `${unanswered} 个红灯还没有完整的原因和措施`,
          `${unanswered} red ${unanswered === 1 ? 'period lacks' : 'periods lack'} a full cause and action`,
        );
  if (open.length === 0) {
    if (lacking !== '') return lacking;
    const done = analysis.deviations.filter(
      (deviation) => deviation.row !== null && isDone(deviation.row),
    ).length;
    return done > 0
      ? t(`${done} 项调整措施都已完成`, `All ${done} adjustments are done`)
      : t('没有需要处理的偏差', 'No deviation calls for action');
  }
  const owners = [
    ...new Set(open.flatMap(({ row }) => (row.cells.owner.state === 'value' ? row.cells.owner.value : []))),
  ];
  const late = overdue === 0 ? '' : t(`，其中 ${overdue} 项已过期限`, `, ${overdue} of them overdue`);
  const by =
    owners.length === 0
      ? ''
      : t(
          `，由${series(owners.slice(0, 3), lang)}${owners.length > 3 ? '等' : ''}负责`,
          ` by ${series(owners.slice(0, 3), lang)}${owners.length > 3 ? ' and others' : ''}`,
        );
  const told = t(
    `${open.length} 项调整措施在进行${late}${by}`,
    `${open.length} ${open.length === 1 ? 'adjustment' : 'adjustments'} under way${by}${late}`,
  );
  return lacking === '' ? told : t(`${told}；${lacking}`, `${told}; ${lacking}`);
}

function actionText({ deviation, row }: Action, { t, lang }: ViewContext): string {
  const owner =
    row.cells.owner.state === 'value' ? series(row.cells.owner.value, lang) : t('未定负责人', 'no owner');
  const action = row.cells.action.state === 'value' ? row.cells.action.value : '';
  const due = row.cells.due.state === 'value' ? formatDayShort(row.cells.due.value.to, lang) : '';
  const status =
    row.cells.status.state === 'value' ? say(choices.actionStatus[row.cells.status.value].label, lang) : '';
  const notes = [
    due === '' ? '' : t(`${due}前`, `by ${due}`),
    deviation.overdue ? t('已过期限', 'overdue') : status,
  ].filter((note) => note !== '');
  const note = notes.length === 0 ? '' : t(`（${notes.join('，')}）`, ` (${notes.join(', ')})`);
  return t(`${owner}：${action}${note}`, `${owner}: ${action}${note}`);
}

/** With nothing to mend: what comes next. */
function upcoming(context: ViewContext): readonly string[] {
  const { t, lang, analysis } = context;
  const { asOf } = analysis;
  const milestones = (analysis.feasibility.timeline?.milestones ?? [])
    .filter((milestone) => milestone.state === 'open' && milestone.day > asOf)
    .toSorted((a, b) => a.day - b.day)
    .slice(0, 2);
  return milestones.map((milestone) => {
    const owner =
      milestone.row.cells.owner.state === 'value' ? series(milestone.row.cells.owner.value, lang) : '';
    const who = owner === '' ? '' : t(`（${owner}）`, ` (${owner})`);
    return t(
      `下一步 ${formatDayShort(milestone.day, lang)}：${milestone.row.name.text}${who}`,
      `Next, ${formatDayShort(milestone.day, lang)}: ${milestone.row.name.text}${who}`,
    );
  });
}
