import { expect, it } from 'vitest';
import { breaksOf, unbroken } from '../../src/render/unbroken.ts';

it.each([
  ['比目标少 228 万元', '比目标少 228\u00a0万元', 'by-clause'],
  ['12 个亮红灯的期间还没有完整的原因和措施', '12\u00a0个亮红灯的期间还没有完整的原因和措施', ''],
  ['2 个目标，增幅 29.9% 达成', '2\u00a0个目标，增幅 29.9%\u00a0达成', 'by-clause'],
  ['重点行业数字化转型（含税合同签约总金额）', null, 'by-clause'],
  ['重点行业数字化转型解决方案含税合同，签约', null, ''],
  ['华东 −45.5 万元、华北 +43.8 万元', '华东\u00a0−45.5\u00a0万元、华北\u00a0+43.8\u00a0万元', 'by-clause'],
  ['重点行业数字化转型解决方案含税合同 −45.5 万元', '重点行业数字化转型解决方案含税合同 −45.5\u00a0万元', ''],
  ['Sales are 228 short of USD 2.4 m', null, 'by-clause'],
])('%s', (text, kept, breaks) => {
  expect([unbroken(text), breaksOf(text)]).toEqual([kept ?? text, breaks]);
});
