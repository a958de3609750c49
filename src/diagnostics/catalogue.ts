import { actualsMessages } from './messages/actuals.ts';
import { cellMessages } from './messages/cell.ts';
import { claimsMessages } from './messages/claims.ts';
import { configMessages } from './messages/config.ts';
import { documentMessages } from './messages/document.ts';
import { feasibilityMessages } from './messages/feasibility.ts';
import { filesMessages } from './messages/files.ts';
import { frontmatterMessages } from './messages/frontmatter.ts';
import { goalMessages } from './messages/goal.ts';
import { historyMessages } from './messages/history.ts';
import { identityMessages } from './messages/identity.ts';
import { logoMessages } from './messages/logo.ts';
import { monitoringMessages } from './messages/monitoring.ts';
import { outputMessages } from './messages/output.ts';
import { portfolioMessages } from './messages/portfolio.ts';
import { reviewMessages } from './messages/review.ts';
import { sumsMessages } from './messages/sums.ts';
import { tableMessages } from './messages/table.ts';

/** Every message a user can see about a plan, by its stable code. A code is never reused for another meaning. */
export const catalogue = {
  ...filesMessages,
  ...configMessages,
  ...logoMessages,
  ...frontmatterMessages,
  ...documentMessages,
  ...tableMessages,
  ...cellMessages,
  ...identityMessages,
  ...sumsMessages,
  ...actualsMessages,
  ...goalMessages,
  ...feasibilityMessages,
  ...monitoringMessages,
  ...reviewMessages,
  ...portfolioMessages,
  ...historyMessages,
  ...claimsMessages,
  ...outputMessages,
} as const;

export type Catalogue = typeof catalogue;
export type Code = keyof Catalogue;
