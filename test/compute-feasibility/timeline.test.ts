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

describe('when each task can be done at the earliest, and must be at the latest', () => {
  const iso = (value: number | null) => (value === null ? '—' : isoOfDay(value).slice(5));
  const solved = (rows: string[]) => {
    const { start, finish, tasks: found } = timeline(tasks(...rows));
    const told = found.map(
      (it) =>
        `${it.name} ${iso(it.start)}..${iso(it.finish)}, ${it.workdays} days: ${iso(it.earliestStart)}..${iso(it.earliestFinish)} by ${iso(it.latestFinish)} ${it.slack}${it.critical ? '!' : ''}`,
    );
    return [...told, `${iso(start)}..${iso(finish)}`];
  };
  // 1 September 2026 is a Tuesday.
  const first = '| P | 甲 | 9月1日 | | 2 | | | |';
  it.each<[string, string[], string[]]>([
    [
      'back from the due date',
      ['| A | 甲 | | 9月8日 | 4 | | | |'],
      ['A 09-03..09-08, 4 days: 09-03..09-08 by 09-08 0!', '09-03..09-08'],
    ],
    [
      'after its predecessor, with time to spare',
      [first, '| A | 乙 | | 9月30日 | 3 | P | | |'],
      [
        'P 09-01..09-02, 2 days: 09-01..09-02 by 09-02 0!',
        'A 09-03..09-30, 3 days: 09-03..09-07 by 09-07 0!',
        '09-01..09-30',
      ],
    ],
    [
      'back from a due date beside others',
      [first, '| A | 乙 | | 9月30日 | 3 | | | |'],
      [
        'P 09-01..09-02, 2 days: 09-01..09-02 by 09-30 20',
        'A 09-28..09-30, 3 days: 09-28..09-30 by 09-30 0!',
        '09-01..09-30',
      ],
    ],
    [
      'a start alone, after its predecessor',
      [first, '| A | 乙 | 9月15日 | | | P | | |'],
      [
        'P 09-01..09-02, 2 days: 09-01..09-02 by 09-14 8',
        'A 09-15..09-15, 1 days: 09-15..09-15 by 09-15 0!',
        '09-01..09-15',
      ],
    ],
    [
      'a start alone that has to wait',
      ['| P | 甲 | 9月1日 | | 12 | | | |', '| A | 乙 | 9月3日 | | | P | | |'],
      [
        'P 09-01..09-16, 12 days: 09-01..09-16 by 09-16 0!',
        'A 09-16..09-16, 1 days: 09-16..09-16 by 09-16 0!',
        '09-01..09-16',
      ],
    ],
    [
      'a window',
      ['| A | 甲 | 9月1日 | 9月10日 | | | | |'],
      ['A 09-01..09-10, 8 days: 09-01..09-10 by 09-10 0!', '09-01..09-10'],
    ],
    [
      'a window pushed out',
      ['| P | 甲 | 9月1日 | | 12 | | | |', '| A | 乙 | 9月3日 | 9月10日 | | P | | |'],
      [
        'P 09-01..09-16, 12 days: 09-01..09-16 by 09-16 0!',
        'A 09-03..09-10, 6 days: 09-17..09-17 by 09-17 0!',
        '09-01..09-17',
      ],
    ],
    [
      'a window that its predecessor enters',
      [first, '| A | 乙 | 9月2日 | 9月10日 | | P | | |'],
      [
        'P 09-01..09-02, 2 days: 09-01..09-02 by 09-09 5',
        'A 09-03..09-10, 6 days: 09-03..09-10 by 09-10 0!',
        '09-01..09-10',
      ],
    ],
    [
      'a due date after a predecessor',
      [first, '| A | 乙 | | 9月30日 | | P | | |'],
      [
        'P 09-01..09-02, 2 days: 09-01..09-02 by 09-29 19',
        'A 09-03..09-30, 20 days: 09-03..09-30 by 09-30 0!',
        '09-01..09-30',
      ],
    ],
    [
      'a due date that its predecessor passes',
      ['| P | 甲 | 9月1日 | | 12 | | | |', '| A | 乙 | | 9月10日 | | P | | |'],
      [
        'P 09-01..09-16, 12 days: 09-01..09-16 by 09-16 0!',
        'A 09-10..09-10, 1 days: 09-17..09-17 by 09-17 0!',
        '09-01..09-17',
      ],
    ],
    [
      'a due date alone',
      [first, '| A | 乙 | | 9月30日 | | | | |'],
      [
        'P 09-01..09-02, 2 days: 09-01..09-02 by 09-30 20',
        'A 09-30..09-30, 1 days: 09-30..09-30 by 09-30 0!',
        '09-01..09-30',
      ],
    ],
    [
      'a start alone',
      [first, '| A | 乙 | 9月7日 | | | | | |'],
      [
        'P 09-01..09-02, 2 days: 09-01..09-02 by 09-04 2',
        'A 09-07..09-07, 1 days: 09-07..09-07 by 09-07 0!',
        '09-01..09-07',
      ],
    ],
    [
      'no date, after a predecessor',
      [first, '| A | 乙 | | | | P | | |'],
      [
        'P 09-01..09-02, 2 days: 09-01..09-02 by 09-02 0!',
        'A 09-02..09-02, 1 days: 09-02..09-02 by 09-02 0!',
        '09-01..09-02',
      ],
    ],
    [
      'no date and nobody to wait for',
      [first, '| A | 乙 | | | | | | |'],
      [
        'P 09-01..09-02, 2 days: 09-01..09-02 by 09-02 0!',
        'A —..—, null days: 01-01..01-01 by 09-02 175',
        '09-01..09-02',
      ],
    ],
    [
      'half a day counts as one',
      ['| A | 甲 | 9月1日 | | 2.5 | | | |'],
      ['A 09-01..09-03, 3 days: 09-01..09-03 by 09-03 0!', '09-01..09-03'],
    ],
    [
      'a start that waits for nobody',
      [first, '| A | 乙 | 9月15日 | | 3 | P | | |'],
      [
        'P 09-01..09-02, 2 days: 09-01..09-02 by 09-14 8',
        'A 09-15..09-17, 3 days: 09-15..09-17 by 09-17 0!',
        '09-01..09-17',
      ],
    ],
    [
      'a start that has to wait',
      ['| P | 甲 | 9月1日 | | 12 | | | |', '| A | 乙 | 9月3日 | | 3 | P | | |'],
      [
        'P 09-01..09-16, 12 days: 09-01..09-16 by 09-16 0!',
        'A 09-17..09-21, 3 days: 09-17..09-21 by 09-21 0!',
        '09-01..09-21',
      ],
    ],
    [
      'two predecessors: the later',
      [first, '| Q | 乙 | 9月1日 | | 5 | | | |', '| A | 丙 | | | 1 | P、Q | | |'],
      [
        'P 09-01..09-02, 2 days: 09-01..09-02 by 09-07 3',
        'Q 09-01..09-07, 5 days: 09-01..09-07 by 09-07 0!',
        'A 09-08..09-08, 1 days: 09-08..09-08 by 09-08 0!',
        '09-01..09-08',
      ],
    ],
    [
      'nothing to do',
      ['| A | 甲 | 9月1日 | | 0 | | | |', '| B | 乙 | | | 2 | A | | |'],
      [
        'A 09-01..09-01, 0 days: 09-01..09-01 by 09-01 0!',
        'B 09-01..09-02, 2 days: 09-01..09-02 by 09-02 0!',
        '09-01..09-02',
      ],
    ],
    [
      'over a weekend',
      ['| A | 甲 | 9月5日 | | 1 | | | |', '| B | 乙 | | | 1 | A | | |'],
      [
        'A 09-05..09-07, 1 days: 09-07..09-07 by 09-07 0!',
        'B 09-08..09-08, 1 days: 09-08..09-08 by 09-08 0!',
        '09-05..09-08',
      ],
    ],
    [
      'back from the due date, before all else',
      [first, '| A | 乙 | | 8月31日 | 4 | | | |'],
      [
        'P 09-01..09-02, 2 days: 09-01..09-02 by 09-02 0!',
        'A 08-26..08-31, 4 days: 08-26..08-31 by 09-02 2',
        '08-26..09-02',
      ],
    ],
    [
      'a start and a due date with less work between',
      ['| A | 甲 | 9月1日 | 9月30日 | 3 | | | |'],
      ['A 09-01..09-30, 3 days: 09-01..09-03 by 09-03 0!', '09-01..09-30'],
    ],
    [
      'a due date before what leads to it',
      [first, '| A | 乙 | | 9月1日 | | P | | |'],
      [
        'P 09-01..09-02, 2 days: 09-01..09-02 by 09-02 0!',
        'A 09-01..09-01, 1 days: 09-03..09-03 by 09-03 0!',
        '09-01..09-03',
      ],
    ],
    [
      'a duration alone beside a date in the plan',
      [first, '| A | 乙 | | | 3 | | | |'],
      [
        'P 09-01..09-02, 2 days: 09-01..09-02 by 09-02 0!',
        'A 01-01..01-05, 3 days: 01-01..01-05 by 09-02 172',
        '01-01..09-02',
      ],
    ],
  ])('%s', (_, rows, expected) => expect(solved(rows)).toEqual(expected));
});

describe('which tasks make a network', () => {
  const found = (...rows: string[]) => {
    const { criticalPaths, time } = timeline(tasks(...rows), { period: '2026-Q3' });
    return [
      criticalPaths.map((path) => path.join('-')).join(' '),
      time && `${time.chain.join('-')} ${time.available}/${time.needed}`,
    ];
  };
  it.each<[string, string[], (string | null)[]]>([
    [
      'dates alone make none',
      ['| A | 甲 | 9月1日 | 9月4日 | | | | |', '| B | 乙 | 9月2日 | 9月8日 | | | | |'],
      ['', null],
    ],
    [
      'one duration does',
      ['| A | 甲 | 9月1日 | 9月4日 | | | | |', '| B | 乙 | 9月2日 | | 5 | | | |'],
      ['B', 'B 22/5'],
    ],
    [
      'so does one predecessor',
      ['| A | 甲 | 9月1日 | 9月4日 | | | | |', '| B | 乙 | | 9月8日 | | A | | |'],
      ['B', 'A-B 22/4'],
    ],
    [
      'the predecessor that is done last leads',
      [
        '| P | 甲 | 9月1日 | | 2 | | | |',
        '| Q | 甲 | 9月1日 | | 5 | | | |',
        '| B | 乙 | | 9月9日 | 4 | P、Q | | |',
      ],
      ['Q-B', 'Q-B 7/9'],
    ],
    [
      'named the other way round',
      [
        '| P | 甲 | 9月1日 | | 2 | | | |',
        '| Q | 甲 | 9月1日 | | 5 | | | |',
        '| B | 乙 | | 9月9日 | 4 | Q、P | | |',
      ],
      ['Q-B', 'Q-B 7/9'],
    ],
    [
      'a pause ends the chain',
      ['| P | 甲 | 9月1日 | | 2 | | | |', '| B | 乙 | 9月8日 | 9月10日 | 4 | P | | |'],
      ['B', 'B 3/4'],
    ],
    [
      'of two that are late the worse',
      ['| A | 甲 | 9月1日 | 9月4日 | 5 | | | |', '| B | 乙 | 9月1日 | 9月3日 | 6 | | | |'],
      ['B', 'B 3/6'],
    ],
    ['just in time is not late', ['| A | 甲 | 9月1日 | 9月4日 | 4 | | | |'], ['A', 'A 22/4']],
    [
      'found by its id or whatever case',
      ['| Plan A | 甲 | 9月1日 | | 2 | | | |', '| B | 乙 | | | 1 | plan a | | |'],
      ['Plan A-B', 'Plan A-B 66/3'],
    ],
  ])('%s', (_, rows, expected) => expect(found(...rows)).toEqual(expected));
});

describe('where work stands on 2026-08-31', () => {
  it.each([
    ['finished', '| A | 甲 | 8月3日 | 8月14日 | | | | 100% |', 'done'],
    ['past its date', '| A | 甲 | 8月3日 | 8月14日 | | | | 60% |', 'late'],
    ['going on', '| A | 甲 | 8月3日 | 9月14日 | | | | 60% |', 'running'],
    ['not begun', '| A | 甲 | 9月3日 | 9月14日 | | | | 0% |', 'to-come'],
    ['past, and nobody keeps track', '| A | 甲 | 8月3日 | 8月14日 | | | | |', 'unknown'],
    ['due today', '| A | 甲 | 8月3日 | 8月31日 | | | | 60% |', 'running'],
    ['due today, and nobody keeps track', '| A | 甲 | 8月3日 | 8月31日 | | | | |', 'running'],
    ['beginning today', '| A | 甲 | 8月31日 | 9月14日 | | | | |', 'running'],
    ['beginning tomorrow', '| A | 甲 | 9月1日 | 9月14日 | | | | |', 'to-come'],
    ['begun before its day', '| A | 甲 | 9月1日 | 9月14日 | | | | 5% |', 'running'],
    ['without any date', '| A | 甲 | | | | | | |', 'to-come'],
    ['more than done', '| A | 甲 | 8月3日 | 8月14日 | | | | 99.99% |', 'late'],
    ['repeating, and past', '| A | 甲 | 7月1日 | 7月31日 | | | 每周 | |', 'unknown'],
  ])('%s', (_, row, state) => {
    expect(timeline(tasks(row)).tasks[0]?.state).toBe(state);
  });

  it.each([
    ['a blank one is late where others keep track', '| B | 乙 | 8月3日 | 8月14日 | | | | |', 'late'],
    ['work that repeats is not', '| B | 乙 | 7月1日 | 7月31日 | | | 每周 | |', 'unknown'],
    ['unless its progress is written', '| B | 乙 | 7月1日 | 7月31日 | | | 每周 | 60% |', 'late'],
  ])('%s', (_, row, state) => {
    expect(timeline(tasks('| A | 甲 | 8月3日 | 8月14日 | | | | 100% |', row)).tasks[1]?.state).toBe(state);
  });

  it('repeating work without dates runs through the plan', () => {
    const [task] = timeline(tasks('| 线上活动 | 甲 | | | | | 每月2场 | |'), { period: '2026-Q3' }).tasks;
    const days = [task?.start, task?.finish].map((it) => isoOfDay(it ?? 0));
    expect([...days, task?.occurrences.length, task?.startHeld, task?.finishHeld]).toEqual([
      '2026-07-01',
      '2026-09-30',
      6,
      false,
      false,
    ]);
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
    ['today', '| 画像完成 | 8月31日 | 未完成 |', 'open'],
    ['without a date there is none', '| 画像完成 | | 未完成 |', undefined],
  ])('%s', (_, row, state) => {
    expect(timeline(rows(row)).milestones[0]?.state).toBe(state);
  });
  it('a blank one that is past is late where others keep track', () => {
    const found = timeline(rows('| 甲 | 8月15日 | |', '| 乙 | 8月10日 | 已完成 |', '| 丙 | 10月1日 | |'));
    expect(found.milestones.map((it) => it.state)).toEqual(['late', 'done', 'open']);
    expect([found.tasks, found.criticalPaths, found.start, found.finish, found.time]).toEqual([
      [],
      [],
      null,
      null,
      null,
    ]);
  });
});
