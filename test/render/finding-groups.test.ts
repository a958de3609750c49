import { expect, it } from 'vitest';
import { findingGroups } from '../../src/render/finding-groups.ts';
import type { Finding } from '../../src/view/page.ts';

function finding(code: string, what: string, fix: string, reason = ''): Finding {
  const said = {
    severity: 'warning',
    severityWord: 'Warning',
    title: code,
    why: '',
    place: 'p.md:1:1',
  } as const;
  return { ...said, code, what, fix, reason };
}

it.each<[string, Finding[], string[]]>([
  ['none', [], []],
  ['one', [finding('late', 'a', 'hurry')], ['late: a']],
  [
    'two that ask for the same, the first in its place',
    [finding('late', 'a', 'hurry'), finding('short', 'b', 'hire'), finding('late', 'c', 'hurry')],
    ['late 2: a, c', 'short: b'],
  ],
  [
    'what asks for something else stays apart',
    [finding('late', 'a', 'hurry'), finding('late', 'b', 'drop it')],
    ['late: a', 'late: b'],
  ],
  [
    'and so does what is waived for another reason',
    [finding('late', 'a', 'hurry', 'agreed'), finding('late', 'b', 'hurry', 'known')],
    ['late: a', 'late: b'],
  ],
])('%s', (_, findings, wanted) => {
  const told = findingGroups(findings).map(
    ({ title, many, count, cases }) =>
      `${title}${many ? ` ${count}` : ''}: ${cases.map(({ what }) => what).join(', ')}`,
  );
  expect(told).toEqual(wanted);
});
