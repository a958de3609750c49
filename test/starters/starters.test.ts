import { describe, expect, it } from 'vitest';
import { readPeriod } from '../../src/language/read/period.ts';
import { LANGS, type Lang } from '../../src/language/words.ts';
import { day } from '../../src/model/calendar.ts';
import { type Period, startOf } from '../../src/model/period.ts';
import { type Run, runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import type { Request } from '../../src/starters/draft.ts';
import { planText, titleOf } from '../../src/starters/plan-text.ts';
import { starters } from '../../src/starters/starters.ts';
import { memoryFiles } from '../read/memory-files.ts';

const PERIODS = ['2026', '2026-H2', '2026-Q3', '2026-07..2026-10', '2026-07', '2026-Q3..2027-Q2'];
const cases = Object.values(starters).flatMap((starter) =>
  LANGS.flatMap((lang) => PERIODS.map((period) => ({ name: starter.name, starter, lang, period }))),
);

describe.each(cases)('$name $lang $period', ({ starter, lang, period }) => {
  const request = requestOf(lang, periodOf(period));
  const title = titleOf(starter, request.period, 1, lang);

  it('names what is to be filled in, and nothing else', async () => {
    const run = await check(
      planText(starter, { ...request, title }, { lang: true, currency: true }),
      request,
    );
    const found = findings(run);
    expect(found.filter(({ code }) => code !== 'cell-undecided')).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual(5);
  });

  // With the lags of a funnel, leads are needed before the plan begins: a note that holds whatever the numbers.
  it.each(['needed', 'all'] as const)('is in order with %s numbers filled in', async (numbers) => {
    const text = planText(starter, { ...request, title, numbers }, { lang: true, currency: true });
    const run = await check(text, request);
    expect(findings(run).filter(({ code }) => code !== 'funnel-starts-before-plan')).toEqual([]);
    const analysis = run.outcomes[0]?.analysis;
    expect(analysis?.plan.frontmatter.title).toBe(title);
    // What a starter proposes is SMART once its numbers are in.
    const failed = (analysis?.smart ?? []).flatMap(({ goal, letters }) =>
      letters
        .filter(({ verdict }) => verdict === 'not-met' && numbers === 'all')
        .map(({ letter, reasons }) => ({ goal, letter, missing: reasons.filter(({ ok }) => ok === false) })),
    );
    expect(failed).toEqual([]);
  });
});

function periodOf(text: string): Period {
  const found = readPeriod(text, { within: null, fiscal: 1 });
  if (!found.ok) throw new Error(`${text} is no period`);
  return found.value;
}

function requestOf(lang: Lang, period: Period): Request {
  return {
    lang,
    title: '',
    period,
    fiscal: 1,
    owner: lang === 'en' ? 'Lin Yue' : '王敏',
    currency: lang === 'en' ? 'USD' : 'CNY',
    numbers: 'none',
    dimensions: [],
    teams: [],
  };
}

async function check(text: string, { period }: Request): Promise<Run> {
  const files = memoryFiles({ 'plans/a.md': text });
  const sources = await readSources(files, ['plans']);
  return runPipeline(sources, { asOf: startOf(period), today: day(2026, 1, 1) });
}

function findings(run: Run) {
  const all = [...run.diagnostics, ...run.outcomes.flatMap(({ diagnostics }) => diagnostics)];
  return all.map(({ code, at, message }) => ({
    code,
    line: at.line,
    what: message.what.en,
    why: message.why?.en,
  }));
}
