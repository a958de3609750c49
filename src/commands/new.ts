import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { isPlanId } from '../decode/plan-id.ts';
import { escapeText } from '../diagnostics/escape.ts';
import { type Ask, terminalAsk } from '../io/ask.ts';
import { isInside } from '../io/disk.ts';
import { writeNewFile } from '../io/new-file.ts';
import { type Lang, say } from '../language/words.ts';
import { periodKey } from '../model/period.ts';
import type { Request } from '../starters/draft.ts';
import type { StarterName } from '../starters/names.ts';
import { planText } from '../starters/plan-text.ts';
import { starters } from '../starters/starters.ts';
import {
  assumedOwner,
  type PlanOptions,
  planRequest,
  type Repository,
  repositoryOf,
} from './plan-request.ts';
import { UsageError } from './project.ts';
import { shellWord } from './shell-word.ts';
import type { Terminal } from './terminal.ts';
import { whichStarter } from './which-starter.ts';

export interface NewOptions extends PlanOptions {
  readonly id?: string;
}

/** Writes a plan to start from and says what is to be filled in. A file that is there already is never touched. */
export async function newPlan(
  asked: string | null,
  folder: string | null,
  options: NewOptions,
  terminal: Terminal,
  ask: Ask | null = terminalAsk(),
): Promise<number> {
  const repository = await repositoryOf(process.cwd());
  const name = await whichStarter(asked, ask, terminal.lang ?? 'en');
  const { request, differs, assumed } = await planRequest(
    starters[name],
    options,
    repository,
    ask,
    terminal.lang,
  );
  const id = options.id ?? planIdOf(name, request);
  if (!isPlanId(id)) {
    throw new UsageError({
      zh: `“${id}”不能当计划的 id：只用文字、数字、点和短横线`,
      en: `${id} cannot be the id of a plan: use letters, digits, dots and hyphens`,
    });
  }
  const file = path.join(await folderFor(folder, repository), `${id}.md`);
  const shown = path.relative(process.cwd(), file);
  if (!(await writeNewFile(file, planText(starters[name], request, differs)))) {
    throw new UsageError({
      zh: `${shown} 已经有了，不会覆盖；换一个 --id`,
      en: `${shown} is there already and is not overwritten; choose another --id`,
    });
  }
  terminal.out(`${escapeText(shown)}\n`);
  const lang = terminal.lang ?? request.lang;
  if (assumed !== null) terminal.err(say(assumedOwner(assumed), lang));
  terminal.err(nextSteps(shown, request, lang));
  return 0;
}

/** `annual-2027`, `launch-2027-q3`: what the plan is called everywhere. */
export function planIdOf(name: StarterName, { period, fiscal }: Request): string {
  return `${name}-${periodKey(period, fiscal).toLowerCase().replace('..', '-to-')}`;
}

/** The folder that was named, wherever it is; else the repository's own, which a link may not lead out of. */
async function folderFor(folder: string | null, { root }: Repository): Promise<string> {
  if (folder !== null) return path.resolve(folder);
  const plans = path.join(root, 'plans');
  const real = await realpath(plans).catch(() => plans);
  if (isInside(root, real)) return plans;
  throw new UsageError({
    zh: `plans 指向仓库之外（${real}）；真要写到那里，请写明文件夹`,
    en: `plans leads out of the repository (${real}); name the folder if that is meant`,
  });
}

function nextSteps(shown: string, { numbers }: Request, lang: Lang): string {
  const file = shellWord(shown);
  const zh =
    numbers === 'all'
      ? `数字是示例，换成你自己的。\n  npx sixfold check ${file}\n  npx sixfold build\n`
      : `写着“待定”的格子等你填；检查会逐个指出来：\n  npx sixfold check ${file}\n`;
  const en =
    numbers === 'all'
      ? `The numbers are an example; put in your own.\n  npx sixfold check ${file}\n  npx sixfold build\n`
      : `Cells that say TBD are yours to fill in; the check names each of them:\n  npx sixfold check ${file}\n`;
  return say({ zh, en }, lang);
}
