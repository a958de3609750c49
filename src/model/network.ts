/** A task of a network; times are whole units from the start of the project (working days, as a rule). */
export interface NetworkTask {
  readonly id: string;
  readonly duration: number;
  /** Ids of tasks that must be finished first; an id that is no task is ignored. */
  readonly after: readonly string[];
  /** It cannot start earlier than this. */
  readonly notBefore?: number;
}

export interface TaskTimes {
  readonly earliestStart: number;
  /** The moment after its last unit: start + duration. */
  readonly earliestFinish: number;
  readonly latestStart: number;
  readonly latestFinish: number;
  /** How long it may slip without moving the end; negative when the end that was asked for is too early. */
  readonly slack: number;
  /** On a longest chain. */
  readonly critical: boolean;
}

export type Network =
  | {
      readonly ok: true;
      /** When the last task can be finished at the earliest. */
      readonly length: number;
      readonly tasks: ReadonlyMap<string, TaskTimes>;
      /** Every longest chain, as ids in order; at most `MOST_PATHS`, and then `more` is true. */
      readonly criticalPaths: readonly (readonly string[])[];
      readonly more: boolean;
    }
  /** Ids in order, each waiting for the one before it, and the first for the last. */
  | { readonly ok: false; readonly cycle: readonly string[] };

/** The number of critical paths grows exponentially in a lattice; nobody reads more than this. */
export const MOST_PATHS = 100;

/**
 * The critical path method: earliest times forwards, latest times backwards from `end` (the network's own length when
 * not given), slack between them. Ids are unique. Work grows with tasks + links.
 */
export function solveNetwork(tasks: readonly NetworkTask[], end?: number): Network {
  const graph = graphOf(tasks);
  const order = topological(graph);
  if (order === null) return { ok: false, cycle: cycleIn(graph) };

  const start = new Map<string, number>();
  for (const id of order) {
    const node = nodeOf(graph, id);
    start.set(id, Math.max(node.notBefore, ...node.before.map((it) => finishOf(graph, start, it))));
  }
  const length = order.reduce((most, id) => Math.max(most, finishOf(graph, start, id)), 0);
  const last = end ?? length;

  const latest = new Map<string, number>();
  for (const id of order.toReversed()) {
    const next = nodeOf(graph, id).next.map((it) => (latest.get(it) ?? last) - nodeOf(graph, it).duration);
    latest.set(id, Math.min(last, ...next));
  }
  const times = new Map(
    tasks.map(({ id, duration }): [string, TaskTimes] => {
      const earliestStart = start.get(id) ?? 0;
      const latestFinish = latest.get(id) ?? last;
      const slack = latestFinish - earliestStart - duration;
      return [
        id,
        {
          earliestStart,
          earliestFinish: earliestStart + duration,
          latestStart: latestFinish - duration,
          latestFinish,
          slack,
          critical: slack === last - length,
        },
      ];
    }),
  );
  return { ok: true, length, tasks: times, ...criticalPaths(graph, times) };
}

interface Node {
  readonly duration: number;
  readonly notBefore: number;
  readonly before: readonly string[];
  readonly next: string[];
}
type Graph = ReadonlyMap<string, Node>;

function graphOf(tasks: readonly NetworkTask[]): Graph {
  const ids = new Set(tasks.map((task) => task.id));
  const graph = new Map(
    tasks.map((task): [string, Node] => [
      task.id,
      {
        duration: task.duration,
        notBefore: Math.max(0, task.notBefore ?? 0),
        before: [...new Set(task.after)].filter((id) => ids.has(id)),
        next: [],
      },
    ]),
  );
  for (const [id, node] of graph) for (const before of node.before) nodeOf(graph, before).next.push(id);
  return graph;
}

function nodeOf(graph: Graph, id: string): Node {
  const node = graph.get(id);
  if (!node) throw new Error(`no task ${id} in the network`);
  return node;
}

function finishOf(graph: Graph, start: ReadonlyMap<string, number>, id: string): number {
  return (start.get(id) ?? 0) + nodeOf(graph, id).duration;
}

/** Predecessors first, otherwise in the order given; null when there is a cycle. */
function topological(graph: Graph): string[] | null {
  const waiting = new Map([...graph].map(([id, node]) => [id, node.before.length]));
  const order = [...graph.keys()].filter((id) => waiting.get(id) === 0);
  for (let n = 0; n < order.length; n++) {
    for (const next of nodeOf(graph, order[n] ?? '').next) {
      const left = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, left);
      if (left === 0) order.push(next);
    }
  }
  return order.length === graph.size ? order : null;
}

/** Walks backwards from a task that never becomes free until one comes round; begins with the one given first. */
function cycleIn(graph: Graph): string[] {
  const stuck = new Set(graph.keys());
  let freed = true;
  while (freed) {
    freed = false;
    for (const id of stuck) {
      if (nodeOf(graph, id).before.some((it) => stuck.has(it))) continue;
      stuck.delete(id);
      freed = true;
    }
  }
  const walk: string[] = [];
  let at = [...stuck][0];
  while (at !== undefined && !walk.includes(at)) {
    walk.push(at);
    at = nodeOf(graph, at).before.find((it) => stuck.has(it));
  }
  if (at === undefined) return [];
  const cycle = walk.slice(walk.indexOf(at)).toReversed();
  const first = cycle.indexOf([...graph.keys()].find((id) => cycle.includes(id)) ?? '');
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}

/** Chains of critical tasks in which each starts the moment the one before it ends. */
function criticalPaths(
  graph: Graph,
  times: ReadonlyMap<string, TaskTimes>,
): { readonly criticalPaths: string[][]; readonly more: boolean } {
  const links = (id: string, others: readonly string[], follows: (a: TaskTimes, b: TaskTimes) => boolean) => {
    const own = times.get(id);
    return others.filter((other) => {
      const it = times.get(other);
      return own !== undefined && it?.critical && follows(own, it);
    });
  };
  const paths: string[][] = [];
  // Linked to what they go on from: as arrays, the open ends of a dense network would fill the memory.
  const stack: Step[] = [...times]
    .filter(([id, it]) => {
      const { before } = nodeOf(graph, id);
      return it.critical && links(id, before, (a, b) => b.earliestFinish === a.earliestStart).length === 0;
    })
    .map(([id]) => ({ id, before: null }))
    .toReversed();
  while (stack.length > 0) {
    const step = stack.pop();
    if (step === undefined) break;
    const { id } = step;
    const next = links(id, nodeOf(graph, id).next, (a, b) => a.earliestFinish === b.earliestStart);
    if (next.length > 0) stack.push(...next.toReversed().map((it) => ({ id: it, before: step })));
    else if (paths.length === MOST_PATHS) return { criticalPaths: paths, more: true };
    else paths.push(pathTo(step));
  }
  return { criticalPaths: paths, more: false };
}

interface Step {
  readonly id: string;
  readonly before: Step | null;
}

function pathTo(last: Step): string[] {
  const path: string[] = [];
  for (let step: Step | null = last; step !== null; step = step.before) path.push(step.id);
  return path.reverse();
}
