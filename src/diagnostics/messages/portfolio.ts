import { define } from '../define.ts';

export const portfolioMessages = {} as const;
