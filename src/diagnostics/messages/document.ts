import { define } from '../define.ts';

export const documentMessages = {} as const;
