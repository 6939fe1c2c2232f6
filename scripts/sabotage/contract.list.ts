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
  {
    name: 'query-passes-where-there-is-none',
    guards: 'An operation without a query refuses every parameter in it.',
    file: 'api/src/platform/router.ts',
    find: "if (query || !c.req.url.includes('?')) return []",
    replace: 'if (query || c) return []',
    test: paths,
    testName: 'refuses a query wherever there is none in the contract, and names what it does not know',
  },
  {
    name: 'no-permission-beside-a-session',
    guards: 'The document says which permission a session or key must have.',
    file: 'api/src/platform/policies.ts',
    find: 'schemes.map((name) => ({ [name]: permission }))',
    replace: 'schemes.map((name) => ({ [name]: permission.slice(1) }))',
    test: 'api/test/contract.test.ts',
    testName: 'names beside each credential the permission that it must have, of those that there are',
  },
  {
    name: 'owasp-rules-off',
    guards: 'The rules of the OWASP API Security Top 10 are on.',
    file: '.spectral.yaml',
    find: '    - all',
    replace: '    - "off"',
    test: 'scripts/check/openapi.test.ts',
    testName:
      'finds an operation of staff that asks for no more than others, and what OWASP wants to be said',
  },
  {
    name: 'any-bearer-is-as-good',
    guards: 'A kind of session or key that is no longer let in is a break.',
    file: 'scripts/check/contract-changes.ts',
    find: '!(name in schemesNow) && ',
    replace: '',
    test: 'scripts/check/contract-changes.test.ts',
    testName: 'is lost when one kind of bearer is no longer let in, though another still is',
  },
  {
    name: 'any-new-length-is-harmless',
    guards: 'A new bound is a break unless nothing was ever beyond it.',
    file: 'scripts/check/schema-changes.ts',
    find: 'return bound >= Math.min(largest.maxLength, longestText(patternBefore))',
    replace: 'return bound >= 0',
    test: 'scripts/check/schema-changes.test.ts',
    testName: 'finds in a request: a text that is shorter',
  },
]
