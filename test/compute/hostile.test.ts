import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compute } from './plan-of.ts';

const cell = fc.constantFrom(
  '',
  '',
  '—',
  '0',
  '-5',
  '40%',
  '60%',
  '120%',
  '-20%',
  '100',
  '250',
  '1000',
  '12万',
  '0.001',
  '9007199254740993',
);
const rows = (columns: number) =>
  fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 5 });

describe('whatever stands in the cells', () => {
  it('is computed or found, never thrown, and no figure is listed that is not there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('累计', '存量', '比率'),
        fc.array(cell, { minLength: 2, maxLength: 2 }),
        rows(4),
        rows(6),
        rows(3),
        (type, level, periods, members, actuals) => {
          const unit = type === '比率' ? '%' : '万元';
          const { analysis, diagnostics } = compute({
            goals: `
| 目标 | 类型 | 单位 | 基线 | 目标值 |
| --- | --- | --- | --- | --- |
| 销售总额 | ${type} | ${unit} | ${level.join(' | ')} |
`,
            split: `
| 目标 | Q1 | Q2 | Q3 | Q4 |
| --- | --- | --- | --- | --- |
| 销售总额 | ${(periods[0] ?? []).join(' | ')} |

| 销售总额 / 区域 | 权重 | 目标值 | 下达 | Q1 | 4月 | Q2 |
| --- | --- | --- | --- | --- | --- | --- |
${members.map((it, i) => `| 区${i} | ${it.join(' | ')} |`).join('\n')}
`,
            csv: `期间,目标,区域,实际\n${actuals.map((it, i) => `2026-0${i + 1},销售总额,${i % 2 === 0 ? '' : '区0'},${it[0]}`).join('\n')}\n`,
          });
          if (analysis === null) expect(diagnostics.some((it) => it.blocking)).toBe(true);
          else for (const it of analysis.figures.addresses()) expect(analysis.figures.get(it)).not.toBeNull();
        },
      ),
      { numRuns: 400 },
    );
  });
});
