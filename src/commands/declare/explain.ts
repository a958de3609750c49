import { type Command, Option } from 'commander';
import { say } from '../../language/words.ts';
import type { ExplainOptions } from '../explain.ts';
import { words } from '../words.ts';
import { declare, type Host, readCount, readDay } from './host.ts';

const own = {
  about: {
    zh: '说明一个数字从哪里来：一层层展开，直到填写它的单元格',
    en: 'show where a figure comes from, down to the cells',
  },
  address: {
    zh: '数字的地址，如 销售总额@Q3:目标；不写则列出所有地址',
    en: 'address of a figure, as Sales@Q3:target; lists all of them when left out',
  },
  plan: { zh: '在哪个计划里找（几个计划都有时必填）', en: 'the plan to look in, when several have it' },
  match: { zh: '只列出含有这些词的地址', en: 'list only addresses that hold these words' },
  format: { zh: '树或 JSON', en: 'a tree or JSON' },
  depth: { zh: '最多展开几层（默认到底）', en: 'levels to open (all of them when left out)' },
} as const;

export function declareExplain(program: Command, host: Host): void {
  const { lang } = host;
  declare(program, host, 'explain', own.about, [
    'sixfold explain Sales:landing',
    'sixfold explain east-2026#销售总额:落地预测 --depth 1',
    'sixfold explain --match Q3 --plan east-2026',
  ])
    .argument('[address...]', say(own.address, lang))
    .option('--plan <id>', say(own.plan, lang))
    .option('--match <words>', say(own.match, lang))
    .option('--depth <n>', say(own.depth, lang), readCount(lang))
    .option('--as-of <date>', say(words.asOf, lang), readDay(lang))
    .addOption(
      new Option('--format <format>', say(own.format, lang)).choices(['tree', 'json']).default('tree'),
    )
    .action(async (parts: readonly string[], options: Omit<ExplainOptions, 'address'>) => {
      // Blanks do not count in an address, so one without quotes is one all the same.
      const address = parts.length === 0 ? null : parts.join(' ');
      const { explain } = await import('../explain.ts');
      host.done(await explain({ ...options, address }, host.terminal));
    });
}
