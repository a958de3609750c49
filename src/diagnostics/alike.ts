import type { Diagnostic } from './diagnostic.ts';

/** Findings that say the same of every place, as of a draft full of 待定. */
const SAME_EVERYWHERE: ReadonlySet<Diagnostic['code']> = new Set(['cell-undecided']);

export interface Together {
  readonly shown: readonly Diagnostic[];
  /** The others of the same file, by the first of them, which is shown. */
  readonly alike: ReadonlyMap<Diagnostic, readonly Diagnostic[]>;
}

/** For people such findings are one with a list of places; for programs each stays a finding of its own. */
export function together(diagnostics: readonly Diagnostic[]): Together {
  const first = new Map<string, Diagnostic>();
  const alike = new Map<Diagnostic, Diagnostic[]>();
  const shown = diagnostics.filter((it) => {
    if (!SAME_EVERYWHERE.has(it.code)) return true;
    const key = `${it.code} ${it.severity} ${it.at.file}`;
    const leader = first.get(key);
    if (leader === undefined) {
      first.set(key, it);
      return true;
    }
    const others = alike.get(leader);
    if (others === undefined) alike.set(leader, [it]);
    else others.push(it);
    return false;
  });
  return { shown, alike };
}
