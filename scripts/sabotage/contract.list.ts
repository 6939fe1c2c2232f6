import type { Sabotage } from './sabotage.ts'

const paths = 'api/test/paths-and-queries.http.test.ts'

/** What the tests that walk the whole contract hold. */
export const sabotages: Sabotage[] = [
  {
    name: 'path-in-braces-takes-a-written-one',
    guards: 'A path that is written out answers to its own methods only.',
    file: 'api/src/app.ts',
    find: 'of methodsNotMeant(declared)) app.on',
    replace: 'of methodsNotMeant([])) app.on',
    test: paths,
    testName: 'serves no method of a path with a name in it at a path that is written out',
  },
  {
    name: 'unknown-query-passes',
    guards: 'An unknown query parameter is refused, on every operation with a query.',
    file: 'api/src/domains/stores/key-schemas.ts',
    find: 'export const keyListQuery = z.strictObject(',
    replace: 'export const keyListQuery = z.object(',
    test: paths,
    testName:
      'refuses unknown and repeated parameters, and pages that nobody gave out, wherever there is a query',
  },
  {
    name: 'many-forms-name-no-field',
    guards: 'Bad input names the field, also where an object may have several forms.',
    file: 'api/src/platform/router.ts',
    find: "if (issue.code !== 'invalid_union') return [issue]",
    replace: 'if (issue.code) return [issue]',
    test: 'api/test/bad-input.http.test.ts',
    testName: 'refuses everything that the document does not allow, field by field, and names the field',
  },
  {
    name: 'docs-tell-demo-credentials-anywhere',
    guards: 'Swagger UI knows the demo’s credentials only where the demo is.',
    file: 'api/src/docs-start.ts',
    find: 'demoOrigin === undefined ?',
    replace: "demoOrigin === '' ?",
    test: 'api/src/docs.http.test.ts',
    testName: 'knows no credential where there is no demo',
  },
]
