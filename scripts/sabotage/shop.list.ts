import type { Sabotage } from './sabotage.ts'

const paths = 'storefront/shop/src/features/account/account-paths.ts'
const pathsTest = 'storefront/shop/src/features/account/account-paths.test.ts'

/** Damage to what the shop promises about pages of one person. */
export const sabotages: Sabotage[] = [
  {
    name: 'sign-in-leads-anywhere',
    guards: 'Signing in leads to a page of the shop and nowhere else.',
    file: paths,
    find: 'return isOurs && !open.test(url.pathname) ? url.pathname + url.search : accountPaths.overview',
    replace: 'return isOurs ? url.pathname + url.search : wish',
    test: pathsTest,
    testName: 'never leads to another site: "//evil.example"',
  },
  {
    name: 'account-is-anybodys-page',
    guards: 'A page of one person is kept by nobody.',
    file: paths,
    find: 'return /^\\/(?:account|cart|checkout|orders)(?:\\/|$)/.test(path)',
    replace: 'return /^\\/(?:cart|checkout|orders)(?:\\/|$)/.test(path)',
    test: pathsTest,
    testName: 'counts every page of one person as such, and no page of the catalogue',
  },
  {
    name: 'account-opens-without-sign-in',
    guards: 'Every page of the account that is not named as open asks who is there.',
    file: paths,
    find: 'return /^\\/account(?:\\/|$)/.test(path) && !open.test(path)',
    replace: 'return /^\\/account$/.test(path) && !open.test(path)',
    test: pathsTest,
    testName: 'shows nothing to who is not signed in: /account/orders',
  },
  {
    name: 'forbidden-page-is-kept',
    guards: 'The memory of pages keeps none that forbids it.',
    file: 'storefront/shop/server/page-cache.ts',
    find: "headers['set-cookie'] === undefined && !isForbidden",
    replace: "headers['set-cookie'] === undefined && (isForbidden || !isForbidden)",
    test: 'storefront/shop/server/page-cache.test.ts',
    testName: 'what sets a cookie, is missing, has failed or forbids it is never kept',
  },
]
