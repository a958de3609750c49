import { normal } from '../../language/fold.ts';
import { isTotalName } from '../../language/vocabulary.ts';
import type { Words } from '../../language/words.ts';
import { day, isoOfDay } from '../../model/calendar.ts';

interface Spelling {
  readonly pattern: RegExp;
  /** Only where this is expected. */
  readonly expects?: string;
  readonly hint: Words;
}

/** What a spreadsheet or a word processor leaves in a cell. */
const SPELLINGS: readonly Spelling[] = [
  {
    pattern: /^\s*[(（]\s*[¥￥$]?[\d.,]+\s*[)）]\s*$/,
    hint: {
      zh: '括号在会计表里表示负数，这里写减号，例如 -50',
      en: 'Brackets mean a negative number in accounts; here it takes a minus sign, as in -50',
    },
  },
  {
    pattern: /^\s*(?:#(?:REF!|DIV\/0!|N\/A|NAME\?|VALUE!|NUM!|NULL!)|#{3,})\s*$/i,
    hint: {
      zh: '这是表格软件里公式出错（或列太窄）时显示的字样，数值没有带过来',
      en: 'This is what a spreadsheet shows for a broken formula, or in a column too narrow; the number itself was lost',
    },
  },
  {
    pattern: /^\s*=/,
    hint: {
      zh: '这里是公式，不是数值；在表格软件里用“粘贴为数值”',
      en: 'This is a formula and no number; paste it from the spreadsheet as values',
    },
  },
  {
    pattern: /^\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/,
    expects: 'a period',
    hint: {
      zh: '这里要填一段时间，不是某一天；整月写成 2026-01',
      en: 'A stretch of time belongs here, not a day; a whole month is written 2026-01',
    },
  },
  {
    pattern: /^\s*\p{L}{3,9}[-\s.]?\d{2}\s*$/u,
    expects: 'a period',
    hint: {
      zh: '看不出两位数是年还是日；写成 2026-01',
      en: 'Two digits could be a year or a day; write 2026-01',
    },
  },
  {
    pattern: /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s*$/,
    expects: 'a date',
    hint: {
      zh: '看不出哪个是月、哪个是日；年份写在最前，例如 2026-08-15',
      en: 'Either number could be the month; the year goes first, as in 2026-08-15',
    },
  },
  {
    pattern: /^\s*\d{4}\D\d{1,2}\D\d{1,2}日?\s+\d{1,2}:\d{2}/,
    expects: 'a date',
    hint: { zh: '只写日期，不写几点几分', en: 'Only the day belongs here, without the time' },
  },
];

/** A day as Excel counts them, from 1899-12-30. */
function excelSerial(serial: number): Words {
  const iso = isoOfDay(day(1899, 12, 30) + serial);
  return {
    zh: `多半是 Excel 里日期的序号，它等于 ${iso}；在 Excel 里把这一列设成日期或文本再导出`,
    en: `Most likely the serial number of a day in Excel, ${iso}; make the column dates or text there and export it again`,
  };
}

/** Why some spellings are not read, although a person can tell what is meant; most are those of a spreadsheet. */
export function hintFor(found: string, expects: Words): Words | null {
  if (expects.en.startsWith('a period') && isTotalName(found))
    return {
      zh: '合计不是一个期间：各期的值会自动相加，删掉这一行',
      en: 'A total is no period: the values of the periods are added up by themselves, so remove the row',
    };
  if (/\d\s*，\s*\d/.test(found) && !/^\d{1,3}(?:,\d{3})+$/.test(normal(found)))
    return {
      zh: '千位分隔每三位一个逗号，例如 1,000',
      en: 'Commas group three digits each, as in 1,000',
    };
  if (/~~/.test(found))
    return {
      zh: '划掉的字还在单元格里：只留现在的数，原来的数在 git 历史里',
      en: 'What is struck through still stands in the cell: keep the present number only, git keeps the old one',
    };
  const spelling = SPELLINGS.find(
    ({ pattern, expects: only }) =>
      pattern.test(found) && (only === undefined || expects.en.startsWith(only)),
  );
  if (spelling) return spelling.hint;
  const serial = /^[3-6]\d{4}$/.test(found) && /^a (?:date|period)/.test(expects.en) ? Number(found) : null;
  if (serial !== null) return excelSerial(serial);
  if (expects.en === 'a date' && /^\s*\d{1,2}\/\d{1,2}\s*$/.test(found))
    return {
      zh: '看不出哪个是月、哪个是日',
      en: 'Either number could be the month',
    };
  const power = /^\s*([+-]?\d+(?:\.\d+)?)[eE]([+-]?\d{1,2})\s*$/.exec(found);
  if (power) {
    const plain = Number(found);
    const shown = Math.abs(plain) < 1e15 && Math.abs(plain) >= 1e-6 ? `${plain}` : null;
    return {
      zh: `科学计数法多半是表格软件导出时缩写的，位数可能已经丢了${shown === null ? '' : `；它等于 ${shown}`}`,
      en: `Scientific notation usually comes from a spreadsheet’s export, and digits may be lost${shown === null ? '' : `; it equals ${shown}`}`,
    };
  }
  if (/\d[.\s]\d{3},\d+$|^\s*\d+,\d{1,2}\s*$/.test(found))
    return {
      zh: '小数点写“.”，千位分隔写“,”，例如 1,234.56',
      en: 'Decimals follow a point and commas group thousands, as in 1,234.56',
    };
  return null;
}
