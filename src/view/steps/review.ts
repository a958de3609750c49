import type { Comparison } from '../../compute/goal-analysis.ts';
import { formatPeriodShort } from '../../language/format.ts';
import { buildTable } from '../build-table.ts';
import { lightView, type ViewContext } from '../context.ts';
import type { BlockView } from '../page.ts';
import { allOf } from '../text.ts';

/** Step 6: whether the conclusions agree with the figures, what was not reviewed, and what became of the lessons. */
export function reviewBlocks(context: ViewContext): readonly BlockView[] {
  return [...outcomeBlocks(context), ...lessonBlocks(context)];
}

function outcomeBlocks(context: ViewContext): readonly BlockView[] {
  const { t, lang, fiscal, analysis } = context;
  const told = analysis.review.filter(
    (review) => review.row !== null && review.claimed !== null && review.found !== null,
  );
  const wrong = told.filter((review) => review.claimed !== review.found);
  const untold = analysis.review.filter(
    (review) => review.row === null && review.found === 'missed' && isSerious(review.comparison),
  );
  const blocks: BlockView[] = [];
  if (told.length > 0) {
    const title =
      wrong.length > 0
        ? t(
            `${told.length} 条结论中，${wrong.length} 条与数据不一致`,
            `${wrong.length} of ${told.length} conclusions disagree with the figures`,
          )
        : t(
            `${told.length} 条结论${told.length === 1 ? '' : '都'}与数据一致`,
            told.length === 1
              ? 'The one conclusion agrees with the figures'
              : `${allOf(told.length)} conclusions agree with the figures`,
          );
    blocks.push({ kind: 'list', items: [title] });
  }
  if (untold.length > 0) {
    blocks.push({
      kind: 'finding',
      topic: t('还没有复盘的期间', 'Periods not yet reviewed'),
      title: t(
        `${untold.length} 处没有达成，复盘表里还没有写`,
        `${untold.length} missed ${untold.length === 1 ? 'target is' : 'targets are'} not in the review yet`,
      ),
      light: null,
    });
    blocks.push({
      kind: 'table',
      table: buildTable(
        {
          id: 'not-reviewed',
          columns: [
            { heading: t('期间', 'period') },
            { heading: t('目标', 'goal') },
            { heading: t('达成率', 'attainment') },
          ],
          rows: untold
            .toSorted((a, b) => a.period.from - b.period.from)
            .map((review) => ({
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
              ],
            })),
        },
        lang,
      ),
    });
  }
  return blocks;
}

/** A target missed by a hair need not be reviewed; a yellow or red one does. */
function isSerious(comparison: Comparison | null): boolean {
  return comparison?.light === 'red' || comparison?.light === 'yellow';
}

function lessonBlocks(context: ViewContext): readonly BlockView[] {
  const { t, analysis } = context;
  const { lessons } = analysis;
  if (lessons.length === 0) return [];
  const overdue = lessons.filter((lesson) => lesson.state === 'overdue').length;
  const verified = lessons.filter((lesson) => lesson.state === 'verified').length;
  const late = overdue === 0 ? '' : t(`，${overdue} 条已过期限`, `, ${overdue} overdue`);
  const title = t(
    `${lessons.length} 条经验，${verified === 0 ? (lessons.length === 1 ? '还没有验证' : '都还没有验证') : `${verified} 条已验证`}${late}`,
    `${lessons.length} ${lessons.length === 1 ? 'lesson' : 'lessons'}, ${verified === 0 ? 'none' : verified} verified${late}`,
  );
  return [{ kind: 'list', items: [title] }];
}
