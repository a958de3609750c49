import type { Commit, Graph } from './log.ts';

/** One state of a plan, with the states it came from: one, several after a merge, none where it was first written. */
export interface Version {
  readonly commit: Commit;
  readonly path: string;
  readonly blob: string;
  /** The contents of the files beside it that it names, by their paths; those that are not there are left out. */
  readonly tables: ReadonlyMap<string, string>;
  /** In the order of the commit's parents. */
  readonly parents: readonly Version[];
}

/** The files that a version of a plan names, from its path and its content. */
export type Named = (path: string, blob: string) => readonly string[];

/** A state on its way to a version: which commit made it, and what the file was called there. */
interface Place {
  readonly commit: number;
  readonly path: string;
}

/**
 * The versions of a plan that led to the newest commit, newest first: one for every commit that touched its file, or
 * one of `beside`, and for every merge that left another content than its first parent had. Renames are followed,
 * on each side of a merge; a file that was deleted and written again is one, and a name that a later file took over
 * keeps the two apart.
 */
export function versionsOf(
  graph: Graph,
  path: string,
  beside: readonly string[] = [],
  named: Named = () => [],
): readonly Version[] {
  const walked = walk(graph, path, beside);
  const made = new Map<string, Version>();
  // Oldest first: what a version came from is there before it.
  for (const { place, from } of walked.toSorted((a, b) => a.place.commit - b.place.commit)) {
    const commit = graph.commits[place.commit];
    const blob = contentAt(graph, standing(graph, place.commit, place.path), place.path);
    if (commit === undefined || blob === null) continue;
    const tables = named(place.path, blob).flatMap((name): [string, string][] => {
      const content = contentAt(graph, graph.touched(place.commit, name), name);
      return content === null ? [] : [[name, content]];
    });
    const parents = from.flatMap((it) => made.get(keyOf(it)) ?? []);
    made.set(keyOf(place), { commit, path: place.path, blob, tables: new Map(tables), parents });
  }
  return [...made.values()].toReversed();
}

interface Walked {
  readonly place: Place;
  readonly from: readonly Place[];
}

/**
 * Every place from the newest commit back. A side of a merge may know the plan by a name that only the other side
 * gave up, which is found on the way: so the way is gone again as long as names turn up.
 */
function walk(graph: Graph, path: string, beside: readonly string[]): readonly Walked[] {
  const names = new Set([path]);
  for (;;) {
    const before = names.size;
    const found = new Map<string, Walked>();
    const head = placeAt(graph, graph.commits.length - 1, path, beside);
    const open = head === null ? [] : [head];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (found.has(keyOf(place))) continue;
      const from = cameFrom(graph, place, beside, names);
      found.set(keyOf(place), { place, from });
      open.push(...from);
    }
    if (names.size === before) return [...found.values()];
  }
}

function cameFrom(
  graph: Graph,
  { commit, path }: Place,
  beside: readonly string[],
  names: Set<string>,
): Place[] {
  const before = graph.edit(commit, path)?.from ?? path;
  names.add(before);
  return (graph.parents[commit] ?? []).flatMap((parent, n) => {
    const own = n === 0 ? before : nameAt(graph, parent, path, names);
    return placeAt(graph, parent, own, beside) ?? [];
  });
}

/** What a side of a merge calls the plan: the same, else the name that was set there last of those it ever had. */
function nameAt(graph: Graph, commit: number, path: string, names: ReadonlySet<string>): string {
  if (standing(graph, commit, path) >= 0) return path;
  const known = [...names].map((name) => ({ name, at: standing(graph, commit, name) }));
  return known.toSorted((a, b) => b.at - a.at)[0]?.name ?? path;
}

function placeAt(graph: Graph, commit: number, path: string, beside: readonly string[]): Place | null {
  const own = standing(graph, commit, path);
  if (own < 0) return null;
  return { commit: Math.max(own, ...beside.map((name) => graph.touched(commit, name))), path };
}

/** The commit that set the content a path last had; −1: it never had one, or its file got another name. */
function standing(graph: Graph, commit: number, path: string): number {
  let at = graph.touched(commit, path);
  while (at >= 0 && contentAt(graph, at, path) === null) {
    const moved = graph.commits[at]?.edits.some(({ from }) => from === path) === true;
    const [first] = graph.parents[at] ?? [];
    at = moved || first === undefined ? -1 : graph.touched(first, path);
  }
  return at;
}

function contentAt(graph: Graph, commit: number, path: string): string | null {
  return graph.edit(commit, path)?.blob ?? null;
}

function keyOf({ commit, path }: Place): string {
  return `${commit} ${path}`;
}

/**
 * For each version the one that last changed anything of what it holds; `versions` are newest first. A merge changed
 * what no side of it had; of what it took from a side, that side's newest change is the last one.
 */
export function lastChanges(versions: readonly Version[]): ReadonlyMap<Version, Version> {
  const order = new Map(versions.map((version, n) => [version, n]));
  const place = (version: Version) => order.get(version) ?? versions.length;
  const found = new Map<Version, Version>();
  for (const version of versions.toReversed()) {
    const changes = bringing(version).flatMap((parent) => found.get(parent) ?? []);
    found.set(version, changes.toSorted((a, b) => place(a) - place(b))[0] ?? version);
  }
  return found;
}

/** The parents from which a version has what others of them lack; none when it has something of its own. */
function bringing(version: Version): readonly Version[] {
  const { parents } = version;
  const shares = filesOf(version, ...parents).map((name) =>
    parents.filter((parent) => contentOf(parent, name) === contentOf(version, name)),
  );
  if (shares.some((share) => share.length === 0)) return [];
  const brought = shares.flatMap((share) => (share.length < parents.length ? share : []));
  return brought.length > 0 ? brought : parents.slice(0, 1);
}

/** The files of some versions; the plan itself, which may change its name, goes by the empty one. */
function filesOf(...versions: readonly Version[]): readonly string[] {
  return ['', ...new Set(versions.flatMap(({ tables }) => [...tables.keys()]))];
}

function contentOf({ path, blob, tables }: Version, name: string): string | null {
  return name === '' ? `${path} ${blob}` : (tables.get(name) ?? null);
}
