import type { Code } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { andMore } from '../diagnostics/phrases.ts';

/** Findings about a name that is known nowhere. */
const NAMING: ReadonlySet<Code> = new Set([
  'actual-of-unknown-goal',
  'ambiguous-member',
  'unknown-goal',
  'unknown-member',
  'unknown-row',
]);

/** A name that an export misspells stands in many rows: it is said once, and where else it stands is listed. */
export function oncePerName(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const [n, it] of diagnostics.entries()) {
    const key = NAMING.has(it.code) ? `${it.at.file} ${it.code} ${it.message.what.en}` : `${n}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [it]);
    else group.push(it);
  }
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const [next] = more;
    if (next === undefined) return [first];
    return [{ ...first, related: [{ at: next.at, label: andMore(more.length) }] }];
  });
}

const GOALS: ReadonlySet<Code> = new Set(['actual-of-unknown-goal', 'unknown-goal']);

/** In a plan whose goals were not read every name of a goal is unknown: that is said once, at the first of them. */
export function onceWithoutGoals(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const [first, next, ...more] = diagnostics.filter((it) => GOALS.has(it.code));
  if (first === undefined || next === undefined) return [...diagnostics];
  const one = { ...first, related: [{ at: next.at, label: andMore(more.length + 1) }] };
  return diagnostics.flatMap((it) => (it === first ? [one] : GOALS.has(it.code) ? [] : [it]));
}
