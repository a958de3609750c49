import type { Config } from '../decode/config.ts';
import { declaredMember } from '../decode/scope.ts';
import { fold, sameName } from '../language/fold.ts';
import { lineIndex, type SourceFile } from '../model/source.ts';
import type { Mention, Subject } from './subject.ts';
import { sourceAt } from './text.ts';

/** Where the config declares people, teams and members. */
export function configMentions(config: Config, file: SourceFile | null): Mention[] {
  if (file === null) return [];
  const lines = lineIndex(file.text);
  return [...config.places].flatMap(([key, place]) => {
    const source = sourceAt(lines, place).trimEnd();
    const text = source.replace(/^(["'])(.*)\1$/, '$2');
    const subject = subjectOf(key.replace(/#key$/, ''), text, config);
    if (subject === null) return [];
    const from = place.column + (text === source ? 0 : 1);
    const at = { ...place, column: from, endColumn: from + text.length };
    return [{ subject, at, within: at, text, role: 'definition', form: 'yaml', otherwise: false } as const];
  });
}

function subjectOf(key: string, text: string, config: Config): Subject | null {
  const person = /^people\.(\d+)(?:\.name)?$/.exec(key);
  if (person !== null) {
    const name = config.people[Number(person[1])]?.name;
    return name !== undefined && fold(name) === fold(text) ? { kind: 'owner', name } : null;
  }
  if (/^teams\.\d+$/.test(key)) return { kind: 'owner', name: text };
  const found = key.startsWith('dimensions.') && !key.includes('.aliases') ? text : null;
  for (const { name: dimension } of found === null ? [] : config.dimensions) {
    const member = declaredMember(dimension, text, config);
    if (member !== null && sameName(member, text))
      return { kind: 'member', plan: null, dimension, name: member };
  }
  return null;
}
