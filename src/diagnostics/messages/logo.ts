import { formatNumber } from '../../language/format.ts';
import type { Words } from '../../language/words.ts';
import { rational } from '../../model/rational.ts';
import { define } from '../define.ts';

/** All of them warnings: without a logo the reports show the company's name, and are made all the same. */
export const logoMessages = {
  'logo-outside': define<{ readonly name: string }>({
    severity: 'warning',
    title: { zh: '标志不在仓库里', en: 'Logo outside the repository' },
    say: ({ name }) => ({
      what: {
        zh: `“${name}”不是仓库里的路径，没有用作标志`,
        en: `“${name}” is no path within the repository, so it is not used as logo`,
      },
      why: {
        zh: '标志要嵌进每一页；报告不从网上取任何东西，别人的电脑上也没有仓库以外的文件',
        en: 'the logo becomes part of each page: reports fetch nothing, and nobody else has files from outside the repository',
      },
      fix: {
        zh: '把图片放进仓库，写从配置文件算起的相对路径，用 / 分隔，不用 ..，例如 brand/logo.png',
        en: 'Put the picture into the repository and give its path from the config, with / and without .., as in brand/logo.png',
      },
    }),
  }),

  'logo-missing': define<{ readonly name: string }>({
    severity: 'warning',
    title: { zh: '找不到标志', en: 'Logo not found' },
    say: ({ name }) => ({
      what: {
        zh: `找不到标志“${name}”，或者没有权限读取；报告里先写公司名`,
        en: `the logo “${name}” does not exist or may not be read; reports show the company’s name instead`,
      },
      fix: {
        zh: '检查路径和大小写：路径从配置文件算起；指向仓库以外的链接不算',
        en: 'Check the path, which starts at the config, and its upper and lower case; links that lead out of the repository do not count',
      },
    }),
  }),

  'logo-too-large': define<{ readonly name: string; readonly bytes: number; readonly limit: number }>({
    severity: 'warning',
    title: { zh: '标志的文件太大', en: 'Logo file too large' },
    say: ({ name, bytes, limit }) => ({
      what: {
        zh: `标志“${name}”有 ${kilobytes(bytes)} KB，上限是 ${kilobytes(limit)} KB`,
        en: `the logo “${name}” has ${kilobytes(bytes)} KB; the limit is ${kilobytes(limit)} KB`,
      },
      why: {
        zh: '它要嵌进每一页和每份 PDF，每一份都会大这么多',
        en: 'it becomes part of every page and PDF, each of which grows by as much',
      },
      fix: {
        zh: '另存一张小的：高 200 像素就够印在封面上，一般不到 20 KB',
        en: 'Save a smaller one: 200 pixels of height are enough for print and rarely take more than 20 KB',
      },
    }),
  }),

  'logo-not-picture': define<{
    readonly name: string;
    readonly damaged: boolean;
    readonly format: string | null;
  }>({
    severity: 'warning',
    title: { zh: '标志不是 PNG 或 JPEG', en: 'Logo neither PNG nor JPEG' },
    say: ({ name, damaged, format }) => {
      if (damaged) return broken(name, format ?? '');
      return format === 'LFS' ? pointer(name) : otherwise(name, format);
    },
  }),

  'logo-without-name': define<Record<string, never>>({
    severity: 'warning',
    title: { zh: '有标志，没有公司名', en: 'Logo without a name' },
    say: () => ({
      what: { zh: '写了标志，没有写公司名', en: 'there is a logo, but no name of the company' },
      why: {
        zh: '看不见图片的人、页脚和网页标题里读到的都会是 Sixfold',
        en: 'page titles, footers and readers who cannot see the picture get “Sixfold” instead',
      },
      fix: { zh: '在 brand 下加上 name', en: 'Add the key name under brand' },
    }),
  }),

  'logo-dimensions': define<{
    readonly name: string;
    readonly width: number;
    readonly height: number;
    readonly shortest: number;
    readonly longest: number;
    readonly ratio: number;
  }>({
    severity: 'warning',
    title: { zh: '标志的尺寸不合适', en: 'Logo of an unsuitable size' },
    say: ({ name, width, height, shortest, longest, ratio }) => ({
      what: {
        zh: `标志“${name}”是 ${width} × ${height} 像素，没有采用`,
        en: `the logo “${name}” has ${width} × ${height} pixels, so it is not used`,
      },
      why: {
        zh: `每边要在 ${shortest} 到 ${longest} 像素之间，长边最多是短边的 ${ratio} 倍，在页眉和封面上才看得清`,
        en: `a side may have ${shortest} to ${longest} pixels, and the long one at most ${ratio} times as many as the short one, or it cannot be made out at the head of a page`,
      },
      fix: {
        zh: '裁掉四周的空白，再缩放到高 200 像素左右',
        en: 'Cut off the empty margins and scale it to a height of about 200 pixels',
      },
    }),
  }),
} as const;

interface Told {
  readonly what: Words;
  readonly why: Words;
  readonly fix: Words;
}

function otherwise(name: string, format: string | null): Told {
  const what =
    format === null
      ? {
          zh: `标志“${name}”的内容不是 PNG，也不是 JPEG`,
          en: `the logo “${name}” holds neither PNG nor JPEG`,
        }
      : {
          zh: `标志“${name}”的内容是 ${format}，不是 PNG 或 JPEG`,
          en: `the logo “${name}” holds ${format}, not PNG or JPEG`,
        };
  const why =
    format === 'SVG'
      ? {
          zh: 'SVG 里可以有脚本和对外的链接，不能嵌进要发给别人的报告',
          en: 'SVG may hold scripts and links to the outside, which have no place in reports that are sent to others',
        }
      : {
          zh: '格式只看文件的内容，不看文件名的结尾',
          en: 'what counts is what the file holds, not how its name ends',
        };
  const fix = {
    zh: '导出成 PNG（透明背景也可以），高 200 像素就够',
    en: 'Export it as PNG, with a transparent background if you like; 200 pixels of height are enough',
  };
  return { what, why, fix };
}

function broken(name: string, format: string): Told {
  return {
    what: {
      zh: `标志“${name}”是 ${format}，但已经损坏，或者用了浏览器不认识的编码`,
      en: `the logo “${name}” is ${format}, but damaged or coded in a way that browsers do not know`,
    },
    why: { zh: '嵌进报告里只会是一个空框', en: 'in the reports there would be an empty frame' },
    fix: {
      zh: '用看图软件打开，重新导出成 PNG；刚从 git 取出就坏了，请在 .gitattributes 里加一行 *.png binary',
      en: 'Open it in an image program and export it as PNG again; if git returned it so, add the line *.png binary to .gitattributes',
    },
  };
}

/** What stands in the place of a file that Git LFS has not fetched. */
function pointer(name: string): Told {
  return {
    what: {
      zh: `标志“${name}”还没有从 Git LFS 取来，现在只是一个占位文件`,
      en: `the logo “${name}” has not been fetched from Git LFS; this is only its placeholder`,
    },
    why: {
      zh: '检出仓库时没有装 Git LFS，或者没有启用',
      en: 'Git LFS was not there, or switched off, when the repository was checked out',
    },
    fix: {
      zh: '运行 git lfs pull；在 CI 里检出时打开 lfs 选项',
      en: 'Run git lfs pull; in CI switch on the option lfs of the checkout',
    },
  };
}

function kilobytes(bytes: number): string {
  return formatNumber(rational(Math.ceil(bytes / 1024)));
}
