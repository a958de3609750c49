import { define } from '../define.ts';

export const sumsMessages = {} as const;
