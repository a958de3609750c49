import { closest, distance } from 'fastest-levenshtein';
import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Span } from '../model/source.ts';
import { readCsv } from './csv.ts';
import type { FrontmatterSource, RawTable, YamlValue } from './document.ts';
import { resolveBeside } from './path.ts';
import type { Sources } from './sources.ts';

export interface Attached {
  readonly tables: readonly RawTable[];
  readonly actuals: RawTable | null;
}

/** The CSV files that a plan's frontmatter names (`tables`, `actuals`), each fault reported where the name stands. */
export function readAttached(
  plan: string,
  frontmatter: FrontmatterSource,
  sources: Sources,
  firstId: number,
): Result<Attached> {
  const diagnostics: Diagnostic[] = [];
  const tables: RawTable[] = [];
  let id = firstId;
  const read = (name: string, place: string): RawTable | null => {
    const at = frontmatter.places.get(place) ?? frontmatter.at;
    const result = readNamed(plan, name, at, sources, `t${id}`);
    diagnostics.push(...result.diagnostics);
    if (result.value !== null) id++;
    return result.value;
  };
  for (const { name, place } of namesOf(entry(frontmatter.data, 'tables'), 'tables')) {
    const table = read(name, place);
    if (table !== null) tables.push(table);
  }
  const [actualsName] = namesOf(entry(frontmatter.data, 'actuals'), 'actuals');
  const actuals = actualsName === undefined ? null : read(actualsName.name, actualsName.place);
  return { value: { tables, actuals }, diagnostics };
}

/** The paths, relative to the root, of the CSV files that a plan's frontmatter names; those outside the root are left out. */
export function attachedPaths(
  plan: string,
  { data }: FrontmatterSource,
  keys: readonly ('tables' | 'actuals')[] = ['tables', 'actuals'],
): readonly string[] {
  const named = keys.flatMap((key) => namesOf(entry(data, key), key));
  return named.flatMap(({ name }) => resolveBeside(plan, name) ?? []);
}

function entry(data: YamlValue, key: string): YamlValue | undefined {
  return data.kind === 'map' ? data.entries.get(key) : undefined;
}

/** File names in a scalar or a list; other shapes are the schema's to refuse. */
function namesOf(value: YamlValue | undefined, place: string): { name: string; place: string }[] {
  if (value === undefined) return [];
  if (value.kind === 'scalar') return value.value === null ? [] : [{ name: value.text, place }];
  if (value.kind === 'map') return [];
  return value.items.flatMap((item, n) =>
    item.kind === 'scalar' && item.value !== null ? [{ name: item.text, place: `${place}.${n}` }] : [],
  );
}

function readNamed(
  plan: string,
  name: string,
  at: Span,
  sources: Sources,
  id: string,
): Result<RawTable | null> {
  const path = resolveBeside(plan, name);
  if (path === null) return fault(diagnose('table-file-outside', { name }, at));
  if (!/\.csv$/i.test(path)) return fault(diagnose('table-file-not-csv', { name }, at));
  const refused = sources.refused.get(path);
  if (refused !== undefined) {
    const related = [{ at: refused.at, label: { zh: '这个文件', en: 'this file' } }];
    return fault({ ...refused, at, related });
  }
  const file = sources.tables.get(path);
  if (file !== undefined) return readCsv(file, id);
  return fault(diagnose('table-file-missing', { name, path, suggestion: similar(path, name, sources) }, at));
}

function fault(diagnostic: Diagnostic): Result<null> {
  return { value: null, diagnostics: [diagnostic] };
}

/** The file of the same folder whose name is nearest, when it is near. */
function similar(path: string, name: string, sources: Sources): string | null {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const there = [...sources.tables.keys(), ...sources.refused.keys()]
    .filter((other) => other.startsWith(folder) && /\.csv$/i.test(other))
    .map((other) => other.slice(folder.length));
  if (there.length === 0 || name.length > 200) return null;
  const best = closest(path.slice(folder.length), there);
  return there.length === 1 || distance(best, path.slice(folder.length)) <= 3 ? best : null;
}
