import { Argument, type Command, Option } from 'commander';
import { LANGS, say } from '../../language/words.ts';
import { starterNames } from '../../starters/names.ts';
import type { NewOptions } from '../new.ts';
import { declare, type Host } from './host.ts';

const own = {
  about: {
    zh: '新写一份计划：选一种情形，按季度（或月）排好表格，等你填数',
    en: 'start a plan from one of five situations, its tables laid out for the period',
  },
  starter: { zh: '哪一种计划', en: 'which plan to start from' },
  folder: { zh: '写到哪个文件夹（默认 plans）', en: 'folder to write it in (plans when left out)' },
  starters: { zh: '可选的计划：', en: 'Plans to start from:' },
} as const;

export const planWords = {
  title: { zh: '标题', en: 'title' },
  period: { zh: '期间，如 2027、2027-H1、2027-Q3', en: 'period, as 2027, 2027-H1, 2027-Q3' },
  owner: { zh: '负责人', en: 'who answers for the plan' },
  currency: { zh: '货币，如 CNY', en: 'currency, as USD' },
  id: { zh: '文件名（不带 .md），也是计划的 id', en: 'name of the file without .md; the id of the plan' },
  lang: { zh: '计划用的语言', en: 'language of the plan' },
  example: {
    zh: '填上一套示例数字，可以直接生成报告看样子',
    en: 'fill in the numbers of an example, so that a report can be built at once',
  },
} as const;

export function declareNew(program: Command, host: Host): void {
  const { lang } = host;
  const list = Object.entries(starterNames).map(
    ([name, about]) => `  ${name.padEnd(13)} ${say(about, lang)}`,
  );
  const command = declare(program, host, 'new', own.about, [
    'sixfold new annual',
    'sixfold new launch --period 2027-Q2 --owner "Lin Yue" --title "Launch of Product C"',
    'sixfold new expansion plans/southwest --lang zh-CN --period 2027-H1 --owner 唐越',
  ])
    .addArgument(new Argument('[starter]', say(own.starter, lang)).choices(Object.keys(starterNames)))
    .argument('[dir]', say(own.folder, lang));
  planOptions(command, host)
    .option('--id <id>', say(planWords.id, lang))
    .addHelpText('after', `\n${say(own.starters, lang)}\n${list.join('\n')}`)
    .action(async (starter: string | undefined, folder: string | undefined, options: NewOptions) => {
      const { newPlan } = await import('../new.ts');
      host.done(await newPlan(starter ?? null, folder ?? null, options, host.terminal));
    });
}

/** What `new` and `init` ask of the plan alike. */
export function planOptions(command: Command, { lang }: Host): Command {
  return command
    .option('--title <title>', say(planWords.title, lang))
    .option('--period <period>', say(planWords.period, lang))
    .option('--owner <name>', say(planWords.owner, lang))
    .option('--currency <code>', say(planWords.currency, lang))
    .addOption(new Option('--lang <lang>', say(planWords.lang, lang)).choices([...LANGS]))
    .option('--example', say(planWords.example, lang));
}
