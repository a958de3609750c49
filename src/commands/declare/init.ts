import { type Command, Option } from 'commander';
import { say } from '../../language/words.ts';
import { starterNames } from '../../starters/names.ts';
import type { InitOptions } from '../init.ts';
import { declare, type Host } from './host.ts';
import { planOptions } from './new.ts';

const own = {
  about: {
    zh: '建一个放计划的仓库：配置、第一份计划、流水线、合并请求模板、编辑器设置；已有的文件不动',
    en: 'make a repository for plans: config, a first plan, CI, a pull-request template, editor settings; nothing is overwritten',
  },
  folder: {
    zh: '在哪个文件夹（默认当前文件夹）',
    en: 'folder of the repository (the current one when left out)',
  },
  starter: { zh: '第一份计划从哪一种开始', en: 'what the first plan starts from' },
  ci: { zh: '给哪家代码托管写流水线', en: 'code host to write CI for' },
} as const;

export function declareInit(program: Command, host: Host): void {
  const { lang } = host;
  const command = declare(program, host, 'init', own.about, [
    'sixfold init',
    'sixfold init sales-plans --owner "Lin Yue" --lang en --currency USD',
    'sixfold init --ci gitlab',
  ])
    .argument('[dir]', say(own.folder, lang))
    .addOption(
      new Option('--starter <starter>', say(own.starter, lang))
        .choices(Object.keys(starterNames))
        .default('annual'),
    )
    .addOption(
      new Option('--ci <host>', say(own.ci, lang))
        .choices(['github', 'gitlab', 'both', 'none'])
        .default('github'),
    );
  planOptions(command, host).action(async (folder: string | undefined, options: InitOptions) => {
    const { init } = await import('../init.ts');
    host.done(await init(folder ?? '.', options, host.terminal));
  });
}
