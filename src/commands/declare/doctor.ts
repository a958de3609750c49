import type { Command } from 'commander';
import { say } from '../../language/words.ts';
import type { DoctorOptions } from '../doctor.ts';
import { words } from '../words.ts';
import { declare, type Host } from './host.ts';

const own = {
  about: {
    zh: '看看这台机器和这个仓库缺什么：Node、Git、浏览器、字体、配置、计划、模板',
    en: 'see what this machine and this repository lack: Node, git, browser, fonts, config, plans, templates',
  },
} as const;

export function declareDoctor(program: Command, host: Host): void {
  declare(program, host, 'doctor', own.about, [
    'sixfold doctor',
    'sixfold doctor --browser /usr/bin/chromium',
  ])
    .option('--browser <path>', say(words.browser, host.lang))
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('../doctor.ts');
      host.done(await doctor(options, host.terminal));
    });
}
