import { type Lang, say } from '../../language/words.ts';
import { yamlText } from '../plan-text.ts';
import type { NewFile } from './file.ts';

export const SCHEMA_FILE = '.vscode/sixfold.config.schema.json';

export interface ConfigChoices {
  readonly lang: Lang;
  readonly currency: string;
}

/** What all plans share, with the rest of what could stand there as comments. */
export function configText({ lang, currency }: ConfigChoices): NewFile {
  const w = (zh: string, en: string) => say({ zh, en }, lang);
  const lines = [
    `# yaml-language-server: $schema=${SCHEMA_FILE}`,
    w(
      '# 所有计划共用的约定。每一项都有默认值，删掉哪一行都能运行。',
      '# What all plans share. Everything has a default; any line may go.',
    ),
    'version: 1',
    '',
    `locale: ${lang}`,
    `currency: ${currency}`,
    w('# 财年从几月开始。', '# The month in which the fiscal year starts.'),
    'fiscalYearStart: 1',
    '',
    w('# 完成率低于 80% 亮红灯，低于 90% 亮黄灯。', '# Below 80 % attainment is red, below 90 % is yellow.'),
    'lights: { red: 80%, yellow: 90% }',
    w(
      '# 一期结束后，最多 10 天之内把原因补上。',
      '# Days after the end of a period until its causes are due.',
    ),
    'graceDays: 10',
    '',
    w(
      '# 报告抬头上的公司名、主色，以及标志（PNG 或 JPEG）。',
      '# The company on the reports, its colour, and its logo (PNG or JPEG).',
    ),
    'brand:',
    `  name: ${yamlText(w('我们公司', 'Our company'))}`,
    '  accent: "#1f5f8b"',
    '#  logo: brand/logo.png',
    '',
    w(
      '# 放假和调休：工期按工作日算。',
      '# Days off, and weekend days that are worked: durations count working days.',
    ),
    'holidays: []',
    '#  - 2027-01-01..2027-01-03',
    'workdays: []',
    '',
    w(
      '# 写了人员名单以后，计划里的负责人就要在名单里。',
      '# Once people are listed here, the owners in the plans have to be among them.',
    ),
    'people: []',
    w(
      '#  - { name: 王敏, email: wangmin@example.com, handle: wangmin, team: 华东区 }',
      '#  - { name: Lin Yue, email: lin.yue@example.com, handle: lin-yue, team: Sales }',
    ),
    '',
    w(
      '# 维度和成员；写了以后，拆解表里的成员就要在其中。成员可以有下级。',
      '# Dimensions and their members; once listed, tables may use no others. Members may have members.',
    ),
    'dimensions: []',
    ...w(
      '#  - name: 区域\n#    aliases: [大区, region]\n#    members:\n#      - { name: 华东, members: [上海, 杭州] }\n#      - 华南',
      '#  - name: Region\n#    members:\n#      - { name: Europe, members: [Germany, France] }\n#      - Asia',
    ).split('\n'),
    '',
    w(
      '# 某条检查不合适，可以改轻重或关掉。',
      '# A check that does not fit can be made lighter or switched off.',
    ),
    'rules: {}',
    '#  baseline-missing: note',
  ];
  return { path: 'sixfold.config.yaml', text: `${lines.join('\n')}\n` };
}
