import type { Command } from 'commander';
import { say } from '../../language/words.ts';
import type { FixOptions } from '../fix.ts';
import { words } from '../words.ts';
import { declare, type Host, readDay } from './host.ts';

const own = {
  about: {
    zh: '把正文里过期的数字改成现在的数字，别的一个字也不动',
    en: 'rewrite the numbers in the prose that are out of date, and nothing else',
  },
  dryRun: { zh: '只说会改什么，不写文件', en: 'say what would change; write nothing' },
} as const;

export function declareFix(program: Command, host: Host): void {
  const { lang } = host;
  declare(program, host, 'fix', own.about, ['sixfold fix --dry-run', 'sixfold fix plans/annual.md'])
    .argument('[paths...]', say(words.paths, lang))
    .option('--dry-run', say(own.dryRun, lang))
    .option('--as-of <date>', say(words.asOf, lang), readDay(lang))
    .action(async (paths: string[], options: Omit<FixOptions, 'paths'>) => {
      const { fix } = await import('../fix.ts');
      host.done(await fix({ ...options, paths }, host.terminal));
    });
}
