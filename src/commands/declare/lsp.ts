import { type Command, Option } from 'commander';
import { say } from '../../language/words.ts';
import { declare, type Host } from './host.ts';

const own = {
  about: {
    zh: '给编辑器用的语言服务：边写边检查、补全、悬停、跳转、改名',
    en: 'a language server for editors: checks while typing, completion, hover, definitions, renaming',
  },
  stdio: {
    zh: '经标准输入输出通信（本来就是，为兼容其他编辑器的习惯而接受）',
    en: 'speak over standard input and output (it always does; accepted because editors pass it)',
  },
} as const;

export function declareLsp(program: Command, host: Host): void {
  const { lang } = host;
  declare(program, host, 'lsp', own.about, ['sixfold lsp', 'sixfold lsp --stdio'])
    .option('--stdio', say(own.stdio, lang))
    // Editors built on Microsoft's client pass it; the server finds it by itself.
    .addOption(new Option('--clientProcessId <id>').hideHelp())
    .action(async () => {
      const { lsp } = await import('../lsp.ts');
      await lsp();
    });
}
