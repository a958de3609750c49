import type { Config } from '../decode/config.ts';
import { type Names, resolveAddress } from '../decode/names.ts';
import { declaredOwner } from '../decode/people.ts';
import type { Plan } from '../decode/plan.ts';
import { declaredMember, findGoal } from '../decode/scope.ts';
import type { Address } from '../language/address.ts';
import { sameName } from '../language/fold.ts';
import { reservedKind } from '../language/reserved.ts';
import type { KindId } from '../language/vocabulary.ts';
import type { Span } from '../model/source.ts';
import type { AddressParts } from './address-parts.ts';
import type { Mention, Subject } from './subject.ts';
import { type Piece, partOf, sourceAt } from './text.ts';
import type { PlanView } from './view.ts';

/** What a place is looked at with: its plan, the names in it, and the plan above it. */
export interface Around {
  readonly view: PlanView;
  readonly plan: Plan;
  readonly names: Names;
  readonly config: Config;
  /** The plan that this one contributes to, where there is one. */
  readonly parent: { readonly view: PlanView; readonly plan: Plan } | null;
}

export function sourceOf(at: Span, { view }: Around): string {
  const lines = view.lines.get(at.file);
  return lines === undefined ? '' : sourceAt(lines, at);
}

/** The goal or row that an address names, and the member. */
export function addressMentions(
  parts: AddressParts,
  within: Span,
  form: Mention['form'],
  around: Around,
): Mention[] {
  const { plan, names } = around;
  const goal = findGoal(plan.goals, parts.subject.text);
  const kind = goal === null ? reservedKind(parts.subject.text) : null;
  const found: Mention[] = [];
  const add = (subject: Subject, piece: Piece, otherwise: boolean) =>
    found.push(mention(subject, piece, within, { form, otherwise }));
  if (goal !== null) {
    add(goalSubject(around, goal.name), parts.subject, !sameName(goal.name, parts.subject.text));
  }
  const { member } = parts;
  if (member === null || (goal === null && kind === null)) return found;
  const subject = goal === null ? null : { goal: goal.name, dimension: parts.dimension?.text ?? null };
  if (subject !== null) {
    const address: Address = {
      subject: subject.goal,
      dimension: subject.dimension,
      member: member.text,
      period: null,
      measure: null,
    };
    const resolved = resolveAddress(address, names, within).value;
    if (resolved?.dimension != null && resolved.member !== null) {
      const own = memberSubject(around, resolved.dimension, resolved.member);
      add(own, member, !sameName(own.name, member.text));
    }
  } else if (kind !== null) {
    const row = rowNamed(plan, kind, member.text);
    if (row !== null)
      add({ kind: 'row', plan: plan.id, of: kind, name: row }, member, !sameName(row, member.text));
  }
  return found;
}

export function mention(
  subject: Subject,
  piece: Piece,
  within: Span,
  how: Pick<Mention, 'form' | 'otherwise'> & { readonly role?: Mention['role'] },
): Mention {
  return { subject, at: partOf(within, piece), within, text: piece.text, role: 'reference', ...how };
}

export function goalSubject({ plan }: Pick<Around, 'plan'>, name: string): Subject {
  return { kind: 'goal', plan: plan.id, name };
}

export function memberSubject({ plan, config }: Around, dimension: string, name: string): Subject {
  const declared = declaredMember(dimension, name, config);
  return { kind: 'member', plan: declared === null ? plan.id : null, dimension, name: declared ?? name };
}

export function ownerSubject(config: Config, name: string): Subject {
  return { kind: 'owner', name: declaredOwner(name, config) ?? name };
}

/** The name of the row of a kind that a text names, by its name or id. */
export function rowNamed(plan: Plan, kind: KindId, text: string): string | null {
  for (const row of plan.rows[kind]) {
    const { cells } = row;
    const own = 'id' in cells ? cells.id.text : '';
    if (sameName(row.name.text, text) || (own !== '' && sameName(own, text))) return row.name.text;
  }
  return null;
}
