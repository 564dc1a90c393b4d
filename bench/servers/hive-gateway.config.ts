import { defineConfig } from '@graphql-hive/gateway';
import { STATEMENT, STATEMENT_HEADER } from './statement.ts';

/** What its command line cannot say: every fetch carries the statement. */
export const gatewayConfig = defineConfig({
  transportEntries: { '*.http': { headers: [[STATEMENT_HEADER, STATEMENT]] } },
});
