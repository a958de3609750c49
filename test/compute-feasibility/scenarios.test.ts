import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAdjustments } from '../../src/compute/scenario-plan.ts';
import { type Rational, rational, toFixed } from '../../src/model/rational.ts';
import { runs } from '../runs.ts';
import { analyse, GOALS } from './analyse.ts';

const show = (value: Rational | null | undefined) => (value ? toFixed(value, 2) : '—');
const parts =
  '| 目标 | Q1 | Q2 | Q3 | Q4 |\n| --- | ---: | ---: | ---: | ---: |\n| 销售总额 | 200 | 250 | 300 | 250 |\n\n| 销售总额 / 产品 | 权重 | Q1 | Q2 | Q3 | Q4 | 负责人 |\n| --- | ---: | ---: | ---: | ---: | ---: | --- |\n| 产品A | 40% | 80 | | | | 李雷 |\n| 产品B | 60% | | | | | 韩梅 |';
const people = '| 人员 | 人数 | 人均月产能 |\n| --- | ---: | ---: |\n| 顾问 | 4 | 20万元 |';
const monitoring = '| 目标 | Q1 | Q2 |\n| --- | ---: | ---: |\n| 销售总额 | 180 | 225 |';

function outcomes(changes: string, text: object = {}) {
  const resources = `${people}\n\n| 情景 | 调整 |\n| --- | --- |\n| 试 | ${changes} |`;
  const { scenarios } = analyse({ parts, monitoring, resources, ...text }).analysis;
  return scenarios.map(({ goals, cover }) => ({
    target: show(goals[0]?.target),
    landing: show(goals[0]?.landing),
    cover: show(cover),
  }));
}

describe('a scenario is the whole plan computed again', () => {
  it.each([
    ['销售总额:目标 = 1100', '11000000.00'],
    ['销售总额:目标 +10%', '11000000.00'],
    ['销售总额:目标 ×0.5', '5000000.00'],
    ['销售总额:目标 +50', '10500000.00'],
    ['销售总额@Q3:目标 = 360', '10600000.00'],
    ['销售总额/产品A:目标 +100', '11000000.00'],
    ['销售总额:目标 +10%; 销售总额/产品A:目标 +60', '11600000.00'],
    ['人员/顾问:人数 +2', '10000000.00'],
  ])('%s → target %s', (changes, target) => {
    expect(outcomes(changes)[1]?.target).toBe(target);
  });

  it('stands beside the plan as it is', () => {
    expect(outcomes('人员/顾问:人数 ×2')).toEqual([
      { target: '10000000.00', landing: '9000000.00', cover: '0.96' },
      { target: '10000000.00', landing: '9000000.00', cover: '1.92' },
    ]);
  });

  it('moves a growth target with its baseline', () => {
    const goals = `${GOALS}\n| 销售总额 | 累计 | 万元 | 500 | +30% | 王敏 | 华东 | 新区域 |`;
    const quarters =
      '| 目标 | Q1 | Q2 | Q3 | Q4 |\n| --- | ---: | ---: | ---: | ---: |\n| 销售总额 | 150 | 150 | 150 | 200 |';
    expect(outcomes('销售总额:基线 = 600', { goals, parts: quarters })[1]?.target).toBe('7800000.00');
  });

  it('changes a price', () => {
    const split =
      '| 销售总额 / 产品 | 数量 | 单价(元) | 负责人 |\n| --- | ---: | ---: | --- |\n| 产品A | 100 | 40000 | 李雷 |\n| 产品B | 200 | 30000 | 韩梅 |';
    expect(outcomes('销售总额/产品A:单价 ×1.1', { parts: split })[1]?.target).toBe('10400000.00');
  });

  it('gives its outcomes an address, beside those of the plan as it is', () => {
    const { figures } = analyse({
      parts,
      monitoring,
      resources: `${people}\n\n| 情景 | 调整 |\n| --- | --- |\n| 悲观 | 销售总额:目标 -10% |\n| 加人 | 人员/顾问:人数 +2 |`,
    }).analysis;
    const value = (address: string) => {
      const found = figures.get(address)?.value;
      return found?.state === 'number' ? toFixed(found.value, 2) : (found?.state ?? 'none');
    };
    expect([value('销售总额:目标'), value('销售总额/情景=悲观:目标')]).toEqual(['10000000.00', '9000000.00']);
    expect([value('销售总额/悲观:落地预测'), value('销售总额/悲观:保障率')]).toEqual(['9000000.00', '1.07']);
    expect([value('情景/加人:保障率'), value('计划:保障率')]).toEqual(['1.44', '0.96']);
    expect(figures.get('销售总额/悲观:目标')?.inputs).toMatchObject([
      { kind: 'figure', id: { subject: '销售总额', measure: 'target' } },
      { kind: 'cell', text: '销售总额:目标 -10%' },
    ]);
  });

  it('has no result where the numbers do not add up', () => {
    expect(outcomes('销售总额:目标 ×1000000000000000')[1]).toEqual({ target: '—', landing: '—', cover: '—' });
  });
});

describe('laws', () => {
  const { analysis } = analyse({ parts, monitoring, resources: people });
  const goal = analysis.plan.goals[0];
  it('keeps the sums for any target', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000 }), (hundreds) => {
        const value = {
          value: rational(hundreds * 100),
          unit: goal?.unit ?? { family: 'money', label: { zh: '', en: '' }, scale: rational(1), base: 'CNY' },
        } as const;
        const address = {
          subject: '销售总额',
          member: null,
          dimension: null,
          period: null,
          measure: 'target',
        } as const;
        const { plan } = applyAdjustments(analysis.plan, analysis, [
          { address, change: { kind: 'set', value } },
        ]);
        const cells =
          plan.targets[0]?.periods.map((it) =>
            it.cell.state === 'value' ? Number(it.cell.value.value.n / it.cell.value.value.d) : 0,
          ) ?? [];
        expect(cells.reduce((a, b) => a + b, 0)).toBe(hundreds * 100);
        const members =
          plan.splits[0]?.members.map(({ row }) =>
            row.cells.target.state === 'value'
              ? Number(row.cells.target.value.value.n / row.cells.target.value.value.d)
              : 0,
          ) ?? [];
        expect(members.reduce((a, b) => a + b, 0)).toBe(hundreds * 100);
      }),
      runs(),
    );
  });
});
