import type { Config } from '../decode/config.ts';
import { namesOfPlan } from '../decode/names.ts';
import { fold, sameName } from '../language/fold.ts';
import type { Span } from '../model/source.ts';
import { resolveBeside } from '../parse/path.ts';
import { addressParts } from './address-parts.ts';
import { type Around, addressMentions, mention, ownerSubject, sourceOf } from './around.ts';
import type { Mention, Subject } from './subject.ts';
import { tableMentions } from './table-mentions.ts';
import { filesOf, type PlanView, tablesOf } from './view.ts';

/** Every place of a plan, its tables and its frontmatter that names a thing; by table, then the prose. */
export function mentionsOf(view: PlanView, config: Config, plans: readonly PlanView[]): Mention[] {
  const { plan, document } = view;
  if (plan === null || document === null) return [];
  const above = plan.frontmatter.parent;
  const parent = plans.find((it) => above !== null && sameName(it.id, above));
  const around: Around = {
    view,
    plan,
    names: namesOfPlan(plan, config),
    config,
    parent: parent?.plan == null || parent === view ? null : { view: parent, plan: parent.plan },
  };
  return [
    ...tablesOf(document).flatMap((table) => tableMentions(table, around)),
    ...document.claims.flatMap(({ addressAt, address }) => {
      const source = sourceOf(addressAt, around);
      const parts = addressParts(source);
      // A link by reference has its address elsewhere; its text names nothing.
      const own = fold(safelyDecoded(source)) === fold(address);
      return own ? addressMentions(parts, addressAt, 'link', around) : [];
    }),
    ...frontmatterMentions(around),
  ];
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function frontmatterMentions(around: Around): Mention[] {
  const { plan, view, config } = around;
  const { frontmatter } = plan;
  const at = (key: string) => {
    const place = frontmatter.places.get(key);
    return place === undefined ? null : unquoted(place, sourceOf(place, around));
  };
  const whole = (key: string, subject: Subject | null): Mention[] => {
    const found = at(key);
    if (found === null || subject === null) return [];
    return [mention(subject, { text: found.text, from: 0, to: width(found.at) }, found.at, YAML)];
  };
  const file = (key: string): Mention[] => {
    const path = resolveBeside(view.file.path, at(key)?.text ?? '');
    const known = view.document === null ? [] : filesOf(view.document);
    return path !== null && known.includes(path) ? whole(key, { kind: 'file', name: path }) : [];
  };
  const { owner, parent, follows, tables, waive } = frontmatter;
  return [
    ...whole('owner', owner === null ? null : ownerSubject(config, owner)),
    ...whole('parent', parent === null ? null : { kind: 'plan', name: parent }),
    ...whole('follows', follows === null ? null : { kind: 'plan', name: follows }),
    ...file('actuals'),
    ...file('tables'),
    ...tables.flatMap((_, n) => file(`tables.${n}`)),
    ...waive.flatMap((_, n) => {
      const found = at(`waive.${n}.at`);
      return found === null ? [] : addressMentions(addressParts(found.text), found.at, 'yaml', around);
    }),
  ];
}

const YAML = { form: 'yaml', otherwise: false } as const;

function width({ column, endColumn }: Span): number {
  return endColumn - column;
}

/** A value of YAML without its quotes; null for one that stretches over lines. */
function unquoted(at: Span, source: string): { readonly at: Span; readonly text: string } | null {
  const quoted = /^(["'])(.*)\1$/s.exec(source.trimEnd());
  if (quoted !== null) {
    const text = quoted[2] ?? '';
    return { at: { ...at, column: at.column + 1, endColumn: at.column + 1 + text.length }, text };
  }
  const text = source.trimEnd();
  return text === '' ? null : { at: { ...at, endColumn: at.column + text.length }, text };
}
