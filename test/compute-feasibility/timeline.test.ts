import { describe, expect, it } from 'vitest';
import type { Timeline } from '../../src/compute/feasibility/feasibility-analysis.ts';
import { isoOfDay } from '../../src/model/calendar.ts';
import { analyse } from './analyse.ts';

const tasks = (...rows: string[]) =>
  `| 任务 | 负责人 | 开始 | 截止 | 工期 | 前置 | 重复 | 进度 |\n| --- | --- | --- | --- | ---: | --- | --- | ---: |\n${rows.join('\n')}`;

function timeline(resources: string, plan: object = {}): Timeline {
  const found = analyse({ ...plan, resources }).analysis.feasibility.timeline;
  if (found === null) throw new Error('the plan has no timeline');
  return found;
}

const dates = (it: Timeline) =>
  it.tasks.map(
    (task) =>
      `${task.name} ${task.start === null ? '—' : isoOfDay(task.start)} ${task.finish === null ? '—' : isoOfDay(task.finish)} ${task.workdays ?? '—'}`,
  );

describe('dates', () => {
  it.each([
    ['start and due', '| A | 李雷 | 9月1日 | 9月4日 | | | | |', 'A 2026-09-01 2026-09-04 4'],
    ['start and duration over a weekend', '| A | 李雷 | 9月3日 | | 4 | | | |', 'A 2026-09-03 2026-09-08 4'],
    ['due and duration', '| A | 李雷 | | 9月8日 | 4 | | | |', 'A 2026-09-03 2026-09-08 4'],
    ['a due date alone is a moment', '| A | 李雷 | | 9月8日 | | | | |', 'A 2026-09-08 2026-09-08 1'],
    ['a duration alone starts with the plan', '| A | 李雷 | | | 5 | | | |', 'A 2026-01-01 2026-01-07 5'],
    ['no date at all', '| A | 李雷 | | | | | | |', 'A — — —'],
  ])('%s', (_, row, expected) => {
    expect(dates(timeline(tasks(row)))).toEqual([expected]);
  });

  it('follows predecessors, over weekends and holidays', () => {
    const config = 'holidays:\n  - 2026-09-04\n';
    const found = timeline(tasks('| A | 李雷 | 9月1日 | | 2 | | | |', '| B | 韩梅 | | | 2 | A | | |'), {
      config,
    });
    expect(dates(found)).toEqual(['A 2026-09-01 2026-09-02 2', 'B 2026-09-03 2026-09-07 2']);
  });
});

describe('the network', () => {
  it('G13: 19 days, and two critical paths', () => {
    const found = timeline(
      tasks(
        '| A | 甲 | | | 4 | | | |',
        '| B | 乙 | | | 3 | A | | |',
        '| C | 丙 | | | 5 | A | | |',
        '| D | 丁 | | | 2 | B | | |',
        '| E | 戊 | | | 6 | C、D | | |',
        '| F | 己 | | | 4 | E | | |',
      ),
    );
    expect(found.criticalPaths).toEqual([
      ['A', 'B', 'D', 'E', 'F'],
      ['A', 'C', 'E', 'F'],
    ]);
    expect(found.tasks.map((task) => task.slack)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(found.tasks.at(-1)?.finish).toBe((found.tasks[0]?.start ?? 0) + 26);
  });

  it('G14: one path, one day of slack on C and F', () => {
    const found = timeline(
      tasks(
        '| A | 甲 | | | 6 | | | |',
        '| B | 乙 | | | 2 | A | | |',
        '| C | 丙 | | | 2 | A | | |',
        '| D | 丁 | | | 3 | B | | |',
        '| F | 己 | | | 2 | C | | |',
        '| E | 戊 | | | 4 | D、F | | |',
        '| G | 庚 | | | 1 | E | | |',
      ),
    );
    expect(found.criticalPaths).toEqual([['A', 'B', 'D', 'E', 'G']]);
    expect(found.tasks.map((task) => `${task.name}${task.slack}`)).toEqual([
      'A0',
      'B0',
      'C1',
      'D0',
      'F1',
      'E0',
      'G0',
    ]);
  });

  it('names a cycle instead of computing one', () => {
    const found = timeline(tasks('| A | 甲 | | | 4 | B | | |', '| B | 乙 | | | 3 | A | | |'));
    expect(found.cycle?.toSorted()).toEqual(['A', 'B']);
    expect(found.criticalPaths).toEqual([]);
    expect(found.time).toBeNull();
  });

  it('covers less than all when a deadline cannot be kept', () => {
    const found = timeline(tasks('| A | 甲 | 9月1日 | | 10 | | | |', '| B | 乙 | | 9月16日 | 5 | A | | |'));
    expect(found.tasks[1]?.earliestFinish).toBe((found.tasks[0]?.start ?? 0) + 20);
    expect(found.time).toMatchObject({ chain: ['A', 'B'], available: 12, needed: 15 });
  });

  it('counts the time of a deadline from the chain that leads to it, whatever else the plan holds', () => {
    const alone = ['| A | 甲 | 9月1日 | | 10 | | | |', '| B | 乙 | | 9月16日 | 5 | A | | |'];
    const others = ['| X | 丙 | | | 20 | | | |', '| Y | 丁 | 7月1日 | 7月31日 | | | | |'];
    expect(timeline(tasks(...alone, ...others)).time).toEqual(timeline(tasks(...alone)).time);
  });

  it('holds the longest chain against the whole plan when every deadline can be kept', () => {
    const { time } = timeline(
      tasks('| A | 甲 | 7月1日 | | 10 | | | |', '| B | 乙 | | 9月30日 | 5 | A | | |'),
    );
    expect(time).toMatchObject({ chain: ['A', 'B'], needed: 15 });
    expect(time?.available).toBeGreaterThan(60);
  });
});

describe('where work stands on 2026-08-31', () => {
  it.each([
    ['finished', '| A | 甲 | 8月3日 | 8月14日 | | | | 100% |', 'done'],
    ['past its date', '| A | 甲 | 8月3日 | 8月14日 | | | | 60% |', 'late'],
    ['going on', '| A | 甲 | 8月3日 | 9月14日 | | | | 60% |', 'running'],
    ['not begun', '| A | 甲 | 9月3日 | 9月14日 | | | | 0% |', 'to-come'],
    ['past, and nobody keeps track', '| A | 甲 | 8月3日 | 8月14日 | | | | |', 'unknown'],
  ])('%s', (_, row, state) => {
    expect(timeline(tasks(row)).tasks[0]?.state).toBe(state);
  });

  it('unrolls repeating work', () => {
    const found = timeline(tasks('| 线上活动 | 甲 | 7月1日 | 9月30日 | | | 每月2场 | |'));
    expect(found.tasks[0]?.occurrences.length).toBe(6);
  });
});

describe('milestones', () => {
  const rows = (...lines: string[]) => `| 里程碑 | 日期 | 状态 |\n| --- | --- | --- |\n${lines.join('\n')}`;
  it.each([
    ['done', '| 画像完成 | 8月15日 | 已完成 |', 'done'],
    ['past and open', '| 画像完成 | 8月15日 | 未完成 |', 'late'],
    ['to come', '| 前50单 | 10月31日 | 未完成 |', 'open'],
    ['reported late', '| 前50单 | 10月31日 | 延期 |', 'late'],
    ['past, and nobody keeps track', '| 画像完成 | 8月15日 | |', 'open'],
  ])('%s', (_, row, state) => {
    expect(timeline(rows(row)).milestones[0]?.state).toBe(state);
  });
});
