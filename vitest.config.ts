import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{api,sdk,scripts,bench,storefront,test,supabase}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['./test/global-setup.ts'],
    reporters: ['default', './test/plain-reporter.ts'],
    pool: 'forks',
    // Each file has a database and often a server of its own; more files at once than cores only adds waiting.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
  },
})
