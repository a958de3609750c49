import type { LessonAnalysis } from '../../compute/analysis.ts';
import { choices } from '../../language/choices.ts';
import { formatDayShort, formatPeriodShort } from '../../language/format.ts';
import { say, type Words } from '../../language/words.ts';
import { buildTable } from '../build-table.ts';
import { lightView, type ViewContext } from '../context.ts';
import type { BlockView } from '../page.ts';
import { series } from '../text.ts';

/** Step 6: what was claimed against what the figures say, and what became of the lessons. */
export function reviewBlocks(context: ViewContext): readonly BlockView[] {
  return [...outcomeBlocks(context), ...lessonBlocks(context)];
}

function outcomeBlocks(context: ViewContext): readonly BlockView[] {
  const { t, lang, fiscal, analysis } = context;
  const reviews = analysis.review.filter((review) => review.comparison !== null);
  if (reviews.length === 0) return [];
  const wrong = reviews.filter(
    (review) => review.claimed !== null && review.found !== null && review.claimed !== review.found,
  );
  const title =
    wrong.length > 0
      ? t(
          `${wrong.length} 条结论与数据不一致`,
          `${wrong.length} ${wrong.length === 1 ? 'conclusion disagrees' : 'conclusions disagree'} with the figures`,
        )
      : t('复盘结论与数据一致', 'The conclusions agree with the figures');
  const word = (outcome: 'met' | 'missed' | null) =>
    outcome === null ? '—' : say(choices.outcome[outcome].label, lang);
  return [
    { kind: 'finding', topic: t('目标与结果', 'Target and outcome'), title, light: null },
    {
      kind: 'table',
      table: buildTable(
        {
          id: 'outcomes',
          columns: [
            { heading: t('期间', 'period') },
            { heading: t('目标', 'goal') },
            { heading: t('达成率', 'attainment') },
            { heading: t('填写的结论', 'concluded') },
            { heading: t('数据显示', 'figures say') },
          ],
          rows: reviews.map((review) => ({
            cells: [
              { kind: 'text', text: formatPeriodShort(review.period, lang, fiscal) },
              { kind: 'text', text: review.goal },
              review.comparison?.attainment
                ? {
                    kind: 'percent',
                    value: review.comparison.attainment,
                    light: lightView(review.comparison.light, lang),
                  }
                : { kind: 'none' },
              { kind: 'text', text: word(review.claimed) },
              {
                kind: 'text',
                text: word(review.found),
                impact:
                  review.claimed !== null && review.found !== null && review.claimed !== review.found
                    ? 'adverse'
                    : 'neutral',
              },
            ],
          })),
        },
        lang,
      ),
    },
  ];
}

const lessonWords: { readonly [S in LessonAnalysis['state']]: Words } = {
  verified: { zh: '已验证', en: 'verified' },
  open: { zh: '进行中', en: 'open' },
  overdue: { zh: '已过期限', en: 'overdue' },
  incomplete: { zh: '缺负责人或期限', en: 'no owner or date' },
};

function lessonBlocks(context: ViewContext): readonly BlockView[] {
  const { t, lang, analysis } = context;
  const { lessons } = analysis;
  if (lessons.length === 0) return [];
  const overdue = lessons.filter((lesson) => lesson.state === 'overdue').length;
  const verified = lessons.filter((lesson) => lesson.state === 'verified').length;
  const late = overdue === 0 ? '' : t(`，${overdue} 条已过期限`, `, ${overdue} overdue`);
  return [
    {
      kind: 'finding',
      topic: t('经验的落实', 'What became of the lessons'),
      title: t(
        `${lessons.length} 条经验，${verified} 条已验证${late}`,
        `${lessons.length} ${lessons.length === 1 ? 'lesson' : 'lessons'}, ${verified} verified${late}`,
      ),
      light: null,
    },
    {
      kind: 'table',
      table: buildTable(
        {
          id: 'lesson-states',
          columns: [
            { heading: t('经验', 'lesson') },
            { heading: t('状态', 'state') },
            { heading: t('负责人', 'owner') },
            { heading: t('截止', 'due') },
          ],
          rows: lessons.map(({ row, state }) => ({
            cells: [
              { kind: 'text', text: row.name.text },
              {
                kind: 'text',
                text: say(lessonWords[state], lang),
                impact: state === 'overdue' || state === 'incomplete' ? 'adverse' : 'neutral',
              },
              row.cells.owner.state === 'value'
                ? { kind: 'text', text: series(row.cells.owner.value, lang) }
                : { kind: 'none' },
              row.cells.due.state === 'value'
                ? {
                    kind: 'day',
                    day: row.cells.due.value.to,
                    text: formatDayShort(row.cells.due.value.to, lang),
                  }
                : { kind: 'none' },
            ],
          })),
        },
        lang,
      ),
    },
  ];
}
