import { configJsonSchema, frontmatterJsonSchema } from '../decode/json-schema.ts';
import { isBlocking, isKnownCode, knownCodes } from '../decode/known-codes.ts';
import { catalogue } from '../diagnostics/catalogue.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import { CONFIG_FILE } from '../read/sources.ts';
import { configKeys, frontmatterKeys } from './key-words.ts';
import { type Offer, type Offers, offersFor } from './offer.ts';
import type { State } from './state.ts';
import { asYaml } from './written.ts';
import type { YamlPlace } from './yaml-place.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Keys that the schema knows and that are not there yet; values from its lists, and the names that the project knows. */
export function yamlOffers(place: YamlPlace, file: string, state: State): Offers {
  const isConfig = file === CONFIG_FILE;
  const root = isConfig ? configJsonSchema() : frontmatterJsonSchema();
  const words = isConfig ? configKeys : frontmatterKeys;
  const lang = state.langOf(file);
  const node = place.path.reduce<Schema | null>(
    (schema, key) => (schema === null ? null : below(schema, key)),
    root,
  );
  if (place.what === 'key') return offersFor(place.piece, keyOffers(node, place, words, lang));
  const names = valuesOf(place.path.join('.'), file, state, lang);
  const listed = enumOf(node).map((label): Offer => ({ label, kind: 'choice' }));
  return offersFor(place.piece, [...listed, ...names]);
}

function keyOffers(
  node: Schema | null,
  { path, taken }: YamlPlace,
  words: Readonly<Record<string, Words>>,
  lang: Lang,
): Offer[] {
  const head = path.join('.');
  if (head === 'rules')
    return codes(lang)
      .filter(({ label }) => isKnownCode(label) && !isBlocking(label))
      .map(asKey);
  const keys = variantsOf(node).flatMap((it) => Object.keys(recordIn(it, 'properties')));
  return [...new Set(keys)]
    .filter((key) => !taken.includes(key))
    .map((key) => {
      const about = words[[...path, key].join('.')];
      return asKey({ label: key, kind: 'key', ...(about === undefined ? {} : { detail: say(about, lang) }) });
    });
}

function asKey(offer: Offer): Offer {
  return { ...offer, kind: 'key', insert: `${offer.label}: ` };
}

function codes(lang: Lang): Offer[] {
  return knownCodes().flatMap((code): Offer[] =>
    isKnownCode(code) ? [{ label: code, kind: 'choice', detail: say(catalogue[code].title, lang) }] : [],
  );
}

/** What the project has to say about the value of a key. */
function valuesOf(path: string, file: string, state: State, lang: Lang): Offer[] {
  const { config, sources } = state;
  const name = (label: string, kind: Offer['kind'], detail?: string): Offer => {
    const insert = asYaml(label);
    return {
      label,
      kind,
      ...(detail === undefined ? {} : { detail }),
      ...(insert === label ? {} : { insert }),
    };
  };
  switch (path) {
    case 'owner':
      return [...config.people.map((it) => it.name), ...config.teams].map((it) => name(it, 'person'));
    case 'people.*.team':
      return config.teams.map((it) => name(it, 'person'));
    case 'parent':
    case 'follows':
      return state
        .views()
        .filter((view) => view.file.path !== file)
        .map(({ id, plan }) => name(id, 'file', plan?.frontmatter.title));
    case 'actuals':
    case 'tables':
    case 'tables.*': {
      const folder = file.slice(0, file.lastIndexOf('/') + 1);
      const beside = [...sources.tables.keys()].filter((it) => it.startsWith(folder));
      return beside.map((it) => name(it.slice(folder.length), 'file'));
    }
    case 'waive.*.code': {
      const open = state.outcomeOf(file)?.diagnostics.filter((it) => !it.blocking) ?? [];
      const here = new Set<string>(open.map(({ code }) => code));
      return codes(lang).toSorted((a, b) => Number(here.has(b.label)) - Number(here.has(a.label)));
    }
    case 'waive.*.at': {
      const abouts = state.outcomeOf(file)?.diagnostics.flatMap(({ about }) => about ?? []) ?? [];
      return [...new Set(abouts)].map((it) => name(it, 'thing'));
    }
    case 'currency':
      return ['CNY', 'USD', 'EUR', 'GBP', 'HKD', 'JPY', 'SGD'].map((it) => name(it, 'choice'));
    case 'output.pdf':
      return ['true', 'false'].map((label): Offer => ({ label, kind: 'choice' }));
    default:
      return [];
  }
}

// ── JSON Schema ────────────────────────────────────────────────────────────────────────────────────────────────

/** The schema of a key, or of the items of a list (`*`). */
function below(schema: Schema, key: string): Schema | null {
  for (const it of variantsOf(schema)) {
    const properties = recordIn(it, 'properties');
    const found =
      key === '*' ? it.items : Object.hasOwn(properties, key) ? properties[key] : it.additionalProperties;
    if (isRecord(found)) return found;
  }
  return null;
}

function variantsOf(schema: Schema | null): Schema[] {
  if (schema === null) return [];
  const { anyOf } = schema;
  return [schema, ...(Array.isArray(anyOf) ? anyOf.filter(isRecord) : [])];
}

function enumOf(schema: Schema | null): string[] {
  return variantsOf(schema).flatMap((it) =>
    Array.isArray(it.enum) ? it.enum.filter((value) => typeof value === 'string') : [],
  );
}

function recordIn(schema: Schema, key: string): Schema {
  const found = schema[key];
  return isRecord(found) ? found : {};
}

function isRecord(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
