import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { nearest } from '../language/nearest.ts';
import { readDate } from '../language/read/date.ts';
import type { Words } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import type { SourceFile } from '../model/source.ts';
import type { FrontmatterSource, YamlValue } from '../parse/document.ts';
import { CONFIG_BOUNDS } from '../parse/limits.ts';
import type { LogoFile } from '../parse/sources.ts';
import { readYaml } from '../parse/yaml.ts';
import type { Config } from './config.ts';
import { type ConfigData, configSchema } from './config-schema.ts';
import { decodeDimensions } from './dimensions.ts';
import { gather, plain } from './gather.ts';
import { isBlocking, isKnownCode, knownCodes } from './known-codes.ts';
import { DEFAULT_LIGHTS, decodeLights } from './lights.ts';
import { decodeLogo } from './logo.ts';
import { placeOf, yamlData, yamlIssues } from './yaml-values.ts';

export const DEFAULT_CONFIG: Config = {
  version: 1,
  fiscalYearStart: 1,
  locale: 'zh-CN',
  asOf: null,
  currency: 'CNY',
  holidays: new Set(),
  workdays: new Set(),
  people: [],
  teams: [],
  dimensions: [],
  lights: DEFAULT_LIGHTS,
  graceDays: 10,
  rules: new Map(),
  brand: { name: '', accent: '#1f5f8b', logoFile: null, logo: null },
  output: { pdf: true, paper: 'A4' },
  places: new Map(),
};

/**
 * What all plans share. Without a file everything has its default; a value that cannot be read has its default and a
 * diagnostic. `logo` is what was found where the config names one; without it nobody looked, and nothing is said of it.
 */
export function decodeConfig(file: SourceFile | null, logo?: LogoFile): Result<Config> {
  if (!file) return plain(DEFAULT_CONFIG);
  const yaml = readYaml({ file, from: 0, to: file.text.length, bounds: CONFIG_BOUNDS });
  if (!yaml.value) return plain(DEFAULT_CONFIG, ...yaml.diagnostics);
  const source = yaml.value;
  const parsed = configSchema.safeParse(yamlData(source.data));
  const data = parsed.success ? parsed.data : salvage(source.data);
  const config = decodeData(data, source, file.path, logo);
  const issues = parsed.success ? [] : yamlIssues(parsed.error.issues, source, file.path);
  return plain(config.value, ...yaml.diagnostics, ...issues, ...config.diagnostics);
}

function decodeData(
  data: ConfigData,
  source: FrontmatterSource,
  file: string,
  found: LogoFile | undefined,
): Result<Config> {
  const reader: Reader = { source, file };
  const place = (key: string) => placeOf(source, key.split('.'), file);
  const version = whole(data.version, 'version', 1, 1, 1, reader);
  const fiscal = whole(data.fiscalYearStart, 'fiscalYearStart', 1, 12, 1, reader);
  const grace = whole(data.graceDays, 'graceDays', 0, 366, DEFAULT_CONFIG.graceDays, reader);
  const asOf = days(data.asOf === undefined ? [] : [data.asOf], 'asOf', reader);
  const holidays = days(data.holidays ?? [], 'holidays', reader);
  const workdays = days(data.workdays ?? [], 'workdays', reader);
  const lights = decodeLights(data.lights, DEFAULT_LIGHTS, place);
  const dimensions = decodeDimensions(entry(source.data, 'dimensions'), source, file);
  const rules = decodeRules(data.rules ?? {}, reader);
  const logo = decodeLogo(data.brand?.logo ?? '', data.brand?.name ?? '', place('brand.logo'), found);
  const config: Config = {
    ...DEFAULT_CONFIG,
    version: 1,
    fiscalYearStart: fiscal.value,
    locale: data.locale ?? DEFAULT_CONFIG.locale,
    asOf: asOf.value.at(-1) ?? null,
    currency: data.currency ?? DEFAULT_CONFIG.currency,
    holidays: new Set(holidays.value),
    workdays: new Set(workdays.value),
    people: (data.people ?? []).map(person),
    teams: data.teams ?? [],
    dimensions: dimensions.value,
    lights: lights.value,
    graceDays: grace.value,
    rules: rules.value,
    brand: {
      name: data.brand?.name ?? '',
      accent: data.brand?.accent ?? DEFAULT_CONFIG.brand.accent,
      ...logo.value,
    },
    output: { pdf: data.output?.pdf ?? true, paper: data.output?.paper ?? 'A4' },
    places: source.places,
  };
  const results: readonly Result<unknown>[] = [
    version,
    fiscal,
    grace,
    asOf,
    holidays,
    workdays,
    lights,
    dimensions,
    rules,
    logo,
  ];
  return plain(config, ...results.flatMap((it) => it.diagnostics));
}

interface Reader {
  readonly source: FrontmatterSource;
  readonly file: string;
}

function wrong(key: string, found: string, expects: Words, { source, file }: Reader): Diagnostic {
  return diagnose('wrong-value', { key, found, expects }, placeOf(source, key.split('.'), file));
}

function whole(
  text: string | undefined,
  key: string,
  from: number,
  to: number,
  standard: number,
  reader: Reader,
): Result<number> {
  if (text === undefined) return plain(standard);
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= from && value <= to) return plain(value);
  const expects =
    from === to
      ? { zh: String(from), en: String(from) }
      : { zh: `${from} 到 ${to} 之间的整数`, en: `a whole number from ${from} to ${to}` };
  return plain(standard, wrong(key, text, expects, reader));
}

const LONGEST_RANGE = 366;

/** The days of a list of days and ranges. */
function days(texts: readonly string[], key: string, reader: Reader): Result<readonly Day[]> {
  const lists = gather(
    texts.map((text, n): Result<readonly Day[]> => {
      const date = readDate(text, { within: null, fiscal: 1, lang: 'zh-CN' });
      if (date.ok && date.value.to - date.value.from < LONGEST_RANGE) {
        const { from, to } = date.value;
        return plain(Array.from({ length: to - from + 1 }, (_, i) => from + i));
      }
      const expects =
        key === 'asOf'
          ? { zh: '带年份的日期，如 2026-08-31', en: 'a date with its year, such as 2026-08-31' }
          : {
              zh: '带年份的日期或区间，如 2026-10-01 或 2026-10-01..2026-10-07',
              en: 'a date or range with its year, such as 2026-10-01 or 2026-10-01..2026-10-07',
            };
      return plain([], wrong(key === 'asOf' ? key : `${key}.${n}`, text, expects, reader));
    }),
  );
  return plain(lists.value.flat(), ...lists.diagnostics);
}

function person(it: NonNullable<ConfigData['people']>[number]): Config['people'][number] {
  if (typeof it === 'string') return { name: it, email: null, handle: null, team: null };
  return {
    name: it.name,
    email: it.email ?? null,
    handle: it.handle?.replace(/^@/, '') ?? null,
    team: it.team ?? null,
  };
}

function decodeRules(rules: NonNullable<ConfigData['rules']>, reader: Reader): Result<Config['rules']> {
  const kept = new Map<string, 'error' | 'warning' | 'note' | 'off'>();
  const diagnostics = Object.entries(rules).flatMap(([code, severity]) => {
    const at =
      reader.source.places.get(`rules.${code}#key`) ?? placeOf(reader.source, ['rules', code], reader.file);
    if (!isKnownCode(code))
      return [diagnose('unknown-rule', { code, suggestion: nearest(code, knownCodes()) }, at)];
    if (isBlocking(code)) return [diagnose('fixed-rule', { code }, at)];
    kept.set(code, severity);
    return [];
  });
  return plain(kept, ...diagnostics);
}

function entry(value: YamlValue, key: string): YamlValue | undefined {
  return value.kind === 'map' ? value.entries.get(key) : undefined;
}

/** The entries that are right on their own, when some are not. */
function salvage(value: YamlValue): ConfigData {
  const kept: Record<string, unknown> = Object.create(null);
  const shape: Readonly<Record<string, { safeParse(it: unknown): { success: boolean } }>> =
    configSchema.shape;
  for (const [key, it] of value.kind === 'map' ? value.entries : []) {
    const data = yamlData(it);
    if (Object.hasOwn(shape, key) && shape[key]?.safeParse(data).success) kept[key] = data;
  }
  const parsed = configSchema.safeParse(kept);
  return parsed.success ? parsed.data : {};
}
