import { z } from 'zod';
import { lightsSchema, strict, words } from './frontmatter-schema.ts';

const severity = z.enum(['error', 'warning', 'note', 'off']);

const personSchema = strict({
  name: words('Name, as plans write it'),
  email: words('E-mail').optional(),
  handle: words('Name on the code host').optional(),
  team: words('Team').optional(),
});

/** `sixfold.config.yaml`. Dimensions nest, so their own reader takes them apart; here they only have to be there. */
export const configSchema = strict({
  version: words('Version of the plan language', { type: 'integer', const: 1 }).optional(),
  fiscalYearStart: words('Month in which a fiscal year starts, 1 to 12', {
    type: 'integer',
    minimum: 1,
    maximum: 12,
  }).optional(),
  locale: z.enum(['zh-CN', 'en']).optional(),
  asOf: words('The date of the report, e.g. 2026-08-31; without it, the day of the build').optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, '三个大写字母的货币代码，如 CNY | a currency code of three capitals, such as CNY')
    .optional(),
  holidays: z.array(words('A day or a range, 2026-10-01..2026-10-07')).optional(),
  workdays: z.array(words('A weekend day that is worked')).optional(),
  people: z.array(z.union([personSchema, words('Name')])).optional(),
  teams: z.array(words('Name of a team')).optional(),
  dimensions: z
    .unknown()
    .meta({ description: 'Dimensions and their members, which may nest', $ref: '#/$defs/dimensions' })
    .optional(),
  lights: lightsSchema.optional(),
  graceDays: words('Days after a period’s end until its cause is due', {
    type: 'integer',
    minimum: 0,
  }).optional(),
  rules: z.record(z.string(), severity).describe('Severity by code').optional(),
  brand: strict({
    name: words('Name of the company').optional(),
    logo: words('A PNG or JPEG file of at most 200 KB in the repository, relative to this file').optional(),
    accent: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, '颜色，如 #1f5f8b | a colour such as #1f5f8b')
      .optional(),
  }).optional(),
  output: strict({ pdf: z.boolean().optional(), paper: z.enum(['A4', 'Letter']).optional() }).optional(),
}).describe('Sixfold configuration');

export type ConfigData = z.infer<typeof configSchema>;
