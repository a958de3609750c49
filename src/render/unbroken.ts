const NUMBER_AND_WORD = /(?<=[\d%]) (?=\p{Script=Han})/gu;

/** A sentence whose numbers stay on the line of what they count: `12 个期间` is broken before 12 or not at all. */
export function unbroken(text: string): string {
  return text.replace(NUMBER_AND_WORD, '\u00a0');
}

/** What may stand at the end of a line where words stay whole. */
const BREAKS = /[ ，、。；：？！）】”]|(?=[（【“])/u;
/** So many letters of full width fit on the shortest line there is. */
const FITS = 14;

/**
 * The class of a text whose lines end only where a clause or a number does; none for one with a clause that is longer
 * than a line and would have to be broken anywhere, also before a comma.
 */
export function breaksOf(...texts: readonly string[]): 'by-clause' | '' {
  const runs = texts.flatMap((text) => (text ? unbroken(text).split(BREAKS) : []));
  return runs.every((run) => widthOf(run) <= FITS) ? 'by-clause' : '';
}

function widthOf(run: string): number {
  return [...run].reduce((width, letter) => width + (/[\u2e80-\uffef]/.test(letter) ? 1 : 0.6), 0);
}
