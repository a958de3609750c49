import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { nearest } from '../language/nearest.ts';
import { readPeriod } from '../language/read/period.ts';
import type { Lang } from '../language/words.ts';
import { yearOfMonth } from '../model/calendar.ts';
import type { Period } from '../model/period.ts';
import type { Document, YamlValue } from '../parse/document.ts';
import type { Config } from './config.ts';
import { type FrontmatterData, frontmatterSchema } from './frontmatter-schema.ts';
import { plain } from './gather.ts';
import { isBlocking, isKnownCode, waivableCodes } from './known-codes.ts';
import { decodeLights } from './lights.ts';
import type { Frontmatter, Waiver } from './plan.ts';
import { placeOf, yamlData, yamlIssues } from './yaml-values.ts';

/** The frontmatter of ruling 23. Null when there is no title or no period that can be read: nothing can be placed in time then. */
export function decodeFrontmatter(document: Document, config: Config): Result<Frontmatter | null> {
  const { frontmatter, file } = document;
  const parsed = frontmatterSchema.safeParse(yamlData(withoutEmpty(frontmatter.data)));
  const issues = parsed.success ? [] : yamlIssues(parsed.error.issues, frontmatter, file.path);
  // A wrong key must not hide what else there is to say, so the rest is read without it.
  const data = parsed.success ? parsed.data : salvage(frontmatter.data);
  const period = data ? decodePeriod(data.period, document, config) : null;
  if (!data || !period?.value) return plain(null, ...issues, ...(period?.diagnostics ?? []));
  const rest = decodeRest(data, period.value, document, config);
  return { value: rest.value, diagnostics: [...issues, ...rest.diagnostics] };
}

/** The language that a frontmatter names, also where the rest of it cannot be decoded; null when it names none. */
export function statedLang({ frontmatter }: Document): Lang | null {
  const { data } = frontmatter;
  const stated = data.kind === 'map' ? data.entries.get('lang') : undefined;
  return stated === undefined
    ? null
    : (frontmatterSchema.shape.lang.safeParse(yamlData(stated)).data ?? null);
}

function decodeRest(
  data: FrontmatterData,
  period: Period,
  document: Document,
  config: Config,
): Result<Frontmatter> {
  const { frontmatter, file } = document;
  const place = (key: string) => placeOf(frontmatter, key.split('.'), file.path);
  const lights = decodeLights(data.lights, config.lights, place);
  const waive = (data.waive ?? []).map(
    (it, n): Waiver => ({
      code: it.code,
      address: it.at ?? null,
      reason: it.reason,
      at: place(`waive.${n}`),
    }),
  );
  const value: Frontmatter = {
    title: data.title,
    period,
    owner: data.owner ?? null,
    status: data.status ?? 'draft',
    lang: data.lang ?? config.locale,
    currency: data.currency ?? config.currency,
    parent: data.parent ?? null,
    follows: data.follows ?? null,
    actuals: data.actuals ?? null,
    tables: data.tables === undefined ? [] : typeof data.tables === 'string' ? [data.tables] : data.tables,
    lights: lights.value,
    waive,
    places: frontmatter.places,
  };
  return plain(value, ...lights.diagnostics, ...unknownWaivers(waive, place));
}

function decodePeriod(text: string, { frontmatter, file }: Document, config: Config): Result<Period | null> {
  const period = readPeriod(text, { within: null, fiscal: config.fiscalYearStart });
  if (period.ok && isPlanned(period.value)) return plain(period.value);
  const expects = period.ok
    ? { zh: '1970 年以后、最长十年的期间', en: 'a period of ten years at most, after 1970' }
    : {
        zh: '带年份的期间，如 2026、2026-H2、2026-07..2026-12',
        en: 'a period with its year, such as 2026, 2026-H2 or 2026-07..2026-12',
      };
  return plain(
    null,
    diagnose(
      'wrong-value',
      { key: 'period', found: text, expects },
      placeOf(frontmatter, ['period'], file.path),
    ),
  );
}

/** Every month of a plan has figures of its own, so its length is bounded; a year before 1970 is a slip of the pen. */
function isPlanned(period: Period): boolean {
  return period.months <= 120 && yearOfMonth(period.from) >= 1970;
}

function unknownWaivers(waive: readonly Waiver[], place: (key: string) => Waiver['at']): Diagnostic[] {
  return waive.flatMap(({ code }, n) => {
    const at = place(`waive.${n}.code`);
    if (!isKnownCode(code))
      return [diagnose('unknown-waiver', { code, suggestion: nearest(code, waivableCodes()) }, at)];
    return isBlocking(code) ? [diagnose('waiver-not-possible', { code }, at)] : [];
  });
}

/** An entry without a value counts as not written. */
function withoutEmpty(value: YamlValue): YamlValue {
  if (value.kind !== 'map') return value;
  const entries = [...value.entries].filter(([, it]) => it.kind !== 'scalar' || it.value !== null);
  return { kind: 'map', entries: new Map(entries) };
}

/** The entries that are right on their own, when some are not; null when title or period is not among them. */
function salvage(value: YamlValue): FrontmatterData | null {
  if (value.kind !== 'map') return null;
  const kept: Record<string, unknown> = Object.create(null);
  const shape: Readonly<Record<string, { safeParse(it: unknown): { success: boolean } }>> =
    frontmatterSchema.shape;
  for (const [key, it] of value.entries) {
    const data = yamlData(it);
    if (Object.hasOwn(shape, key) && shape[key]?.safeParse(data).success) kept[key] = data;
  }
  const parsed = frontmatterSchema.safeParse({ title: '—', ...kept });
  return parsed.success ? parsed.data : null;
}
