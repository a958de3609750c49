import type { Finding } from '../view/page.ts';

/** Findings of one rule that ask for the same: what is asked is said once, below all of them. */
export interface FindingGroup {
  readonly severity: Finding['severity'];
  readonly severityWord: string;
  readonly title: string;
  readonly code: string;
  readonly fix: string;
  readonly reason: string;
  /** More than one: then the group has its title above them. */
  readonly many: boolean;
  readonly count: number;
  readonly cases: readonly { readonly what: string; readonly why: string; readonly place: string }[];
}

/** A group stands where its first finding stood. */
export function findingGroups(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = [finding.severity, finding.code, finding.fix, finding.reason].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { severity, severityWord, title, code, fix, reason } = first;
    const cases = group.map(({ what, why, place }) => ({ what, why, place }));
    return [
      {
        severity,
        severityWord,
        title,
        code,
        fix,
        reason,
        many: group.length > 1,
        count: group.length,
        cases,
      },
    ];
  });
}
