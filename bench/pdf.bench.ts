import { afterAll, bench, describe } from 'vitest';
import { createPrinter } from '../src/io/printer.ts';

const rows = '<tr><td>产品A</td><td>1,000</td><td>99.5%</td><td>王敏</td></tr>'.repeat(40);
const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>计划</title>
<style>@page { size: A4; margin: 20mm } body { font-family: sans-serif } h2 { break-before: page }</style></head>
<body><h1>销售计划</h1>${'<h2>第二步 目标拆解</h2><p>把销售总额拆到区域、产品和月份。</p>'.concat(`<table>${rows}</table>`).repeat(6)}</body></html>`;
const about = { title: '计划', subject: '2026', author: '王敏', lang: 'zh-CN', date: 20_000 };

describe('a document of six pages', () => {
  const printer = createPrinter({ browser: null });
  afterAll(() => printer.close());
  bench('on a reused page', async () => void (await printer.print(html, about)), { time: 3_000 });
  bench(
    'in a browser of its own',
    async () => {
      const own = createPrinter({ browser: null });
      await own.print(html, about);
      await own.close();
    },
    { time: 3_000 },
  );
});
