import { fold } from '../language/fold.ts';
import { type Span, wholeFile } from '../model/source.ts';
import { CONFIG_FILE } from '../read/sources.ts';
import type { State } from './state.ts';
import { keyOf, type Mention, type Subject } from './subject.ts';
import { holds, type Point } from './text.ts';

/** The thing that is named at a place; of two around it the shorter. */
export function mentionAt(state: State, file: string, point: Point): Mention | null {
  const found = state.mentions().filter(({ at }) => at.file === file && holds(at, point));
  return found.toSorted((a, b) => a.at.endColumn - a.at.column - (b.at.endColumn - b.at.column))[0] ?? null;
}

/** Where a thing is defined; empty when nothing but its mentions is known of it. */
export function definitionsOf(state: State, subject: Subject): readonly Span[] {
  if (subject.kind === 'file') return state.text(subject.name) === null ? [] : [wholeFile(subject.name)];
  if (subject.kind === 'plan') {
    const view = state.views().find(({ id }) => fold(id) === fold(subject.name));
    return view === undefined ? [] : [wholeFile(view.file.path)];
  }
  const key = keyOf(subject);
  const found = state.mentions().filter((it) => it.role === 'definition' && keyOf(it.subject) === key);
  // A member that the config declares is defined there; the rows of plans are its parts.
  const declared = found.filter(({ at }) => at.file === CONFIG_FILE);
  return (declared.length > 0 ? declared : found).map(({ at }) => at);
}

/** Every place that names a thing, in the order of the files. */
export function mentionsOfSubject(state: State, subject: Subject): readonly Mention[] {
  const key = keyOf(subject);
  return state.mentions().filter((it) => keyOf(it.subject) === key);
}

/** Where what stands at a place is defined: the thing named there, or the cell in which a claim's figure was filled in. */
export function definitionAt(state: State, file: string, point: Point): readonly Span[] {
  const mention = mentionAt(state, file, point);
  if (mention !== null) return definitionsOf(state, mention.subject);
  const view = state.viewOf(file);
  const claim = view?.document?.claims.find(
    ({ at, addressAt }) => at.file === file && (holds(at, point) || holds(addressAt, point)),
  );
  if (view == null || claim === undefined) return [];
  const figure = state.analysisOf(view)?.figures.get(claim.address) ?? null;
  const cell = figure?.at ?? figure?.inputs.find((it) => it.kind === 'cell')?.at ?? null;
  if (cell !== null) return [cell];
  const subject = state.mentions().find(({ within }) => within === claim.addressAt)?.subject;
  return subject === undefined ? [] : definitionsOf(state, subject);
}
