import type { GoalAnalysis } from '../../compute/goal-analysis.ts';
import type { DeviationAnalysis } from '../../compute/review-analysis.ts';
import type { Row } from '../../decode/plan.ts';
import { choices } from '../../language/choices.ts';
import { formatDayShort, formatPeriodShort } from '../../language/format.ts';
import { say } from '../../language/words.ts';
import type { ViewContext } from '../context.ts';
import type { Answer } from '../page.ts';
import { allOf, series } from '../text.ts';
import { type Work, work } from './work.ts';

/** What is being done, by whom? */
export function doing(goal: GoalAnalysis, context: ViewContext): Answer {
  const { t } = context;
  const id = 'doing';
  const question = t('谁在做什么？', 'What is being done, by whom?');
  const open = openActions(context);
  const told = answer(open, context);
  if (told === null) return { id, question, ...afterDone(work(goal, context), context) };
  const actions = open.slice(0, MOST).map((action) => actionText(action, context));
  const details = [...actions, ...lackingTexts(context)].slice(0, MOST);
  return { id, question, answer: told, details };
}

/** So many lines below the answer. */
const MOST = 3;

/** Adjustments that were made are told before the work that goes on. */
function afterDone(going: Work, { t, analysis }: ViewContext): Work {
  const done = analysis.deviations.filter(({ row }) => row !== null && isDone(row)).length;
  if (done === 0) return going;
  const told = t(
    `${done} 项调整措施${done === 1 ? '' : '都'}已完成`,
    done === 1 ? 'The adjustment is done' : `${allOf(done)} adjustments are done`,
  );
  return { ...going, answer: t(`${told}；${going.answer}`, `${told}; ${going.answer}`) };
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

/** null: no deviation asks for anything. */
function answer(open: readonly Action[], context: ViewContext): string | null {
  const { t, lang, analysis } = context;
  const unanswered = analysis.deviations.filter(isUnanswered).length;
  const overdue = open.filter(({ deviation }) => deviation.overdue).length;
  const lacking =
    unanswered === 0
      ? ''
      : t(
          `${unanswered} 个亮红灯的期间还没有完整的原因和措施`,
          `${unanswered} red ${unanswered === 1 ? 'period lacks' : 'periods lack'} a full cause and action`,
        );
  if (open.length === 0) return lacking === '' ? null : lacking;
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

function isUnanswered({ comparison, state }: DeviationAnalysis): boolean {
  return comparison?.light === 'red' && state !== 'explained';
}

/** Whose causes are missing, goal by goal: `石磊：补上销售额 1月、2月等 6 期的原因和措施`. */
function lackingTexts({ t, lang, fiscal, analysis }: ViewContext): readonly string[] {
  return analysis.goals.flatMap(({ goal }) => {
    const periods = analysis.deviations.filter((it) => it.goal === goal.name && isUnanswered(it));
    if (periods.length === 0) return [];
    const names = periods.slice(0, MOST).map(({ period }) => formatPeriodShort(period, lang, fiscal));
    const more = periods.length - names.length;
    const when = t(
      `${series(names, lang)}${more > 0 ? `等 ${periods.length} 期` : ''}`,
      more > 0 ? `${names.join(', ')} and ${more} more` : series(names, lang),
    );
    const owner = series(goal.owners, lang);
    const who = owner === '' ? t('未定负责人', 'no owner') : owner;
    return t(
      `${who}：补上${goal.name} ${when}的原因和措施`,
      `${who}: cause and action for ${goal.name}, ${when}`,
    );
  });
}
