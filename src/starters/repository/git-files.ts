import type { NewFile } from './file.ts';

/** What git has to know: line ends, what is never committed, and that package locks are nobody's reading. */
export const gitFiles: readonly NewFile[] = [
  {
    path: '.gitattributes',
    text: [
      '* text=auto eol=lf',
      '*.md diff=markdown',
      '*.png binary',
      '*.pdf binary',
      'package-lock.json -diff',
      '',
    ].join('\n'),
  },
  { path: '.gitignore', text: ['node_modules/', 'reports/', 'sixfold-diff.md', '.DS_Store', ''].join('\n') },
];
