import { Argument, type Command } from 'commander';
import { say } from '../../language/words.ts';
import type { SchemaName } from '../schema.ts';
import { declare, type Host } from './host.ts';

const own = {
  about: {
    zh: '输出计划开头或配置文件的 JSON Schema，供编辑器补全和检查',
    en: 'print the JSON Schema of a plan’s frontmatter or of the config, for editors',
  },
  of: { zh: '哪一个（默认计划开头）', en: 'of which (the frontmatter when left out)' },
} as const;

export function declareSchema(program: Command, host: Host): void {
  declare(program, host, 'schema', own.about, [
    'sixfold schema frontmatter',
    'sixfold schema config > sixfold.config.schema.json',
  ])
    .addArgument(
      new Argument('[of]', say(own.of, host.lang)).choices(['frontmatter', 'config']).default('frontmatter'),
    )
    .action(async (of: SchemaName) => {
      const { schema } = await import('../schema.ts');
      host.done(schema(of, host.terminal));
    });
}
