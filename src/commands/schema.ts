import { configJsonSchema, frontmatterJsonSchema } from '../decode/json-schema.ts';
import type { Terminal } from './terminal.ts';

export type SchemaName = 'frontmatter' | 'config';

/** Prints a JSON Schema. */
export function schema(of: SchemaName, terminal: Terminal): number {
  const found = of === 'config' ? configJsonSchema() : frontmatterJsonSchema();
  terminal.out(`${JSON.stringify(found, null, 2)}\n`);
  return 0;
}
