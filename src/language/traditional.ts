/**
 * Traditional characters of the words that the plan language knows, each before its simplified form: headings, units,
 * periods and choices are read in both. Only these; it converts no prose.
 */
const PAIRS =
  '萬万業业兩两個个為为與与舉举爭争產产億亿價价優优會会餘余係系關关內内準准減减劃划則则別别辦办務务動动區区單单臺台號号' +
  '後后員员響响團团圍围場场堅坚處处備备復复複复頭头實实對对屬属崗岗幣币應应異异棄弃張张錄录徑径態态總总戶户執执報报據据' +
  '撐撑數数斷断無无時时暫暂機机權权條条構构標标歐欧匯汇沒没測测澱淀燈灯點点牽牵狀状獻献環环現现畫画蓋盖監监盤盘確确離离' +
  '稱称競竞筆笔簽签籤签類类紅红約约級级線线經经結结統统繼继續续維维綠绿編编績绩節节範范補补規规計计認认訓训註注論论設设' +
  '證证該该說说諾诺調调負负貢贡財财責责貨货費费資资轉转輪轮達达過过運运還还進进遲迟適适銷销鍵键鎊镑長长閉闭間间隊队階阶' +
  '際际項项預预領领頻频額额驗验黃黄佔占採采週周變变驟骤擬拟開开稅税';

const SIMPLE: ReadonlyMap<string, string> = new Map(
  [...PAIRS].flatMap((it, n, all) => (n % 2 === 0 ? [[it, all[n + 1] ?? it] as const] : [])),
);
const ANY = new RegExp(`[${[...SIMPLE.keys()].join('')}]`);
const EACH = new RegExp(ANY, 'g');

/** One character for one, so that places in the text stay what they are. Most texts have none, which is quick to ask. */
export function simplified(text: string): string {
  return ANY.test(text) ? text.replace(EACH, (it) => SIMPLE.get(it) ?? it) : text;
}
