import { defineConfig } from 'vitest/config';

export default defineConfig({
  // @apollo/subgraph requires graphql's CommonJS build; Vite would load the other one and give two realms.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    maxWorkers: 2,
    // One worker keeps its modules from file to file: loading the whole stack anew for each file cost as much as the tests themselves.
    isolate: false,
    teardownTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: ['test/**/*.test.ts'], exclude: ['test/**/*.{pg,e2e}.test.ts'], testTimeout: 20_000 },
      },
      {
        extends: true,
        test: { name: 'pg', include: ['test/**/*.pg.test.ts'], globalSetup: ['test/support/global-postgres.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: 'e2e', isolate: true, include: ['test/**/*.e2e.test.ts'], fileParallelism: false, testTimeout: 300_000, hookTimeout: 300_000 },
      },
    ],
  },
});
