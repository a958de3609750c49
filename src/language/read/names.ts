import { form, type Reading, read } from './reading.ts';

/** Several names in one cell, separated by 、 , ; / or a line break; each once, in the order written. */
export function readNames(text: string): Reading<readonly string[]> {
  // The slashes of a web address separate nothing.
  const names = text
    .split(/[、,，;；\n]|(?<![:/]|:\/\/\S*)[/／](?!\/)/)
    .map((it) => it.trim())
    .filter((it) => it !== '');
  return names.length === 0
    ? form('一个或多个名称', 'one or more names', '王敏、李雷', 'Anna, Ben')
    : read([...new Set(names)]);
}
