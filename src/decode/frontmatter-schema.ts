import { z } from 'zod';
import { knownKeysError } from './yaml-values.ts';

/** Texts of the values; what they mean (a period, a share) is read afterwards by the readers of the language. */

export function strict<S extends z.core.$ZodLooseShape>(shape: S) {
  return z.strictObject(shape, { error: knownKeysError(Object.keys(shape)) });
}

/** A text that editors may also find as a YAML number. */
export function words(description: string, json: Readonly<Record<string, unknown>> = {}) {
  return z.string().meta({ description, type: ['string', 'number'], ...json });
}

export const lightsSchema = strict({
  red: words('Attainment below this is red, e.g. 80%').optional(),
  yellow: words('Attainment below this is yellow, e.g. 90%').optional(),
}).describe('Thresholds of the lights');

export const waiverSchema = strict({
  code: words('The code of the finding'),
  at: words('The address it is about; without it every finding of that code is waived').optional(),
  reason: z
    .string()
    .regex(/\S/, '一句话，说明为什么可以放过 | a sentence that says why it may stand')
    .meta({ description: 'Why it may stand; shown in the report', type: ['string', 'number'] }),
});

const file = words('A CSV file inside the plan’s folder');

export const frontmatterSchema = strict({
  title: words('The title of the plan'),
  period: words('2026, 2026-H2, 2026-Q3..2026-Q4 or 2026-07..2026-12'),
  owner: words('Who answers for the plan').optional(),
  status: z
    .enum(['draft', 'approved', 'closed'], {
      error:
        'draft（草案）、approved（已批准，执行中也写它）或 closed（已结束） | draft, approved (also in progress) or closed',
    })
    .optional(),
  lang: z.enum(['zh-CN', 'en']).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, '三个大写字母的货币代码，如 CNY | a currency code of three capitals, such as CNY')
    .meta({ description: 'Currency of all money without one of its own' })
    .optional(),
  parent: words('The id of the plan this one contributes to').optional(),
  follows: words('The id of the plan before this one').optional(),
  actuals: words('A long CSV file of actuals inside the plan’s folder').optional(),
  tables: z.union([z.array(file), file]).optional(),
  lights: lightsSchema.optional(),
  waive: z.array(waiverSchema).optional(),
}).describe('Frontmatter of a Sixfold plan');

export type FrontmatterData = z.infer<typeof frontmatterSchema>;
