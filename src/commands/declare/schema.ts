import { Argument, type Command } from 'commander';
import { say } from '../../language/words.ts';
import type { SchemaName } from '../schema.ts';
import { declare, type Host } from './host.ts';

const own = {
  about: {
    zh: '输出计划开头、配置文件或 data.json 的 JSON Schema，供编辑器补全，供程序核对',
    en: 'print the JSON Schema of a plan’s frontmatter, of the config or of data.json, for editors and programs',
  },
  of: { zh: '哪一个（默认计划开头）', en: 'of which (the frontmatter when left out)' },
} as const;

/** Named here once more, so that the schemas are only loaded to be printed. */
const NAMES: readonly SchemaName[] = ['frontmatter', 'config', 'data'];

export function declareSchema(program: Command, host: Host): void {
  declare(program, host, 'schema', own.about, [
    'sixfold schema frontmatter',
    'sixfold schema config > sixfold.config.schema.json',
    'sixfold schema data > data.schema.json',
  ])
    .addArgument(new Argument('[of]', say(own.of, host.lang)).choices(NAMES).default('frontmatter'))
    .action(async (of: SchemaName) => {
      const { schema } = await import('../schema.ts');
      host.done(schema(of, host.terminal));
    });
}
