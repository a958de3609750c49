import { define } from '../define.ts';

export const actualsMessages = {} as const;
