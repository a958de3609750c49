import type { Words } from '../language/words.ts';

/** One change in words. User text stands in it as it is; each printer escapes what it prints. */
export interface Line {
  readonly group: GroupId;
  readonly weight: number;
  readonly tone: Tone;
  /** What it is about, set apart; may be empty. */
  readonly lead: string;
  readonly text: string;
  /** Figures that stand side by side in a table. */
  readonly figure: { readonly from: string; readonly to: string; readonly by: string } | null;
}

export type Tone = 'bad' | 'good' | 'plain';
export type GroupId = keyof typeof groups;

/** In the order in which they are read. */
export const groups = {
  goals: { zh: '目标与拆解', en: 'Targets and their parts' },
  standing: { zh: '进展', en: 'Progress' },
  feasibility: { zh: '能不能做到', en: 'Can it be done' },
  time: { zh: '任务与时间', en: 'Tasks and dates' },
  owners: { zh: '负责人', en: 'Owners' },
  findings: { zh: '检查结果', en: 'Findings' },
  rest: { zh: '其他', en: 'Everything else' },
} as const satisfies Record<string, Words>;

export function groupIds(): GroupId[] {
  return Object.keys(groups).filter((id): id is GroupId => Object.hasOwn(groups, id));
}

const LONGEST = 240;

/** User text of any length on one line: cut where nobody reads on. */
export function clip(text: string, most = LONGEST): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}
