import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PATHS, type NetworkTask, solveNetwork } from '../../src/model/network.ts';
import { runs } from '../runs.ts';

/** `A4; B3←A; C5←A@7`: duration, predecessors, not before. */
function tasks(text: string): NetworkTask[] {
  return text.split('; ').map((task) => {
    const [, id = '', duration = '', after, notBefore] =
      /^([A-Z])(\d+)(?:←([A-Z,]+))?(?:@(\d+))?$/.exec(task) ?? [];
    return {
      id,
      duration: Number(duration),
      after: after?.split(',') ?? [],
      ...(notBefore === undefined ? {} : { notBefore: Number(notBefore) }),
    };
  });
}

describe('networks', () => {
  it.each([
    ['A3', 3, ['A'], 'A0'],
    ['A3; B2', 3, ['A'], 'A0 B1'],
    ['A3; B3', 3, ['A', 'B'], 'A0 B0'],
    ['A3; B2@5', 7, ['B'], 'A4 B0'],
    ['A3; B2←A@5', 7, ['B'], 'A2 B0'],
    ['A0; B0←A', 0, ['A-B'], 'A0 B0'],
    ['A2; B0←A; C2←A,B', 4, ['A-B-C', 'A-C'], 'A0 B0 C0'],
    ['B2←A; A1; C9←X', 9, ['C'], 'B6 A6 C0'],
    ['A2; B2←A,A', 4, ['A-B'], 'A0 B0'],
    ['A5; B2←A@8; C5←A', 10, ['A-C', 'B'], 'A0 B0 C0'],
  ])('%s: length %i, critical %j, slack %s', (text, length, paths, slack) => {
    const network = solveNetwork(tasks(text));
    if (!network.ok) throw new Error('no cycle here');
    expect(network.length).toBe(length);
    expect(network.criticalPaths.map((path) => path.join('-'))).toEqual(paths);
    expect([...network.tasks].map(([id, times]) => `${id}${times.slack}`).join(' ')).toBe(slack);
    expect(network.more).toBe(false);
  });

  it.each([
    ['A1←A', 'A'],
    ['A1←B; B1←A', 'AB'],
    ['X1; A1←C,X; B1←A; C1←B; D1←C', 'ABC'],
    ['D1←C; C1←B; B1←A; A1←C', 'CAB'],
    ['E1←A; A1←B; B1←A', 'AB'],
    ['E1←B; A1←B; B1←A', 'AB'],
  ])('%s: the cycle %s, each after the one before it', (text, cycle) => {
    const network = solveNetwork(tasks(text));
    expect(network).toEqual({ ok: false, cycle: cycle.split('') });
  });

  it('no task at all takes no time', () => {
    expect(solveNetwork([])).toEqual({
      ok: true,
      length: 0,
      tasks: new Map(),
      criticalPaths: [],
      more: false,
    });
  });

  it.each([
    [10, 'A6 B7'],
    [4, 'A0 B1'],
    [2, 'A-2 B-1'],
  ])('measured against an end at %i, slack is %s; what is critical does not change', (end, slack) => {
    const network = solveNetwork(tasks('A4; B3'), end);
    if (!network.ok) throw new Error('no cycle here');
    expect([...network.tasks].map(([id, times]) => `${id}${times.slack}`).join(' ')).toBe(slack);
    expect(network.criticalPaths).toEqual([['A']]);
  });

  it('lists no more critical paths than it says, and says that there are more', () => {
    const lattice = Array.from({ length: 10 }, (_, step) =>
      ['a', 'b'].map((side) => ({
        id: `${side}${step}`,
        duration: 1,
        after: step === 0 ? [] : [`a${step - 1}`, `b${step - 1}`],
      })),
    ).flat();
    const network = solveNetwork(lattice);
    expect(network).toMatchObject({ ok: true, more: true });
    expect(network.ok && network.criticalPaths.length).toBe(MOST_PATHS);
  });

  it('a chain of ten thousand tasks is no trouble', () => {
    const chain = Array.from({ length: 10_000 }, (_, n) => ({
      id: String(n),
      duration: 1,
      after: n === 0 ? [] : [String(n - 1)],
    }));
    expect(solveNetwork(chain.toReversed())).toMatchObject({ ok: true, length: 10_000 });
  });
});

/** Links only run from earlier to later tasks, which are then shuffled by reversing. */
const acyclic = fc
  .array(
    fc.record({
      duration: fc.integer({ min: 1, max: 6 }),
      links: fc.nat({ max: 127 }),
      notBefore: fc.oneof(fc.constant(0), fc.nat({ max: 12 })),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((items) =>
    items.map(
      ({ duration, links, notBefore }, n): NetworkTask => ({
        id: `t${n}`,
        duration,
        after: items.flatMap((_, m) => (m < n && (links >> m) & 1 ? [`t${m}`] : [])),
        notBefore,
      }),
    ),
  );

/** Every chain of links, as lists of tasks. */
function chains(all: readonly NetworkTask[]): NetworkTask[][] {
  const from = (task: NetworkTask): NetworkTask[][] => [
    [task],
    ...all
      .filter((next) => next.after.includes(task.id))
      .flatMap((next) => from(next).map((rest) => [task, ...rest])),
  ];
  return all.flatMap(from);
}

describe('networks against every chain of tasks', () => {
  const span = (chain: readonly NetworkTask[]) =>
    (chain[0]?.notBefore ?? 0) + chain.reduce((sum, task) => sum + task.duration, 0);

  it('times, length and slack are those of the longest chains', () => {
    fc.assert(
      fc.property(acyclic, (all) => {
        const network = solveNetwork(all.toReversed());
        if (!network.ok) throw new Error('no cycle here');
        const every = chains(all);
        const length = Math.max(...every.map(span));
        expect(network.length).toBe(length);
        for (const task of all) {
          const times = network.tasks.get(task.id);
          const finish = Math.max(...every.filter((chain) => chain.at(-1) === task).map(span));
          const after = Math.max(
            ...every.filter((chain) => chain[0] === task).map((chain) => span(chain) - (task.notBefore ?? 0)),
          );
          expect(times).toEqual({
            earliestStart: finish - task.duration,
            earliestFinish: finish,
            latestStart: length - after,
            latestFinish: length - after + task.duration,
            slack: length - after - (finish - task.duration),
            critical: length - after === finish - task.duration,
          });
        }
      }),
      runs(),
    );
  });

  it('critical paths are exactly the longest chains', () => {
    fc.assert(
      fc.property(acyclic, (all) => {
        const network = solveNetwork(all);
        if (!network.ok) throw new Error('no cycle here');
        const longest = chains(all).filter((chain) => span(chain) === network.length);
        const ids = longest.map((chain) => chain.map((task) => task.id).join('-'));
        // A chain that starts by its own date may also be the tail of an equally long one.
        const whole = ids.filter((id) => !ids.some((other) => other !== id && other.endsWith(`-${id}`)));
        expect(network.criticalPaths.map((path) => path.join('-')).toSorted()).toEqual(whole.toSorted());
      }),
      runs(),
    );
  });

  it('finds a cycle exactly when there is one', () => {
    const any = fc.array(fc.nat({ max: 63 }), { minLength: 1, maxLength: 6 }).map((links) =>
      links.map(
        (mask, n): NetworkTask => ({
          id: `t${n}`,
          duration: 1,
          after: links.flatMap((_, m) => (((mask & (mask >> 1)) >> m) & 1 ? [`t${m}`] : [])),
        }),
      ),
    );
    fc.assert(
      fc.property(any, (all) => {
        const network = solveNetwork(all);
        expect(network.ok).toBe(!reachesItself(all));
        if (network.ok) return;
        for (const [n, id] of network.cycle.entries()) {
          expect(all.find((task) => task.id === id)?.after).toContain(network.cycle.at(n - 1));
        }
        expect(new Set(network.cycle).size).toBe(network.cycle.length);
      }),
      runs(),
    );
  });
});

/** Whether some task is among all that come before it, by closing the relation. */
function reachesItself(all: readonly NetworkTask[]): boolean {
  const before = new Map(all.map((task) => [task.id, new Set(task.after)]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const set of before.values()) {
      for (const id of [...set]) {
        for (const earlier of before.get(id) ?? []) {
          if (!set.has(earlier)) changed = true;
          set.add(earlier);
        }
      }
    }
  }
  return [...before].some(([id, set]) => set.has(id));
}
