import type { CellValues } from '../cells.ts';
import { type Choice, type ChoiceType, choices } from '../choices.ts';
import { fold } from '../fold.ts';
import { nearest } from '../nearest.ts';
import { type Reading, read, refuse } from './reading.ts';

/** A reader of one closed list of words, in either language. */
export function choiceReader<T extends ChoiceType>(type: T): (text: string) => Reading<CellValues[T]> {
  const list: Readonly<Record<CellValues[T], Choice>> = choices[type];
  const entries = entriesOf(list);
  return (text) => {
    const wanted = fold(text);
    for (const [value, { label, aliases }] of entries) {
      if ([label.zh, label.en, ...aliases].some((word) => fold(word) === wanted)) return read(value);
    }
    const words = entries.flatMap(([, { label, aliases }]) => [label.zh, label.en, ...aliases]);
    return refuse({
      kind: 'choice',
      known: entries.map(([, { label }]) => label),
      suggestion: nearest(text, words),
    });
  };
}

function entriesOf<K extends string>(list: Readonly<Record<K, Choice>>): readonly (readonly [K, Choice])[] {
  const keys = Object.keys(list).filter((key): key is K => Object.hasOwn(list, key));
  return keys.map((key) => [key, list[key]] as const);
}
