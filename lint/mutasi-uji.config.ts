import { defineConfig } from 'vitest/config';

/** The tests that mutation testing asks: each rule's own. Those over the whole catalogue would only add killed mutants, and minutes. */
export default defineConfig({
  test: { include: ['test/domain/gerbang/{[a-f][0-9]*,periksa}.test.ts'], testTimeout: 60_000 },
});
