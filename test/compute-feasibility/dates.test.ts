import { describe, expect, it } from 'vitest';
import { isoOfDay } from '../../src/model/calendar.ts';
import { judgePlan } from '../../src/rules/rules.ts';
import { analyse } from './analyse.ts';

// 30 June 2026 is a Tuesday.
const plan = (...rows: string[]) =>
  analyse({
    resources: `| 任务 | 负责人 | 开始 | 截止 | 工期 | 前置 | 重复 | 进度 |\n| --- | --- | --- | --- | ---: | --- | --- | ---: |\n${rows.join('\n')}`,
  }).analysis;

/** `value = formula ← inputs` */
function explained(analysis: ReturnType<typeof plan>, address: string): string {
  const figure = analysis.figures.get(address);
  if (figure === null) return 'none';
  const { value, formula, inputs } = figure;
  const said =
    value.state === 'day'
      ? isoOfDay(value.day).slice(5)
      : value.state === 'number'
        ? String(Number(value.value.n) / Number(value.value.d))
        : value.state;
  const from = inputs.map((it) =>
    it.kind === 'cell' ? `“${it.text}”` : `${it.id.member ?? it.id.subject}:${it.id.measure}`,
  );
  return `${said} = ${formula?.id ?? 'written'} ← ${from.join(' ')}`;
}

const A = '| A | 李雷 | 3月2日 | 6月30日 | | | | |';

describe('where a date comes from', () => {
  it.each<[string, string[], [string, string][]]>([
    [
      'a written start that a predecessor holds off',
      [A, '| B | 韩梅 | 3月2日 | | 10 | A | | |'],
      [
        ['任务/B:开始', '07-01 = start-held-off ← “3月2日” A:earliestFinish'],
        ['任务/B:截止', '07-14 = finish-from-duration ← B:start B:duration'],
        ['任务/B:最早开始', '07-01 = earliest-start-after ← “3月2日” A:earliestFinish'],
        ['任务/B:最早完成', '07-14 = earliest-finish ← B:earliestStart B:duration'],
        ['任务/A:最晚完成', '06-30 = latest-finish ← B:latestStart'],
        ['任务/B:最晚完成', '07-14 = latest-finish ← 任务:earliestFinish'],
        ['任务/B:最晚开始', '07-01 = latest-start ← B:latestFinish B:duration'],
        ['任务/B:时差', '0 = slack ← B:latestFinish B:earliestFinish'],
        ['任务:最早完成', '07-14 = last-of-tasks ← A:earliestFinish B:earliestFinish'],
        ['task:time-available', '219 = time-available ← A:earliestStart “2026”'],
      ],
    ],
    [
      'a written start that nothing holds off',
      [A, '| B | 韩梅 | 7月6日 | | 10 | A | | |'],
      [['任务/B:开始', '07-06 = written ← “7月6日”']],
    ],
    [
      'a written start on the weekend after its predecessor',
      [A, '| C | 李雷 | 6月29日 | | 5 | | | |', '| B | 韩梅 | 7月4日 | | 1 | C | | |'],
      [['任务/B:开始', '07-04 = written ← “7月4日”']],
    ],
    [
      'no start',
      [A, '| B | 韩梅 | | | 10 | A | | |'],
      [['任务/B:开始', '07-01 = start-from-predecessors ← A:earliestFinish']],
    ],
    [
      'neither start nor duration',
      [A, '| B | 韩梅 | | | | A | | |'],
      [
        ['任务/B:开始', '06-30 = moment-after-predecessors ← A:earliestFinish'],
        ['任务/B:截止', '06-30 = finish-is-start ← B:start'],
        ['任务/B:最晚开始', '06-30 = latest-start-is-finish ← B:latestFinish'],
      ],
    ],
    [
      'a written start without duration, held off',
      [A, '| B | 韩梅 | 3月2日 | | | A | | |'],
      [
        ['任务/B:开始', '06-30 = moment-after-predecessors ← “3月2日” A:earliestFinish'],
        ['任务/B:最早完成', '06-30 = earliest-finish-is-start ← B:earliestStart'],
        ['任务/A:最早完成', '06-30 = earliest-finish-of-window ← A:earliestStart “6月30日”'],
        ['任务/A:最早开始', '03-02 = earliest-start ← “3月2日”'],
      ],
    ],
    [
      'a deadline that can be kept',
      [A, '| B | 韩梅 | | 7月10日 | | A | | |'],
      [['任务/B:开始', '07-01 = start-from-predecessors ← A:earliestFinish']],
    ],
    [
      'a deadline before the predecessor can end',
      ['| A | 李雷 | 3月2日 | 7月15日 | | | | |', '| B | 韩梅 | | 7月10日 | | A | | |'],
      [
        ['任务/B:开始', '07-10 = start-at-deadline ← B:finish A:earliestFinish'],
        ['任务:最早完成', '07-16 = last-of-tasks ← A:earliestFinish B:earliestFinish'],
        ['task:time-available', '95 = time-available ← A:earliestStart B:finish'],
      ],
    ],
    [
      'back from the deadline',
      ['| A | 李雷 | | 7月10日 | 5 | | | |'],
      [
        ['任务/A:开始', '07-06 = start-from-due ← A:finish A:duration'],
        ['任务/A:最早开始', '07-06 = start-from-due ← “7月10日” “5”'],
      ],
    ],
    [
      'a due date alone',
      ['| A | 李雷 | | 7月10日 | | | | |'],
      [
        ['任务/A:开始', '07-10 = start-is-due ← A:finish'],
        ['任务/A:工期', '1 = duration-from-dates ← A:start A:finish'],
      ],
    ],
    ['a duration alone', ['| A | 李雷 | | | 5 | | | |'], [['任务/A:开始', '01-01 = start-of-plan ← ']]],
    [
      'work that repeats through the plan',
      ['| A | 李雷 | | | | | 每月2场 | |'],
      [
        ['任务/A:开始', '01-01 = start-of-plan ← '],
        ['任务/A:截止', '12-31 = end-of-plan ← '],
      ],
    ],
    ['no date at all', ['| A | 李雷 | | | | | | |'], [['任务/A:截止', 'missing = finish-is-start ← ']]],
    [
      'tasks that wait for each other have no network',
      ['| A | 李雷 | 3月2日 | | 5 | B | | |', '| B | 韩梅 | | 7月10日 | 5 | A | | |'],
      [
        ['任务/A:开始', '03-02 = written ← “3月2日”'],
        ['任务/A:最早完成', 'none'],
        ['任务/B:开始', '07-06 = start-from-due ← B:finish B:duration'],
      ],
    ],
  ])('%s', (_, rows, expected) => {
    const analysis = plan(...rows);
    expect(expected.map(([address]) => [address, explained(analysis, address)])).toEqual(expected);
  });
});

describe('a start before the predecessors can end', () => {
  const found = (...rows: string[]) =>
    judgePlan(plan(...rows))
      .filter((it) => it.code.startsWith('task-held') || it.code === 'task-impossible')
      .map((it) => `${it.code} ${it.at.line}`);
  it.each<[string, string[], string[]]>([
    ['without a deadline', [A, '| B | 韩梅 | 3月2日 | | 10 | A | | |'], ['task-held-off 27']],
    ['with one that can be kept', [A, '| B | 韩梅 | 6月1日 | 7月31日 | | A | | |'], ['task-held-off 27']],
    ['with one that cannot', [A, '| B | 韩梅 | 3月2日 | 7月2日 | 10 | A | | |'], ['task-impossible 27']],
    ['the day on which it ends', [A, '| B | 韩梅 | 6月30日 | | 10 | A | | |'], ['task-held-off 27']],
    ['the day after', [A, '| B | 韩梅 | 7月1日 | | 10 | A | | |'], []],
    ['done all the same', [A, '| B | 韩梅 | 3月2日 | | 10 | A | | 100% |'], []],
    [
      'of a predecessor that is done',
      ['| A | 李雷 | 3月2日 | 6月30日 | | | | 100% |', '| B | 韩梅 | 3月2日 | | 10 | A | | 10% |'],
      [],
    ],
    [
      'of the later of two',
      [A, '| C | 李雷 | 3月2日 | | 5 | | | |', '| B | 韩梅 | 4月1日 | | 10 | A、C | | |'],
      ['task-held-off 28'],
    ],
  ])('%s', (_, rows, expected) => expect(found(...rows)).toEqual(expected));
});
