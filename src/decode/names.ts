import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Address } from '../language/address.ts';
import { fold, sameName } from '../language/fold.ts';
import { nearest, nearestAmong } from '../language/nearest.ts';
import { reservedKind } from '../language/reserved.ts';
import { type KindId, kinds } from '../language/vocabulary.ts';
import { say } from '../language/words.ts';
import type { Span } from '../model/source.ts';
import type { Config } from './config.ts';
import { plain } from './gather.ts';
import type { Goal, Plan, Split, TargetRow } from './plan.ts';
import { declaredMember, findDimension, findGoal, type Scope } from './scope.ts';

/** Everything in a plan that an address can name. */
export interface Names {
  readonly scope: Scope;
  readonly splits: readonly Split[];
  readonly targets: readonly TargetRow[];
  /** The names of the rows of each kind with a reserved name. */
  readonly rows: Partial<Readonly<Record<KindId, readonly string[]>>>;
  /** Who is named in the owner cells, folded; only needed until the owners are told apart. */
  readonly people?: ReadonlySet<string>;
}

/** The names of a decoded plan, for whoever resolves addresses in it (claims, explain). */
export function namesOfPlan(plan: Plan, config: Config): Names {
  const scope: Scope = {
    config,
    frontmatter: plan.frontmatter,
    goals: plan.goals,
    dimensions: plan.splits.map((it) => it.dimension),
  };
  const rows = Object.fromEntries(
    Object.entries(plan.rows).map(([kind, list]) => [kind, list.map((it) => it.name.text)]),
  );
  return { scope, splits: plan.splits, targets: plan.targets, rows };
}

/**
 * An address with its names as the plan spells them first, the dimension of its member filled in, and the reserved name
 * of its kind in the plan's language. Null with a diagnostic when a name is unknown or could mean two members.
 */
export function resolveAddress(address: Address, names: Names, at: Span): Result<Address | null> {
  const { scope } = names;
  const goal = findGoal(scope.goals, address.subject);
  if (goal) return resolveMember(address, goal, names, at);
  const kind = reservedKind(address.subject);
  if (kind) return resolveRow(address, kind, names, at);
  const known = scope.goals.map((it) => it.name);
  return plain(
    null,
    diagnose(
      'unknown-goal',
      { found: address.subject, suggestion: nearest(address.subject, known), known },
      at,
    ),
  );
}

function resolveMember(address: Address, goal: Goal, names: Names, at: Span): Result<Address | null> {
  const { member } = address;
  if (member === null) return plain({ ...address, subject: goal.name });
  const { places, byMember, suggest } = placesOf(goal, names);
  const wanted =
    address.dimension === null ? null : (findDimension(address.dimension, names.scope) ?? address.dimension);
  const own = (byMember.get(fold(member)) ?? []).filter(
    (it) => wanted === null || sameName(it.dimension, wanted),
  );
  const found = own.length > 0 ? own : declaredPlaces(member, wanted, names.scope.config);
  const [first, second] = found;
  if (first && !second)
    return plain({ ...address, subject: goal.name, dimension: first.dimension, member: first.member });
  if (first && second) {
    const choices = found.map((it) => `${goal.name}/${it.dimension}=${it.member}`);
    return plain(null, diagnose('ambiguous-member', { found: member, choices }, at));
  }
  const known = places.map((it) => it.member);
  return plain(
    null,
    diagnose(
      'unknown-member',
      { found: member, dimension: wanted ?? goal.name, suggestion: suggest(member), known },
      at,
    ),
  );
}

interface Place {
  readonly dimension: string;
  readonly member: string;
}

interface Places {
  readonly places: readonly Place[];
  readonly byMember: ReadonlyMap<string, readonly Place[]>;
  readonly suggest: (found: string) => string | null;
}

/** By the names of a plan and its goal: an export asks the same a hundred thousand times. */
const gathered = new WeakMap<Names, Map<string, Places>>();

function placesOf(goal: Goal, names: Names): Places {
  const known = gathered.get(names) ?? new Map<string, Places>();
  gathered.set(names, known);
  const before = known.get(goal.name);
  if (before !== undefined) return before;
  const places = gatherPlaces(goal, names);
  const byMember = new Map<string, Place[]>();
  for (const place of places) {
    const key = fold(place.member);
    const same = byMember.get(key);
    if (same === undefined) byMember.set(key, [place]);
    else same.push(place);
  }
  const made = { places, byMember, suggest: nearestAmong(places.map((it) => it.member)) };
  known.set(goal.name, made);
  return made;
}

/** The members that the plan itself names for a goal, each once. */
function gatherPlaces(goal: Goal, { splits, targets, scope }: Names): readonly Place[] {
  const inSplits = splits
    .filter((it) => it.goal === goal.name)
    .flatMap(({ dimension, members }) => members.map(({ name }) => ({ dimension, member: name })));
  const inRows = targets.flatMap((it): Place[] => {
    if (it.goal !== goal.name || it.member === null) return [];
    if (it.dimension !== null) return [{ dimension: it.dimension, member: it.member }];
    return declaredPlaces(it.member, null, scope.config).slice(0, 1);
  });
  const unique = new Map([...inSplits, ...inRows].map((it) => [`${it.dimension}=${it.member}`, it]));
  return [...unique.values()];
}

function declaredPlaces(member: string, dimension: string | null, config: Config): readonly Place[] {
  return config.dimensions
    .filter((it) => dimension === null || it.name === dimension)
    .flatMap(({ name }) => {
      const declared = declaredMember(name, member, config);
      return declared === null ? [] : [{ dimension: name, member: declared }];
    });
}

function resolveRow(
  address: Address,
  kind: KindId,
  { scope, rows }: Names,
  at: Span,
): Result<Address | null> {
  const definition = kinds[kind];
  const subject =
    'reserved' in definition ? say(definition.reserved, scope.frontmatter.lang) : address.subject;
  const { member } = address;
  if (member === null) return plain({ ...address, subject });
  const known = rows[kind] ?? [];
  const row = known.find((it) => sameName(it, member));
  if (row !== undefined) return plain({ ...address, subject, dimension: null, member: row });
  const suggestion = nearest(member, known);
  return plain(
    null,
    diagnose('unknown-row', { kind: definition.label, found: member, suggestion, known }, at),
  );
}

/** The first diagnostic of several resolutions, or the addresses. */
export function resolveAll(
  addresses: readonly Address[],
  names: Names,
  at: Span,
): Result<readonly Address[] | null> {
  const resolved: Address[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const address of addresses) {
    const result = resolveAddress(address, names, at);
    diagnostics.push(...result.diagnostics);
    if (result.value) resolved.push(result.value);
  }
  return { value: diagnostics.length === 0 ? resolved : null, diagnostics };
}
