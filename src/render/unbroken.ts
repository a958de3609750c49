/** Between a number and the word after it, and between a name and its difference. */
const TIES = /(?<=[\d%]) (?=\p{Script=Han})|(?<=\p{Script=Han}) (?=[−+]\d)/gu;

/** A sentence whose numbers stay on the line of what they count or tell: `12 个期间`, `华北 −43.8 万元`. */
export function unbroken(text: string): string {
  return text.replace(TIES, '\u00a0');
}

/** What may stand at the end of a line where words stay whole. */
const BREAKS = /[ ，、。；：？！）】”]|(?=[（【“])/u;
/** So many letters of full width fit on the shortest line of a sentence in bold. */
const FITS = 15;

/**
 * The class of a text whose lines end only where a clause or a number does; none for one with a clause that is longer
 * than a line and would have to be broken anywhere, also before a comma.
 */
export function breaksOf(texts: readonly string[], fits = FITS): 'by-clause' | '' {
  const runs = texts.flatMap((text) => (text ? unbroken(text).split(BREAKS) : []));
  return runs.every((run) => widthOf(run) <= fits) ? 'by-clause' : '';
}

function widthOf(run: string): number {
  return [...run].reduce((width, letter) => width + (/[\u2e80-\uffef]/.test(letter) ? 1 : 0.6), 0);
}
