import { type Lang, say } from '../../language/words.ts';

/** What whoever changes a plan is asked, on both code hosts. */
export function reviewTemplate(lang: Lang): string {
  return say(
    {
      zh: `## 改了什么，为什么

<!-- 一两句话：哪个数变了，依据是什么。数字的前后对比由流水线自动贴在下面，不用手抄。 -->

## 谁会受影响

<!-- 负责人、下级计划、其他部门 -->

- [ ] 下调目标：写明原因，并且已经过批准
- [ ] 受影响的负责人已经知道
- [ ] 正文里的数字已经跟着改（\`sixfold fix\`）
- [ ] \`sixfold check\` 没有新的错误
`,
      en: `## What changes, and why

<!-- One or two sentences: which number, on what grounds. Before and after are posted below by CI; no need to copy them. -->

## Who is affected

<!-- Owners, contributing plans, other departments -->

- [ ] A target is lowered: the reason is given, and it was approved
- [ ] The owners concerned know
- [ ] Numbers in the text follow (\`sixfold fix\`)
- [ ] \`sixfold check\` finds no new errors
`,
    },
    lang,
  );
}
