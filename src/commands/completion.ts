import type { Command, Option } from 'commander';
import type { Terminal } from './terminal.ts';

export type ShellName = 'bash' | 'zsh' | 'fish';

/** What a shell needs to know of one command. */
interface Completed {
  readonly name: string;
  readonly about: string;
  readonly options: readonly CompletedOption[];
  /** What its argument may be: one of some words, the address of a figure, a file, or nothing. */
  readonly argument: 'none' | 'file' | 'address' | readonly string[];
}

interface CompletedOption {
  readonly name: string;
  readonly about: string;
  readonly value: 'none' | 'any' | readonly string[];
}

const SCRIPTS: Readonly<Record<ShellName, (commands: readonly Completed[]) => string>> = {
  bash,
  zsh,
  fish,
};

/** Prints the completion script of a shell, made from the commands as they are declared. */
export function completion(shell: ShellName, program: Command, terminal: Terminal): number {
  terminal.out(SCRIPTS[shell](program.commands.map(completed)));
  return 0;
}

function completed(command: Command): Completed {
  const [argument] = command.registeredArguments;
  const choices = argument?.argChoices;
  const kind =
    argument === undefined ? 'none' : (choices ?? (argument.name() === 'address' ? 'address' : 'file'));
  const help: CompletedOption = { name: '--help', about: '', value: 'none' };
  return {
    name: command.name(),
    about: command.description(),
    options: [...command.options.filter((it) => !it.hidden).map(completedOption), help],
    argument: kind,
  };
}

function completedOption(option: Option): CompletedOption {
  const value = option.required || option.optional ? (option.argChoices ?? 'any') : 'none';
  return { name: option.long ?? option.flags, about: option.description, value };
}

function words(items: readonly string[]): string {
  return items.join(' ');
}

// ── bash ───────────────────────────────────────────────────────────────────────────────────────────────────────

function bash(commands: readonly Completed[]): string {
  const values = commands.flatMap(({ name, options }) =>
    options
      .filter(({ value }) => value !== 'none')
      .map((option) => {
        const reply = typeof option.value === 'string' ? '-f' : `-W "${words(option.value)}"`;
        return `    "${name} ${option.name}") COMPREPLY=($(compgen ${reply} -- "$cur")); return ;;`;
      }),
  );
  const options = commands.map(
    (it) =>
      `      ${it.name}) COMPREPLY=($(compgen -W "${words(it.options.map(({ name }) => name))}" -- "$cur")) ;;`,
  );
  const args = commands.map(({ name, argument }) => {
    if (argument === 'address') return `    ${name}) _sixfold_addresses ;;`;
    if (argument === 'none') return `    ${name}) COMPREPLY=() ;;`;
    const reply = argument === 'file' ? '-f' : `-W "${words(argument)}"`;
    return `    ${name}) COMPREPLY=($(compgen ${reply} -- "$cur")) ;;`;
  });
  return `# bash completion for sixfold: source <(sixfold completion bash)
_sixfold_addresses() {
  local line="\${COMP_LINE:0:COMP_POINT}"
  local word="\${line##* }" each
  # bash cuts words at these characters and only replaces the last piece.
  local stem="\${word%"\${word##*[:@=]}"}"
  COMPREPLY=()
  while IFS= read -r each; do
    each="\${each// /}"
    [[ "$each" == "$word"* ]] && COMPREPLY+=("\${each#"$stem"}")
  done < <(sixfold explain 2>/dev/null)
}

_sixfold() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W "${words(commands.map(({ name }) => name))} help" -- "$cur"))
    return
  fi
  case "$command $prev" in
${values.join('\n')}
  esac
  if [[ "$cur" == -* ]]; then
    case "$command" in
${options.join('\n')}
    esac
    return
  fi
  case "$command" in
${args.join('\n')}
  esac
}

complete -o default -F _sixfold sixfold
`;
}

// ── zsh ────────────────────────────────────────────────────────────────────────────────────────────────────────

function zsh(commands: readonly Completed[]): string {
  const described = commands.map(
    ({ name, about }) => `    ${quoted(`${name}:${about.replaceAll(':', '\\:')}`)}`,
  );
  const cases = commands.map(({ name, options, argument }) => {
    const specs = options.map((option) => {
      const about = `[${option.about.replace(/[[\]\\]/g, '\\$&')}]`;
      const value =
        option.value === 'none'
          ? ''
          : option.value === 'any'
            ? ':value:_files'
            : `:value:(${words(option.value)})`;
      return quoted(`${option.name}${about}${value}`);
    });
    const rest =
      argument === 'none'
        ? []
        : argument === 'file'
          ? [quoted('*:file:_files')]
          : argument === 'address'
            ? [quoted('1:address:_sixfold_addresses')]
            : [quoted(`1:choice:(${words(argument)})`)];
    return `    ${name}) _arguments ${[...specs, ...rest].join(' \\\n      ')} ;;`;
  });
  return `#compdef sixfold
# zsh completion for sixfold: put this file as _sixfold into a folder of $fpath
_sixfold_addresses() {
  local -a addresses
  addresses=(\${\${(f)"$(sixfold explain 2>/dev/null)"}// /})
  compadd -a addresses
}

_sixfold() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}

if [ "$funcstack[1]" = "_sixfold" ]; then _sixfold "$@"; else compdef _sixfold sixfold; fi
`;
}

// ── fish ───────────────────────────────────────────────────────────────────────────────────────────────────────

function fish(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, about, options, argument }) => {
    const seen = `complete -c sixfold -n '__fish_seen_subcommand_from ${name}'`;
    const choices =
      argument === 'address'
        ? [`${seen} -f -a '(sixfold explain 2>/dev/null | string replace -a " " "")'`]
        : argument === 'file'
          ? [`${seen} -F`]
          : argument === 'none'
            ? []
            : [`${seen} -f -a ${quoted(words(argument))}`];
    return [
      `complete -c sixfold -f -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`,
      ...options.map((option) => {
        const value =
          option.value === 'none'
            ? ''
            : option.value === 'any'
              ? ' -r'
              : ` -x -a ${quoted(words(option.value))}`;
        return `${seen} -l ${option.name.replace(/^--/, '')}${value} -d ${quoted(option.about)}`;
      }),
      ...choices,
    ];
  });
  return `# fish completion for sixfold\n${lines.join('\n')}\n`;
}

/** Between single quotes, as all three shells read it but for the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
