import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that last as long as dozens of others, most of it waiting for real processes. */
const TERLAMA: readonly RegExp[] = [/\.e2e\.test\.ts$/, /\/test\/berat\/.*\.pg\.test\.ts$/];

/** They begin first, one beside the many short ones, so that none of them is left over at the end with idle cores beside it. */
class TerlamaDahulu extends BaseSequencer {
  override async sort(berkas: TestSpecification[]): Promise<TestSpecification[]> {
    const urut = await super.sort(berkas);
    const tempat = ({ moduleId }: TestSpecification): number => Number(!TERLAMA.some((pola) => pola.test(moduleId)));
    return urut.sort((a, b) => tempat(a) - tempat(b));
  }
}

/** What the processes of a run write is gathered and looked through for persons at its end; the folder must be there before any server. */
const KELUARAN = { globalSetup: ['test/support/global-keluaran.ts'], setupFiles: ['test/support/tangkap-keluaran.ts'] };

export default defineConfig({
  // @apollo/subgraph requires graphql's CommonJS build; Vite would load the other one and give two realms.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // One more than the cores of a small machine: a file waits about a third of its time for other processes.
    maxWorkers: 3,
    // One worker keeps its modules from file to file: loading the whole stack anew for each file cost as much as the tests themselves.
    isolate: false,
    teardownTimeout: 30_000,
    // What is waited for comes from other processes, on cores that all are busy: a second is no bound.
    expect: { poll: { timeout: 15_000 } },
    sequence: { sequencer: TerlamaDahulu },
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: ['test/**/*.test.ts'], exclude: ['test/**/*.{pg,e2e}.test.ts'], testTimeout: 20_000, ...KELUARAN },
      },
      {
        extends: true,
        test: {
          name: 'pg',
          include: ['test/**/*.pg.test.ts'],
          ...KELUARAN,
          globalSetup: [...KELUARAN.globalSetup, 'test/support/global-postgres.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: { name: 'e2e', isolate: true, include: ['test/**/*.e2e.test.ts'], ...KELUARAN, testTimeout: 600_000, hookTimeout: 600_000 },
      },
    ],
  },
});
