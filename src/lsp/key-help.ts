import { say } from '../language/words.ts';
import type { Span } from '../model/source.ts';
import { CONFIG_FILE } from '../read/sources.ts';
import { configKeys, frontmatterKeys } from './key-words.ts';
import type { State } from './state.ts';
import type { Point } from './text.ts';
import { frontmatterLines, type YamlPlace, yamlPlace } from './yaml-place.ts';

/** The place in the YAML of a plan or of the config; null elsewhere. */
export function yamlPlaceAt(state: State, file: string, point: Point): YamlPlace | null {
  const lines = state.lines(file);
  if (lines === null || /\.csv$/i.test(file)) return null;
  const stretch = file === CONFIG_FILE ? { from: 1, to: lines.starts.length } : frontmatterLines(lines);
  return stretch === null ? null : yamlPlace(lines, stretch, point);
}

/** What the key at a place is for. */
export function keyHelp(
  state: State,
  file: string,
  point: Point,
): { readonly markdown: string; readonly at: Span } | null {
  const place = yamlPlaceAt(state, file, point);
  if (place?.what !== 'key' || place.piece.text === '') return null;
  const words = file === CONFIG_FILE ? configKeys : frontmatterKeys;
  const key = [...place.path, place.piece.text].join('.');
  const about = Object.hasOwn(words, key) ? words[key] : undefined;
  if (about === undefined) return null;
  const at = { file, line: point.line, column: place.piece.from + 1, endColumn: place.piece.to + 1 };
  return { markdown: `**${place.piece.text}** ${say(about, state.langOf(file))}`, at };
}
