import { z } from 'zod';
import { configSchema } from './config-schema.ts';
import { frontmatterSchema } from './frontmatter-schema.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a plan's frontmatter, for editors. */
export function frontmatterJsonSchema(): JsonSchema {
  return jsonSchema(frontmatterSchema, 'frontmatter');
}

/** The JSON Schema of `sixfold.config.yaml`, for editors. */
export function configJsonSchema(): JsonSchema {
  return { ...jsonSchema(configSchema, 'config'), $defs: { dimensions: DIMENSIONS, members: MEMBERS } };
}

function jsonSchema(schema: z.ZodType, name: string): JsonSchema {
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return { ...made, $id: `sixfold/${name}.schema.json` };
}

const NAME = { type: ['string', 'number'] };
const NAMES = { type: 'array', items: NAME };

/** Members nest, as names, as `{ name, aliases, members }`, or as a map from a name to its members. */
const MEMBERS: JsonSchema = {
  anyOf: [
    {
      type: 'array',
      items: {
        anyOf: [
          NAME,
          {
            type: 'object',
            properties: { name: NAME, aliases: NAMES, members: { $ref: '#/$defs/members' } },
            required: ['name'],
            additionalProperties: false,
          },
          { type: 'object', additionalProperties: { $ref: '#/$defs/members' } },
        ],
      },
    },
    { type: 'object', additionalProperties: { $ref: '#/$defs/members' } },
    { type: 'null' },
  ],
};

const DIMENSIONS: JsonSchema = { $ref: '#/$defs/members' };
