import type { Words } from '../../language/words.ts';
import { define } from '../define.ts';

export interface Tried {
  readonly tried: readonly { readonly path: string; readonly reason: string }[];
  readonly explicit: boolean;
}

export const outputMessages = {
  'internal-error': define<{ reason: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '程序内部错误', en: 'Internal error' },
    say: ({ reason }) => ({
      what: {
        zh: `处理这份计划时程序自身出错（${reason}）`,
        en: `The program itself failed on this plan (${reason})`,
      },
      why: {
        zh: '这是 Sixfold 的缺陷，不是计划写错了；其他计划照常生成',
        en: 'This is a defect of Sixfold, not a mistake in the plan; the other plans are built as usual',
      },
      fix: {
        zh: '请把这份计划和这行信息一起报告给 Sixfold 的维护者',
        en: 'Please report this line together with the plan to the maintainers of Sixfold',
      },
    }),
  }),
  'template-failed': define<{ reason: Words }>({
    severity: 'error',
    title: { zh: '模板有错', en: 'A template is broken' },
    say: ({ reason }) => ({
      what: { zh: `这个模板无法使用：${reason.zh}`, en: `This template cannot be used: ${reason.en}` },
      why: {
        zh: '页面都由模板排成，所以这次没有生成任何报告；原有的报告没有改动',
        en: 'Every page is made from the templates, so no report was built; those that were there are unchanged',
      },
      fix: {
        zh: '改正 templates 里的这个文件，或删掉它以使用自带的模板；各页能用的内容见自带模板的 README',
        en: 'Repair that file in templates, or delete it to use the one that comes along; the README of the templates lists what each page knows',
      },
    }),
  }),
  'print-failed': define<{ output: string; reason: string }>({
    severity: 'error',
    title: { zh: 'PDF 未能生成', en: 'PDF could not be printed' },
    say: ({ output, reason }) => ({
      what: { zh: `${output} 没有印成：${reason}`, en: `${output} could not be printed: ${reason}` },
      why: {
        zh: '换了一个新的浏览器页面重试一次，仍然失败；网页和其他 PDF 不受影响',
        en: 'It was tried again on a fresh page of the browser; the site and the other PDFs are not affected',
      },
      fix: {
        zh: '再运行一次；若仍失败，用 --no-pdf 先发布网页，并检查内存是否足够',
        en: 'Run the build again; if it fails again, publish the site with --no-pdf and look at the memory of the machine',
      },
    }),
  }),
  'output-collision': define<{ name: string; other: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '输出文件夹重名', en: 'Two plans share one output folder' },
    say: ({ name, other }) => ({
      what: {
        zh: `报告文件夹“${name}”已经属于计划 ${other}`,
        en: `The report folder “${name}” already belongs to the plan ${other}`,
      },
      why: {
        zh: '文件夹名取自计划的文件名；只差大小写或字符写法的名字，在有些磁盘上是同一个文件夹',
        en: 'The folder is named after the plan’s file; names that differ only in case or Unicode form are one folder on some disks',
      },
      fix: { zh: '给其中一份计划的文件改名', en: 'Rename the file of one of the two plans' },
    }),
  }),
  'output-name': define<{ name: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '文件名不能用作报告名', en: 'The file’s name cannot name a report' },
    say: ({ name }) => ({
      what: {
        zh: `“${name}”不能用作报告的文件夹名`,
        en: `“${name}” cannot be the name of a report’s folder`,
      },
      why: {
        zh: '报告文件夹以计划的文件名命名，名字会出现在网址里，还要在各种系统上都能用',
        en: 'The report’s folder is named after the plan’s file; the name appears in addresses and has to work on every system',
      },
      fix: {
        zh: '给计划文件改名：只用文字、数字、连字符、下划线、点、空格和括号，不要用 index.html、people、lessons 这类保留名',
        en: 'Rename the plan’s file: letters, digits, hyphens, underscores, dots, spaces and parentheses, and none of the reserved names such as index.html, people or lessons',
      },
    }),
  }),
  'browser-missing': define<Tried>({
    severity: 'error',
    title: { zh: '没有可用的浏览器', en: 'No browser' },
    say: () => ({
      what: { zh: '找不到可以用来打印 PDF 的浏览器', en: 'There is no browser to print the PDFs with' },
      why: {
        zh: '内置的浏览器只适用于 Linux x64；这台机器上也没有找到 Chrome 或 Chromium',
        en: 'The embedded one is for Linux on x64 only, and no Chrome or Chromium was found on this machine',
      },
      fix: {
        zh: '安装 Chrome 或 Chromium（Debian、Ubuntu 上运行 apt install chromium-headless-shell），或用 --browser 指定路径；只要网页时用 --no-pdf',
        en: 'Install Chrome or Chromium (Debian, Ubuntu: apt install chromium-headless-shell) or name one with --browser; use --no-pdf for the site alone',
      },
    }),
  }),
  'browser-failed': define<Tried>({
    severity: 'error',
    title: { zh: '浏览器无法启动', en: 'The browser did not start' },
    say: ({ tried, explicit }) => {
      const list = tried.map((each) => `${each.path} (${each.reason})`).join('; ');
      const sandbox = tried.some((each) => /sandbox/i.test(each.reason));
      return {
        what: { zh: `浏览器无法启动：${list}`, en: `The browser did not start: ${list}` },
        ...(sandbox && {
          why: {
            zh: '系统不允许普通用户使用浏览器的沙箱（容器和 Ubuntu 23.10 以后的默认设置如此）',
            en: 'The system does not let ordinary users run the browser’s sandbox (the default in containers and since Ubuntu 23.10)',
          },
        }),
        fix: sandbox
          ? {
              zh: '安装系统的 Chrome；或在可信的环境里设 SIXFOLD_NO_SANDBOX=1 再运行；只要网页时用 --no-pdf',
              en: 'Install the system’s Chrome, or set SIXFOLD_NO_SANDBOX=1 where you trust the environment; use --no-pdf for the site alone',
            }
          : explicit
            ? { zh: '检查 --browser 给出的路径', en: 'Check the path given with --browser' }
            : {
                zh: '安装 Chrome 或 Chromium，或用 --browser 指定路径；只要网页时用 --no-pdf',
                en: 'Install Chrome or Chromium or name one with --browser; use --no-pdf for the site alone',
              },
      };
    },
  }),
  'cache-unwritable': define<{ folder: string; reason: string }>({
    severity: 'error',
    title: { zh: '缓存文件夹不可写', en: 'The cache cannot be written' },
    say: ({ folder, reason }) => ({
      what: {
        zh: `无法写入缓存文件夹 ${folder}：${reason}`,
        en: `The cache ${folder} cannot be written: ${reason}`,
      },
      why: {
        zh: '内置浏览器和字体要在这里展开一次（约 230 MB）',
        en: 'The embedded browser and the fonts are unpacked there once (about 230 MB)',
      },
      fix: {
        zh: '腾出空间，或用 SIXFOLD_CACHE 指定另一个文件夹',
        en: 'Make room, or name another folder with SIXFOLD_CACHE.',
      },
    }),
  }),
  'output-unwritable': define<{ path: string; reason: string }>({
    severity: 'error',
    title: { zh: '报告无法写入', en: 'The reports cannot be written' },
    say: ({ path, reason }) => ({
      what: { zh: `无法写入 ${path}：${reason}`, en: `${path} cannot be written: ${reason}` },
      why: { zh: '原有的报告没有改动', en: 'The reports that were there are unchanged' },
      fix: {
        zh: '检查磁盘空间和权限，或用 --out 指定另一个文件夹',
        en: 'Check space and permissions, or name another folder with --out',
      },
    }),
  }),
  'output-foreign': define<{ path: string }>({
    severity: 'error',
    title: { zh: '输出位置有别人的文件', en: 'Something else is in the way' },
    say: ({ path }) => ({
      what: {
        zh: `${path} 不是 Sixfold 生成的，没有覆盖`,
        en: `${path} was not made by Sixfold and is left as it is`,
      },
      fix: {
        zh: '移走它，或用 --out 指定另一个文件夹',
        en: 'Move it away, or name another folder with --out',
      },
    }),
  }),
  'output-locked': define<{ folder: string; process: number }>({
    severity: 'error',
    title: { zh: '另一个构建正在进行', en: 'Another build is running' },
    say: ({ folder, process }) => ({
      what: {
        zh: `进程 ${process} 正在向 ${folder} 写报告`,
        en: `Process ${process} is writing reports into ${folder}`,
      },
      fix: { zh: '等它结束后再运行', en: 'Run again when it is done' },
    }),
  }),
} as const;
