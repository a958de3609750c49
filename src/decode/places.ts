import type { Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { nearest } from '../language/nearest.ts';
import { gather, plain } from './gather.ts';
import { type Names, resolveAddress } from './names.ts';
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

/** Actuals with the dimension of each member; a name that a declared dimension does not have is an error. */
export function placeActuals(actuals: readonly Actual[], names: Names): Result<readonly Actual[]> {
  return gather(
    actuals.map((actual): Result<Actual> => {
      if (actual.measure !== null || actual.members.length === 0) return plain(actual);
      const members = gather(actual.members.map((it) => placeMember(it, actual, names)));
      return plain({ ...actual, members: members.value }, ...members.diagnostics);
    }),
  );
}

type Placed = Actual['members'][number];

function placeMember(it: Placed, { subject, at }: Actual, names: Names): Result<Placed> {
  const { config } = names.scope;
  if (it.dimension === '') {
    const address = { subject, member: it.member, dimension: null, period: null, measure: null };
    const place = resolveAddress(address, names, at);
    const { value } = place;
    return plain(
      value?.dimension && value.member ? { dimension: value.dimension, member: value.member } : it,
      ...place.diagnostics,
    );
  }
  const declared = config.dimensions.find((dimension) => dimension.name === it.dimension)?.members ?? [];
  if (declared.length === 0 || declaredMember(it.dimension, it.member, config) !== null) return plain(it);
  const known = declared.map((member) => member.name);
  const params = { found: it.member, dimension: it.dimension, suggestion: nearest(it.member, known), known };
  return plain(it, diagnose('unknown-member', params, at));
}
