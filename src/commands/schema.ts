import { configJsonSchema, frontmatterJsonSchema } from '../decode/json-schema.ts';
import dataJsonSchema from '../render/data.schema.json' with { type: 'json' };
import type { Terminal } from './terminal.ts';

export type SchemaName = 'frontmatter' | 'config' | 'data';

/** Prints a JSON Schema. */
export function schema(of: SchemaName, terminal: Terminal): number {
  terminal.out(`${JSON.stringify(schemaOf(of), null, 2)}\n`);
  return 0;
}

function schemaOf(of: SchemaName): object {
  switch (of) {
    case 'frontmatter':
      return frontmatterJsonSchema();
    case 'config':
      return configJsonSchema();
    case 'data':
      return dataJsonSchema;
  }
}
