import type { Command, Option } from 'commander';
import type { CandidateKind } from './candidates.ts';
import { bash, type Completed, type CompletedOption, fish, zsh } from './completion-scripts.ts';
import type { Terminal } from './terminal.ts';

export type ShellName = 'bash' | 'zsh' | 'fish';

const SCRIPTS: Readonly<Record<ShellName, (commands: readonly Completed[]) => string>> = {
  bash,
  zsh,
  fish,
};

/** Prints the completion script of a shell, made from the commands as they are declared. */
export function completion(shell: ShellName, program: Command, terminal: Terminal): number {
  const shown = program.createHelp().visibleCommands(program);
  const names = shown.map((it) => it.name()).filter((it) => it !== 'help');
  // Commander's own: its argument is the name of any other.
  const commands = shown.map((it) =>
    it.name() === 'help' ? { ...completed(it), argument: names } : completed(it),
  );
  terminal.out(SCRIPTS[shell](commands));
  return 0;
}

/** Arguments and values of options that are not known beforehand, by the name they are declared with. */
const ASKED: Readonly<Record<string, CandidateKind>> = {
  address: 'address',
  base: 'revision',
  '--plan': 'plan',
  '--only': 'plan',
};

function completed(command: Command): Completed {
  const [argument] = command.registeredArguments;
  const known = argument?.argChoices ?? ASKED[argument?.name() ?? ''];
  const help: CompletedOption = { name: '--help', about: '', value: 'none' };
  return {
    name: command.name(),
    about: command.description(),
    options: [...command.options.filter((it) => !it.hidden).map(completedOption), help],
    argument: argument === undefined ? 'none' : (known ?? 'file'),
  };
}

function completedOption(option: Option): CompletedOption {
  const name = option.long ?? option.flags;
  const takes = option.required || option.optional;
  return {
    name,
    about: option.description,
    value: takes ? (option.argChoices ?? ASKED[name] ?? 'any') : 'none',
  };
}
