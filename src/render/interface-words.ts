import { parse as parseYaml } from 'yaml';

/** Words of the interface by key, as the templates see them under `words`. */
export type InterfaceWords = Readonly<Record<string, string>>;

/** Reads one file of words; a value that is no text is a mistake of whoever edited it. */
export function readWords(yaml: string): InterfaceWords {
  const data: unknown = parseYaml(yaml);
  if (data === null || typeof data !== 'object') throw new Error('a file of words holds `key: text` lines');
  return Object.fromEntries(
    Object.entries(data).map(([key, value]): [string, string] => {
      if (typeof value !== 'string') throw new Error(`the word ${key} is not a text`);
      return [key, value];
    }),
  );
}

/** What the prose says of its own accord. */
export function proseWords(words: InterfaceWords) {
  return {
    imageMissing: wordOf(words, 'imageMissing'),
    verified: wordOf(words, 'verified'),
    stale: wordOf(words, 'stale'),
  };
}

/** Throws when there is no such word. */
export function wordOf(words: InterfaceWords, key: string): string {
  const word = words[key];
  if (word === undefined) throw new Error(`the words of the interface lack ${key}`);
  return word;
}
