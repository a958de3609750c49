import { Argument, type Command } from 'commander';
import { say } from '../../language/words.ts';
import type { CandidateKind } from '../candidates.ts';
import type { ShellName } from '../completion.ts';
import { declare, type Host } from './host.ts';

const own = {
  about: {
    zh: '输出 shell 补全脚本，能补全命令、选项和数字的地址',
    en: 'print a completion script for a shell: commands, options, addresses of figures',
  },
  shell: { zh: '哪种 shell', en: 'the shell' },
} as const;

/** Declared after the other commands would do as well: the script is made from all there are when it is asked for. */
export function declareCompletion(program: Command, host: Host): void {
  declare(program, host, 'completion', own.about, [
    'source <(sixfold completion bash)',
    'sixfold completion zsh > ~/.zfunc/_sixfold',
    'sixfold completion fish > ~/.config/fish/completions/sixfold.fish',
  ])
    .addArgument(new Argument('<shell>', say(own.shell, host.lang)).choices(['bash', 'zsh', 'fish']))
    .action(async (shell: ShellName) => {
      const { completion } = await import('../completion.ts');
      host.done(completion(shell, program, host.terminal));
    });
  program
    .command('__complete', { hidden: true })
    .addArgument(new Argument('<kind>').choices(['address', 'plan', 'revision']))
    .argument('[word]')
    .option('--plan <id>')
    .action(async (kind: CandidateKind, word: string | undefined, { plan }: { plan?: string }) => {
      const { printCandidates } = await import('../candidates.ts');
      host.done(await printCandidates(kind, word ?? '', plan ?? null, host.terminal));
    });
}
