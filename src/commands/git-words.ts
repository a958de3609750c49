import type { GitTrouble } from '../io/git/run.ts';
import type { Words } from '../language/words.ts';

/** Why git could not tell, and what to do about it. */
export function gitWords(trouble: GitTrouble): Words {
  switch (trouble.kind) {
    case 'no-git':
      return {
        zh: '这台机器上找不到 git；装好 git，或确认它在 PATH 里，再运行',
        en: 'git is not found on this machine; install it or put it on the PATH',
      };
    case 'not-a-repository':
      return {
        zh: `${trouble.folder} 不在 git 仓库里，没有以前的版本可比；先 git init 并提交一次`,
        en: `${trouble.folder} is not in a git repository, so there is no earlier version; run git init and commit first`,
      };
    case 'not-trusted':
      return {
        zh: `git 不信任 ${trouble.folder}，因为它属于另一个用户；确认可信后运行 git config --global --add safe.directory ${trouble.folder}`,
        en: `git does not trust ${trouble.folder}, which belongs to another user; if you do, run git config --global --add safe.directory ${trouble.folder}`,
      };
    case 'bad-revision':
      return {
        zh: `“${trouble.name}”不是一个版本的名字；${betweenTwo(trouble.name)?.zh ?? '请写分支、标签或提交，例如 main、v1.0、HEAD~1'}`,
        en: `“${trouble.name}” is not the name of a version; ${betweenTwo(trouble.name)?.en ?? 'give a branch, a tag or a commit, as main, v1.0, HEAD~1'}`,
      };
    case 'unknown-revision':
      return {
        zh: `仓库里没有“${trouble.name}”这个版本${trouble.shallow ? SHALLOW.zh : '；用 git branch -a 和 git tag 看看有哪些'}`,
        en: `There is no version “${trouble.name}” in this repository${trouble.shallow ? SHALLOW.en : '; git branch -a and git tag list what there is'}`,
      };
    case 'no-common-ancestor':
      return {
        zh: `这两个版本没有共同的祖先${trouble.shallow ? SHALLOW.zh : '；去掉 --merge-base 直接比较'}`,
        en: `These two versions have no common ancestor${trouble.shallow ? SHALLOW.en : '; leave out --merge-base to compare them directly'}`,
      };
    case 'missing-content':
      return trouble.partial ? PARTIAL : DAMAGED;
    case 'too-much':
      return {
        zh: `git 的输出超过 ${Math.round(trouble.limit / 1024 / 1024)} MB，没有读完；请在更小的仓库或文件夹里运行`,
        en: `git printed more than ${Math.round(trouble.limit / 1024 / 1024)} MB, which is not read; run this in a smaller repository or folder`,
      };
    case 'failed':
      return { zh: `git 没有成功：${trouble.reason}`, en: `git failed: ${trouble.reason}` };
  }
}

/** What git writes with dots between two names takes two words here. */
function betweenTwo(name: string): Words | null {
  const [, base, dots, head] =
    /^([\p{L}\p{N}][\p{L}\p{N}_./-]*?)(\.{2,3})([\p{L}\p{N}][\p{L}\p{N}_./-]*)$/u.exec(name) ?? [];
  if (base === undefined || head === undefined) return null;
  const command = `sixfold diff ${base} ${head}${dots === '...' ? ' --merge-base' : ''}`;
  return { zh: `要比较两个版本，写 ${command}`, en: `to compare two versions write ${command}` };
}

const SHALLOW: Words = {
  zh: '；这是浅克隆，只有最近的提交：运行 git fetch --unshallow，在 CI 里把 fetch-depth 设为 0',
  en: '; this is a shallow clone with the newest commits only: run git fetch --unshallow, or set fetch-depth: 0 in CI',
};

const PARTIAL: Words = {
  zh: '这是部分克隆，以前版本的内容不在本机：运行 git fetch --refetch --no-filter，在 CI 里去掉检出时的 filter',
  en: 'This is a partial clone without the contents of earlier versions: run git fetch --refetch --no-filter, or leave out the filter of the checkout in CI',
};

const DAMAGED: Words = {
  zh: '仓库里缺了以前版本的内容，读不全；运行 git fsck 看缺了什么，或重新克隆',
  en: 'Contents of earlier versions are missing from this repository; git fsck tells which, or clone it again',
};
