import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Without it vitest loads the ESM and the CommonJS build of graphql side by side ("another module or realm").
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: fileURLToPath(new URL('./kit/global-setup.ts', import.meta.url)),
    env: { HUB_LOG: process.env.HUB_LOG ?? 'warn' },
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
