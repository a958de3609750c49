import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { lineIndex, type SourceFile, spanAt } from '../model/source.ts';

/**
 * The lines between which git leaves both sides of a conflict. The one in the middle is none by itself: `=======`
 * under a line of text is a heading.
 */
const MARKERS = /^(?:<{7}(?: .*)?|>{7} \S.*)$/gm;

/** An unresolved conflict at its first marker, also where only part of it was tidied away; null when there is none. */
export function conflictIn({ path, text }: SourceFile): Diagnostic | null {
  const markers = [...text.matchAll(MARKERS)];
  const [first] = markers;
  if (first === undefined) return null;
  const opened = markers.filter(([line]) => line.startsWith('<')).length;
  const at = spanAt(path, lineIndex(text), first.index, first.index + first[0].trimEnd().length);
  return diagnose('merge-conflict', { places: Math.max(1, opened) }, at);
}
