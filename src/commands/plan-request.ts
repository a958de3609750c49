import { realpath } from 'node:fs/promises';
import type { Config } from '../decode/config.ts';
import { decodeConfig } from '../decode/decode-config.ts';
import { declaredOwner } from '../decode/people.ts';
import { escapeText } from '../diagnostics/escape.ts';
import type { Ask } from '../io/ask.ts';
import { today } from '../io/clock.ts';
import { diskFiles } from '../io/disk.ts';
import { gitUserName } from '../io/git.ts';
import { readPeriod } from '../language/read/period.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import { monthOf, yearOfMonth } from '../model/calendar.ts';
import { type FiscalStart, type Period, periodKey, yearPeriod } from '../model/period.ts';
import { readSources } from '../read/sources.ts';
import type { Request } from '../starters/draft.ts';
import type { Differs } from '../starters/plan-text.ts';
import { titleOf } from '../starters/plan-text.ts';
import type { Starter } from '../starters/starter.ts';
import { rootAbove, UsageError } from './project.ts';

/** What may be said of a new plan on the command line. */
export interface PlanOptions {
  readonly title?: string;
  readonly period?: string;
  readonly owner?: string;
  readonly currency?: string;
  readonly lang?: Lang;
  readonly example?: boolean;
}

export interface Repository {
  readonly root: string;
  readonly config: Config;
  /** There is a config; its locale is the repository's word, not a default. */
  readonly configured: boolean;
  /** What git calls whoever works here; null when it was never told. */
  readonly user: string | null;
}

/** The folder with the config that holds for a folder, and what it says; the folder itself where there is none. */
export async function repositoryOf(folder: string): Promise<Repository> {
  const here = await realpath(folder);
  const root = rootAbove(here);
  const { config } = await readSources(await diskFiles(root), []);
  const user = await gitUserName(root);
  return { root, config: decodeConfig(config).value, configured: config !== null, user };
}

/** What a plan in a language usually counts in, where no config says. */
export function currencyOf(lang: Lang): string {
  return lang === 'en' ? 'USD' : 'CNY';
}

export interface Asked {
  readonly request: Request;
  readonly differs: Differs;
  /** The owner when nobody named one: the name that git knows. It has to be told. */
  readonly assumed: string | null;
}

/** Tells whom a plan was given to because nobody said. */
export function assumedOwner(user: string): Words {
  const name = escapeText(user);
  return {
    zh: `负责人先写成 Git 里的名字“${name}”；不对就改计划里的 owner\n`,
    en: `The owner is “${name}”, the name that git knows; if that is wrong, change owner in the plan\n`,
  };
}

/** What is known of the plan, what may be assumed, and for the rest the answers of whoever sits at the terminal. */
export async function planRequest(
  starter: Starter,
  options: PlanOptions,
  { config, configured, user }: Repository,
  ask: Ask | null,
  spoken: Lang | null,
): Promise<Asked> {
  const lang = options.lang ?? (configured ? config.locale : (spoken ?? config.locale));
  const fiscal = config.fiscalYearStart;
  const usual = configured ? config.currency : currencyOf(lang);
  const currency = options.currency ?? usual;
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new UsageError({
      zh: `货币要写成三个大写字母，如 CNY，不是“${currency}”`,
      en: `A currency is three capitals such as USD, not ${currency}`,
    });
  }
  const asked = spoken ?? lang;
  const usualPeriod = periodKey(planningYear(fiscal), fiscal);
  const period =
    options.period !== undefined || ask === null
      ? periodOf(options.period ?? usualPeriod, fiscal)
      : await askPeriod(ask, usualPeriod, fiscal, asked);
  const suggested = titleOf(starter, period, fiscal, lang);
  const title = tidy(options.title ?? (await answer(ask, TITLE, suggested, asked)) ?? suggested);
  const suggestedOwner = user ?? '';
  const said = options.owner ?? (await answer(ask, OWNER, suggestedOwner, asked));
  const named = tidy(said ?? suggestedOwner);
  if (named === '' || title === '') throw new UsageError(MISSING);
  const dimensions = config.dimensions.map(({ name, aliases, members }) => ({
    name,
    aliases,
    members: members.filter(({ parent }) => parent === null).map((it) => it.name),
  }));
  return {
    request: {
      lang,
      title,
      period,
      fiscal,
      owner: declaredOwner(named, config) ?? named,
      currency,
      numbers: options.example === true ? 'all' : 'none',
      dimensions,
      teams: config.teams,
    },
    assumed: said === null ? named : null,
    differs: { lang: lang !== config.locale, currency: currency !== config.currency },
  };
}

/** The fiscal year that is planned now: in its last quarter the next one is. */
function planningYear(fiscal: FiscalStart): Period {
  return yearPeriod(yearOfMonth(monthOf(today()) - (fiscal - 1) + 3), fiscal);
}

const PERIOD: Words = { zh: '期间（如 2027、2027-H1、2027-Q3）', en: 'Period (as 2027, 2027-H1, 2027-Q3)' };
const TITLE: Words = { zh: '标题', en: 'Title' };
const OWNER: Words = { zh: '负责人', en: 'Owner' };
const MISSING: Words = {
  zh: '还缺负责人：请写明，如 --owner 王敏（标题也不能是空的）',
  en: 'The owner is missing: name one, as --owner "Lin Yue" (nor may the title be empty)',
};

async function answer(
  ask: Ask | null,
  question: Words,
  fallback: string,
  lang: Lang,
): Promise<string | null> {
  if (ask === null) return null;
  const given = await ask(say(question, lang), fallback);
  if (given !== null) return given;
  throw new UsageError({ zh: '没有回答完，什么都没有写', en: 'Not all was answered; nothing was written' });
}

function periodOf(text: string, fiscal: number): Period {
  const found = readPeriod(text, { within: null, fiscal });
  if (found.ok) return found.value;
  throw new UsageError(noPeriod(text));
}

/** A slip of the hand is asked about again, where an option would have been wrong use. */
async function askPeriod(ask: Ask, usual: string, fiscal: number, lang: Lang): Promise<Period> {
  let question = PERIOD;
  for (;;) {
    const text = (await answer(ask, question, usual, lang)) ?? usual;
    const found = readPeriod(text, { within: null, fiscal });
    if (found.ok) return found.value;
    const { zh, en } = noPeriod(escapeText(text));
    question = { zh: `${zh}\n${PERIOD.zh}`, en: `${en}\n${PERIOD.en}` };
  }
}

function noPeriod(text: string): { readonly zh: string; readonly en: string } {
  return {
    zh: `“${text}”不是期间；写成 2027、2027-H1、2027-Q3 或 2027-07..2027-12 这样`,
    en: `${text} is no period; write it as 2027, 2027-H1, 2027-Q3 or 2027-07..2027-12`,
  };
}

/** One line without characters that mean something to a terminal or a table. */
function tidy(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
