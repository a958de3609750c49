import path from 'node:path';
import { expect, it } from 'vitest';
import { diskFiles } from '../../src/io/disk.ts';
import { runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import { createChartRenderer } from '../../src/render/chart.ts';
import type { ChartSize } from '../../src/render/chart-sizes.ts';
import type { ChartView } from '../../src/view/chart.ts';
import { viewPlan } from '../../src/view/plan-page.ts';
import { overlaps, textBoxes } from './boxes.ts';
import { templates } from './templates.ts';

/** The plans of the repository, and those in states that are hard to draw. */
const pages = (await Promise.all([pagesOf('.', 'plans'), pagesOf('test/site/plans', 'plans')])).flat();
const charts = pages.flatMap((page) => [
  ...(page.summary.picture === null ? [] : [{ plan: page.id, chart: page.summary.picture }]),
  ...page.sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.kind === 'chart' ? [{ plan: page.id, chart: block.chart }] : [],
    ),
  ),
]);
const renderer = await newRenderer();

async function pagesOf(root: string, plans: string) {
  const sources = await readSources(await diskFiles(path.resolve(root)), [plans]);
  const run = runPipeline(sources, { asOf: null, today: 0 });
  return run.outcomes
    .filter((outcome) => outcome.analysis !== null)
    .map((outcome) => viewPlan(outcome, run.portfolio, run.config));
}

function newRenderer() {
  return createChartRenderer({
    drawing: (kind) => templates.get(`charts/${kind}.json`) ?? '',
    theme: templates.get('theme/chart.json') ?? '',
    warn: (message) => {
      throw new Error(message);
    },
  });
}

it('the sample plans are drawn with every kind of picture', () => {
  expect([...new Set(charts.map(({ chart }) => chart.kind))].sort()).toEqual([
    'bullets',
    'burn-up',
    'capacity',
    'drivers',
    'gantt',
    'grid',
    'heat',
    'months',
    'plan',
    'split',
    'tree',
  ]);
});

const sizes: readonly ChartSize[] = ['wide', 'narrow', 'paper'];

it.each(sizes)('in size %s no word is cut or stands on another', async (size) => {
  for (const { plan, chart } of charts) {
    const { width, height, boxes } = textBoxes(await renderer.svg(chart, size));
    const name = `${plan} ${chart.id} ${size}`;
    expect(overlaps(boxes), name).toEqual([]);
    const cut = boxes.filter(
      (box) => box.left < -1 || box.right > width + 1 || box.top < -2 || box.bottom > height + 2,
    );
    expect(
      cut.map((box) => box.text),
      name,
    ).toEqual([]);
    expect(
      boxes.filter((box) => box.text.endsWith('…')).map((box) => box.text),
      name,
    ).toEqual([]);
  }
});

it('a picture has a name, a description and ids of its own', async () => {
  const [first] = charts;
  if (first === undefined) throw new Error('no chart');
  const svg = await renderer.svg(first.chart, 'wide');
  expect(svg).toContain('role="img"');
  expect(svg).toContain(`<title id="${first.chart.id}-wide-t">`);
  expect(svg).toContain(`<desc id="${first.chart.id}-wide-d">`);
  for (const [, id] of svg.matchAll(/ id="([^"]+)"/g))
    expect(id).toMatch(new RegExp(`^${first.chart.id}-wide-`));
});

it('the same data gives the same bytes, whatever was drawn before', async () => {
  const other = await newRenderer();
  for (const { chart } of charts.slice(0, 8).reverse()) {
    expect(await other.svg(chart, 'wide')).toBe(await renderer.svg(chart, 'wide'));
  }
});

it('words in a picture are escaped and nothing is loaded', async () => {
  const [first] = charts;
  if (first === undefined) throw new Error('no chart');
  const hostile = '</text><script>alert(1)</script><image href="http://127.0.0.1/x"/>';
  const chart: ChartView = {
    ...first.chart,
    title: hostile,
    data: { ...first.chart.data, months: [{ ...first.chart.data.months?.[0], label: hostile }] },
  };
  const svg = await renderer.svg(chart, 'wide');
  expect(svg).not.toMatch(/<script|<image/);
  expect(svg).toContain('&lt;script&gt;');
});
