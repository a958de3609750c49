/** So many letters of full width fit on the shortest line of a sentence in bold. */
const FITS = 15;
/** What may stand at the end of a line where words stay whole. */
const BREAKS = /[ ，、。；：？！）】”]|(?=[（【“])/u;

/**
 * A sentence whose numbers stay on the line of what they count or tell: `12 个期间`, `华北 −43.8 万元`. Where lines end
 * anywhere, a name would be broken before its difference could be, so it may stand apart.
 */
export function unbroken(text: string, fits = FITS): string {
  return breaksOf(text, fits) === '' ? countsTied(text) : allTied(text);
}

/**
 * The class of a text whose lines end only where a clause or a number does; none for one with a clause that is longer
 * than a line and would have to be broken anywhere, also before a comma.
 */
export function breaksOf(text: string, fits = FITS): 'by-clause' | '' {
  if (!text) return 'by-clause';
  const runs = allTied(text).split(BREAKS);
  return runs.every((run) => widthOf(run) <= fits) ? 'by-clause' : '';
}

function countsTied(text: string): string {
  return text.replace(/(?<=[\d%]) (?=\p{Script=Han})/gu, '\u00a0');
}

function allTied(text: string): string {
  return countsTied(text).replace(/(?<=\p{Script=Han}) (?=[−+]\d)/gu, '\u00a0');
}

function widthOf(run: string): number {
  return [...run].reduce((width, letter) => width + (/[\u2e80-\uffef]/.test(letter) ? 1 : 0.6), 0);
}
