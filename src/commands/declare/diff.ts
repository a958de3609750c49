import { type Command, Option } from 'commander';
import { say } from '../../language/words.ts';
import type { DiffOptions } from '../diff.ts';
import { words } from '../words.ts';
import { declare, type Host, readDay } from './host.ts';

const own = {
  about: {
    zh: '说明一次改动意味着什么：目标、负责人、日期、能不能做到、哪些灯变了',
    en: 'say what a change means: targets, owners, dates, whether it can be done, which lights turn',
  },
  base: { zh: '以前的版本：分支、标签或提交', en: 'the earlier version: a branch, a tag or a commit' },
  head: {
    zh: '现在的版本（默认为工作区里的文件）',
    en: 'the later version (the files as they are when left out)',
  },
  format: {
    zh: '终端文字、合并请求的评论、网页或 JSON',
    en: 'text for the terminal, a comment for a pull request, a page, or JSON',
  },
  language: { zh: '用哪种语言写（默认按配置）', en: 'language of the text (the config’s when left out)' },
  mergeBase: {
    zh: '与两个版本分开的那一刻相比，不算别人后来的改动',
    en: 'compare with where the two parted, without what others changed since',
  },
} as const;

export function declareDiff(program: Command, host: Host): void {
  const { lang } = host;
  declare(program, host, 'diff', own.about, [
    'sixfold diff main',
    'sixfold diff v2026.1 main --format html > diff.html',
    'sixfold diff origin/main HEAD --merge-base --format markdown > comment.md',
  ])
    .argument('<base>', say(own.base, lang))
    .argument('[head]', say(own.head, lang))
    .addOption(
      new Option('--format <format>', say(own.format, lang))
        .choices(['text', 'markdown', 'html', 'json'])
        .default('text'),
    )
    .addOption(new Option('--lang <language>', say(own.language, lang)).choices(['zh-CN', 'en']))
    .option('--merge-base', say(own.mergeBase, lang))
    .option('--as-of <date>', say(words.asOf, lang), readDay(lang))
    .action(async (base: string, head: string | undefined, options: Omit<DiffOptions, 'base' | 'head'>) => {
      const { diff } = await import('../diff.ts');
      host.done(await diff({ ...options, base, ...(head === undefined ? {} : { head }) }, host.terminal));
    });
}
