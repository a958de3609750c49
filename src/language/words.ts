/** The two languages of Sixfold. A text for people always exists in both. */
export type Lang = 'zh-CN' | 'en';

export const LANGS: readonly Lang[] = ['zh-CN', 'en'];

/** One text in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export function say(words: Words, lang: Lang): string {
  return lang === 'en' ? words.en : words.zh;
}
