import type { Sabotage } from './sabotage.ts'

/** The damage that the tests of the gates must notice. */
export const sabotages: Sabotage[] = [
  {
    name: 'imports-may-look-up',
    guards: 'Imports go down only.',
    file: 'scripts/check/imports.ts',
    find: 'if (rank(name) > own) return',
    replace: 'if (rank(name) > 99) return',
    test: 'scripts/check/imports.test.ts',
    testName: 'refuses: no domain looks up',
  },
  {
    name: 'contract-field-may-vanish',
    guards: 'A breaking change of the contract fails unless it is declared.',
    file: 'scripts/check/schema-changes.ts',
    find: "changes.push(breaks(path, 'is gone'))",
    replace: "changes.push(allows(path, 'is gone'))",
    test: 'scripts/check/contract-changes.test.ts',
    testName: 'calls breaking: a removed response field',
  },
  {
    name: 'generated-files-may-be-stale',
    guards: 'A stale generated file fails.',
    file: 'scripts/check/generated.ts',
    find: 'if (committed === content) continue',
    replace: 'if (committed !== undefined) continue',
    test: 'scripts/check/generated.test.ts',
    testName: 'refuses a stale file from its first different line, and one that is not there',
  },
]
