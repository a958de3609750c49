import type { CandidateKind } from './candidates.ts';

/** What a shell needs to know of one command. */
export interface Completed {
  readonly name: string;
  readonly about: string;
  readonly options: readonly CompletedOption[];
  /** What its arguments may be: one of some words, what the repository knows, files, or nothing. */
  readonly argument: 'none' | 'file' | CandidateKind | readonly string[];
}

export interface CompletedOption {
  readonly name: string;
  readonly about: string;
  readonly value: 'none' | 'any' | CandidateKind | readonly string[];
}

function isAsked(value: Completed['argument'] | CompletedOption['value']): value is CandidateKind {
  return value === 'address' || value === 'plan' || value === 'revision';
}

function words(items: readonly string[]): string {
  return items.join(' ');
}

// ── bash ───────────────────────────────────────────────────────────────────────────────────────────────────────

export function bash(commands: readonly Completed[]): string {
  const reply = (value: CompletedOption['value'] | Completed['argument']) => {
    if (isAsked(value)) return `_sixfold_ask ${value}`;
    if (value === 'none') return 'COMPREPLY=()';
    const from = typeof value === 'string' ? '-f' : `-W "${words(value)}"`;
    return `COMPREPLY=($(compgen ${from} -- "$cur"))`;
  };
  const values = commands.flatMap(({ name, options }) =>
    options
      .filter(({ value }) => value !== 'none')
      .map((option) => `    "${name} ${option.name}") ${reply(option.value)}; return ;;`),
  );
  const options = commands.map(
    (it) =>
      `      ${it.name}) COMPREPLY=($(compgen -W "${words(it.options.map(({ name }) => name))}" -- "$cur")) ;;`,
  );
  const args = commands.map(({ name, argument }) => `    ${name}) ${reply(argument)} ;;`);
  return `# bash completion for sixfold: source <(sixfold completion bash)
_sixfold_ask() {
  local line="\${COMP_LINE:0:COMP_POINT}" plan= each at
  local word="\${line##* }"
  [[ "$word" == --*=* ]] && word="\${word#*=}"
  # bash cuts words at these characters and only replaces the last piece.
  local stem="\${word%"\${word##*[:@=]}"}"
  for ((at = 2; at < COMP_CWORD - 1; at++)); do
    [[ "\${COMP_WORDS[at]}" == --plan ]] && plan="\${COMP_WORDS[at + 1]}"
    [[ "$plan" == = ]] && plan="\${COMP_WORDS[at + 2]}"
  done
  COMPREPLY=()
  while IFS= read -r each; do
    COMPREPLY+=("\${each#"$stem"}")
  done < <(sixfold __complete \${plan:+"--plan=$plan"} -- "$1" "$word" 2>/dev/null)
  [[ "\${COMPREPLY[0]}" == *[:@/#] ]] && compopt -o nospace 2>/dev/null
}

_sixfold() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  [[ "$cur" == = ]] && cur=
  [[ "$prev" == = ]] && prev="\${COMP_WORDS[COMP_CWORD-2]}"
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W "${words(commands.map(({ name }) => name))}" -- "$cur"))
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

export function zsh(commands: readonly Completed[]): string {
  const described = commands.map(
    ({ name, about }) => `    ${quoted(`${name}:${about.replaceAll(':', '\\:')}`)}`,
  );
  const cases = commands.map(({ name, options, argument }) => {
    const from = (value: typeof argument) =>
      isAsked(value) ? `_sixfold_${value}` : typeof value === 'string' ? '_files' : `(${words(value)})`;
    const specs = options.map(({ name: option, about, value }) => {
      const told = `[${about.replace(/[[\]\\]/g, '\\$&')}]`;
      const given = value === 'none' ? '' : `:value:${from(value === 'any' ? 'file' : value)}`;
      return quoted(`${option}${told}${given}`);
    });
    const rest = argument === 'none' ? [] : [quoted(`*:${name}:${from(argument)}`)];
    return `    ${name}) _arguments ${[...specs, ...rest].join(' \\\n      ')} ;;`;
  });
  return `#compdef sixfold
# zsh completion for sixfold: put this file as _sixfold into a folder of $fpath
_sixfold_ask() {
  local -a found plan
  local at=\${words[(i)--plan]}
  (( at < CURRENT - 1 )) && plan=(--plan=\${words[at + 1]})
  found=(\${(f)"$(sixfold __complete $plan -- $1 "\${(Q)PREFIX}" 2>/dev/null)"})
  compadd -S '' -- \${(M)found:#*[@/#:]}
  compadd -- \${found:#*[@/#:]}
}
_sixfold_address() { _sixfold_ask address }
_sixfold_plan() { _sixfold_ask plan }
_sixfold_revision() { _sixfold_ask revision }

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

export function fish(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, about, options, argument }) => {
    const seen = `complete -c sixfold -n '__fish_seen_subcommand_from ${name}'`;
    const from = (value: readonly string[] | CandidateKind) =>
      quoted(isAsked(value) ? `(__sixfold_ask ${value})` : words(value));
    const choices =
      argument === 'file' ? [`${seen} -F`] : argument === 'none' ? [] : [`${seen} -f -a ${from(argument)}`];
    return [
      `complete -c sixfold -f -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`,
      ...options.map((option) => {
        const { value } = option;
        const given = value === 'none' ? '' : value === 'any' ? ' -r' : ` -x -a ${from(value)}`;
        return `${seen} -l ${option.name.replace(/^--/, '')}${given} -d ${quoted(option.about)}`;
      }),
      ...choices,
    ];
  });
  return `# fish completion for sixfold
function __sixfold_ask
  set -l tokens (commandline -opc)
  set -l plan
  for at in (seq (count $tokens))
    switch $tokens[$at]
      case --plan
        set plan --plan=$tokens[(math $at + 1)]
      case '--plan=*'
        set plan $tokens[$at]
    end
  end
  set -l word (commandline -ct | string replace -r '^--[a-z-]+=' '')
  sixfold __complete $plan -- $argv[1] "$word" 2>/dev/null
end
${lines.join('\n')}
`;
}

/** Between single quotes, as all three shells read it but for the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
