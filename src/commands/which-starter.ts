import { escapeText } from '../diagnostics/escape.ts';
import type { Ask } from '../io/ask.ts';
import { type Lang, say } from '../language/words.ts';
import { isStarterName, type StarterName, starterNames } from '../starters/names.ts';
import { UsageError } from './project.ts';

const ALL: readonly string[] = Object.keys(starterNames);

/** The starter that was named, or else the answer of whoever sits at the terminal; nobody there is wrong use. */
export async function whichStarter(name: string | null, ask: Ask | null, lang: Lang): Promise<StarterName> {
  let found = name ?? (await ask?.(question(lang), 'annual')) ?? null;
  while (found !== null && !isStarterName(found)) {
    if (name !== null || ask === null) throw unknownStarter(found);
    found = await ask(`${say(unknownStarter(escapeText(found)).words, lang)}\n${question(lang)}`, 'annual');
  }
  if (found !== null) return found;
  throw new UsageError({
    zh: `请写明哪一种计划：${ALL.join('、')}`,
    en: `Say which plan to start from: ${ALL.join(', ')}`,
  });
}

function question(lang: Lang): string {
  return say({ zh: `哪一种计划（${ALL.join('、')}）`, en: `Which plan (${ALL.join(', ')})` }, lang);
}

function unknownStarter(name: string): UsageError {
  return new UsageError({ zh: `没有“${name}”这种计划`, en: `There is no starter ${name}` });
}
