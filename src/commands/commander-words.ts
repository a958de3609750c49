import { Help, type OutputConfiguration } from 'commander';
import { widthOf } from '../diagnostics/width.ts';
import type { Lang } from '../language/words.ts';

/**
 * The texts that Commander brings along, in the language of the rest. In English only
 * who speaks is said as everywhere else; a message that a later
 * version words otherwise comes through as it is.
 */
export function speaking(lang: Lang): {
  readonly help: Partial<Help>;
  readonly output: Pick<OutputConfiguration, 'outputError'>;
} {
  if (lang === 'en') {
    return {
      help: {},
      output: { outputError: (text, write) => write(text.replace(/^error: /, 'sixfold: ')) },
    };
  }
  return {
    help: {
      displayWidth: widthOf,
      formatHelp: (command, helper) =>
        Help.prototype.formatHelp.call(helper, command, helper).replace(/^用法： /, '用法：'),
      styleTitle: (title) => TITLES[title] ?? title,
      styleUsage: inBrackets,
      styleSubcommandTerm: inBrackets,
      styleOptionDescription: inParentheses,
      styleArgumentDescription: inParentheses,
    },
    output: { outputError: (text, write) => write(inChinese(text)) },
  };
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

function inBrackets(text: string): string {
  return text.replace('[options]', '[选项]').replace('[command]', '[命令]');
}

/** `(choices: "a", "b", default: "a")`, which Commander puts after a description. */
function inParentheses(text: string): string {
  return text.replace(/ ?\(((?:choices|default): .*)\)$/s, (_, known: string) => {
    const said = known
      .replace(/^choices: /, '可选：')
      .replace(/(^|, )default: /, (_whole, before: string) => `${before === '' ? '' : '；'}默认：`)
      .replaceAll(', ', '、')
      .replaceAll('"', '');
    return `（${said}）`;
  });
}

const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.*?)'/s, 'sixfold: 没有选项 $1'],
  [/^error: unknown command '(.*?)'/s, 'sixfold: 没有命令 $1'],
  [/^error: missing required argument '(.*?)'/s, 'sixfold: 缺少参数 $1'],
  [/^error: option '(.*?)' argument missing/s, 'sixfold: 选项 $1 后面要写一个值'],
  [/^error: option '(.*?)' argument '(.*?)' is invalid\. /s, 'sixfold: 选项 $1 的值“$2”不对：'],
  [
    /^error: command-argument value '(.*?)' is invalid for argument '(.*?)'\. /s,
    'sixfold: 参数 $2 的值“$1”不对：',
  ],
  [
    /^error: too many arguments(?: for '(.*?)')?\. Expected (\d+) arguments? but got (\d+)\./s,
    'sixfold: 参数太多：$1 最多 $2 个，写了 $3 个',
  ],
  [/\n\(Did you mean one of (.*)\?\)/, '；是不是 $1？'],
  [/\n\(Did you mean (.*)\?\)/, '；是不是 $1？'],
];

function inChinese(text: string): string {
  const said = MESSAGES.reduce((rest, [from, to]) => rest.replace(from, to), text);
  // Commander's messages end in a full stop, ours do not.
  return said
    .replace(/。(?=\n?$)/, '')
    .replace(/Allowed choices are (.*)\./, (_, choices: string) => `可选 ${choices.replaceAll(', ', '、')}`);
}
