import type { Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { fold } from '../language/fold.ts';
import { nearestAmong } from '../language/nearest.ts';
import { reservedKind } from '../language/reserved.ts';
import { gather, plain } from './gather.ts';
import { type Names, resolveAddress } from './names.ts';
import { oncePerName } from './once-per-name.ts';
import type { Actual, TargetRow } from './plan.ts';
import { declaredMember } from './scope.ts';

/** Rows of `目标/成员` with the dimension their member belongs to, where one is known. */
export function placeTargets(rows: readonly TargetRow[], names: Names): Result<readonly TargetRow[]> {
  return gather(
    rows.map((row): Result<TargetRow> => {
      const { goal, member, dimension } = row;
      if (member === null || dimension !== null) return plain(row);
      const address = { subject: goal, member, dimension, period: null, measure: null };
      const place = resolveAddress(address, names, row.row.name.at);
      const { value } = place;
      if (value) return plain({ ...row, dimension: value.dimension, member: value.member ?? member });
      // A member that only this table names belongs to no dimension; one that could be two must say which.
      return plain(row, ...place.diagnostics.filter((it) => it.code === 'ambiguous-member'));
    }),
  );
}

/** Actuals with the dimension of each member; a name that its dimension does not have is an error. */
export function placeActuals(actuals: readonly Actual[], names: Names): Result<readonly Actual[]> {
  const dimensions = knownDimensions(names);
  const placed = gather(
    actuals.map((actual): Result<Actual> => {
      if (actual.measure !== null) return placeRow(actual, names);
      const members = gather(actual.members.map((it) => placeMember(it, actual, names, dimensions)));
      return plain({ ...actual, members: members.value }, ...members.diagnostics);
    }),
  );
  return plain(placed.value, ...oncePerName(placed.diagnostics));
}

type Placed = Actual['members'][number];

/** The members without the places of their names. */
function bare({ members }: Actual): Actual['members'] {
  return members.map(({ dimension, member }) => ({ dimension, member }));
}

function placeMember(
  { at: own, ...it }: Placed,
  { subject, at: cell }: Actual,
  names: Names,
  dimensions: (dimension: string) => KnownMembers,
): Result<Placed> {
  const at = own ?? cell;
  if (it.dimension === '') {
    const address = { subject, member: it.member, dimension: null, period: null, measure: null };
    const place = resolveAddress(address, names, at);
    const { value } = place;
    return plain(
      value?.dimension && value.member ? { dimension: value.dimension, member: value.member } : it,
      ...place.diagnostics,
    );
  }
  const { known, byName, suggest } = dimensions(it.dimension);
  const word = declaredMember(it.dimension, it.member, names.scope.config) ?? it.member;
  const member = byName.get(fold(word));
  if (known.length === 0 || member !== undefined) return plain({ ...it, member: member ?? it.member });
  const params = { found: it.member, dimension: it.dimension, suggestion: suggest(it.member), known };
  return plain(it, diagnose('unknown-member', params, at));
}

interface KnownMembers {
  readonly known: readonly string[];
  readonly byName: ReadonlyMap<string, string>;
  readonly suggest: (found: string) => string | null;
}

/** The members of each dimension, gathered when first asked for. */
function knownDimensions(names: Names): (dimension: string) => KnownMembers {
  const gathered = new Map<string, KnownMembers>();
  return (dimension) => {
    const before = gathered.get(dimension);
    if (before !== undefined) return before;
    const known = membersOf(dimension, names);
    const byName = new Map(known.toReversed().map((name) => [fold(name), name]));
    const members = { known, byName, suggest: nearestAmong(known) };
    gathered.set(dimension, members);
    return members;
  };
}

/** The members a dimension can have: as the config declares them, else those that the plan's own tables name. */
function membersOf(dimension: string, { scope, splits, targets }: Names): readonly string[] {
  const declared = scope.config.dimensions.find((it) => it.name === dimension)?.members ?? [];
  if (declared.length > 0) return declared.map((it) => it.name);
  const inSplits = splits
    .filter((it) => it.dimension === dimension)
    .flatMap((it) => it.members.map(({ name }) => name));
  const inRows = targets.flatMap((it) => (it.dimension === dimension && it.member ? [it.member] : []));
  return [...new Set([...inSplits, ...inRows])];
}

/** `渠道/行业展会:转化率`: where the plan has such a table, the row must be in it. */
function placeRow(actual: Actual, names: Names): Result<Actual> {
  const [row] = actual.members;
  const kind = reservedKind(actual.subject);
  if (!row || !kind || (names.rows[kind] ?? []).length === 0)
    return plain({ ...actual, members: bare(actual) });
  const address = {
    subject: actual.subject,
    member: row.member,
    dimension: null,
    period: null,
    measure: null,
  };
  const place = resolveAddress(address, names, row.at ?? actual.at);
  const member = place.value?.member ?? row.member;
  return plain({ ...actual, members: [{ dimension: row.dimension, member }] }, ...place.diagnostics);
}
