import type { Words } from '../language/words.ts';

/** "Did you mean …?" in both languages, or what else there is to do. */
export function didYouMean(suggestion: string | null, otherwise: Words): Words {
  return suggestion === null
    ? otherwise
    : { zh: `您是不是想写“${suggestion}”？`, en: `Did you mean “${suggestion}”?` };
}

/** The same where the suggestion may well be wrong: the other way out is told as well. */
export function meantOrElse(suggestion: string | null, otherwise: Words): Words {
  if (suggestion === null) return otherwise;
  const meant = didYouMean(suggestion, otherwise);
  return { zh: `${meant.zh}${otherwise.zh}`, en: `${meant.en} ${otherwise.en}` };
}

/** A short list of known names; a long one is cut, because a message is read in a terminal. */
export function listed(names: readonly string[], most = 12): Words {
  const shown = names.slice(0, most);
  const more = names.length - shown.length;
  return {
    zh: `${shown.join('、')}${more > 0 ? ` 等 ${names.length} 个` : ''}`,
    en: `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

/** At the second of several places that a finding is about. */
export function andMore(others: number): Words {
  return {
    zh: others === 1 ? '这里也是' : `这里和另外 ${others - 1} 处也是`,
    en: others === 1 ? 'here too' : `here and in ${others - 1} more ${others === 2 ? 'place' : 'places'}`,
  };
}
