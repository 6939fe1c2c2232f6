import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

export default defineConfig({
  test: {
    include: ['{api,sdk,scripts,bench,storefront,test,supabase}/**/*.test.ts'],
    // Those of edge functions are run by Deno, in `pnpm check functions`.
    exclude: ['**/node_modules/**', '**/dist/**', 'supabase/functions/**'],
    globalSetup: ['./test/global-setup.ts'],
    // No password, key, token or card number in any log, event or error of any test.
    setupFiles: ['./test/leak-setup.ts'],
    reporters: ['default', './test/plain-reporter.ts'],
    pool: 'forks',
    // Each file has a database and often a server of its own; more files at once than cores only adds waiting.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Loading the app anew for each file took a quarter of the whole run; what a file needs, it makes for itself.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
  },
})
