import type { Sabotage } from './sabotage.ts'

const shared = 'storefront/desk/src'
const test = 'test/desk.browser.test.ts'

/** Damage to what the desks share, and to the admin desk. */
export const sabotages: Sabotage[] = [
  {
    name: 'desk-takes-forms-from-anywhere',
    guards: 'No page elsewhere can send a form of the desk with the cookie of who is signed in.',
    file: `${shared}/guard.ts`,
    find: "context.request.method === 'POST' && refuseForm",
    replace: "context.request.method === 'PUT' && refuseForm",
    test,
    testName: 'refuses a form that another page sends, with the cookie of who is signed in',
  },
  {
    name: 'desk-skips-the-second-factor',
    guards: 'Where the API asks for a second factor, the desk leads to the page that asks for it.',
    file: `${shared}/guard.ts`,
    find: "? '/second-factor' : '/code'",
    replace: "? '/orders' : '/orders'",
    test: `${shared}/guard.test.ts`,
    testName:
      'asks for a code where the API does, or for a second factor where there is none, and goes round in no circle',
  },
  {
    name: 'desk-leads-to-another-site',
    guards: 'Signing in never leads to another site.',
    file: `${shared}/return-path.ts`,
    find: "url.origin === nowhere && !url.pathname.startsWith('//')",
    replace: 'url.origin === nowhere',
    test: `${shared}/return-path.test.ts`,
    testName: 'never leads to another site: "/.//evil.example"',
  },
  {
    name: 'desk-menu-shows-everything',
    guards: 'The menu shows the pages that the role allows, and no other.',
    file: `${shared}/menu.ts`,
    find: 'permissions.includes(permission)',
    replace: "permission !== ''",
    test,
    testName:
      'invites by mail, shows people what their role allows, takes on a change and ends with the membership',
  },
  {
    name: 'desk-shows-a-secret-again',
    guards: 'What is set as a secret is shown by no page.',
    file: 'storefront/admin/src/pages/settings/secrets.astro',
    find: 'is set. Nobody can read it back here.`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the damaged code
    replace: "is set: ${form.exact('value')}`",
    test,
    testName: 'changes the store: settings, ways to ship, secrets that nobody reads back, closed and open',
  },
  {
    name: 'desk-session-open-to-scripts',
    guards: 'No script of a page can read the session of a desk.',
    file: `${shared}/cookies.ts`,
    find: "return { httpOnly: true, sameSite: 'strict'",
    replace: "return { httpOnly: false as true, sameSite: 'strict'",
    test,
    testName: 'signs out at the API too, and lets who forgot the password choose a new one',
  },
  {
    name: 'admin-desk-forgets-only-its-cookie',
    guards: 'Signing out of the admin desk ends the session at the API.',
    file: 'storefront/admin/src/pages/sign-out.ts',
    find: 'desk.api.endStaffSession.try({})',
    replace: 'desk.api.getAccount.try()',
    test,
    testName: 'signs out at the API too, and lets who forgot the password choose a new one',
  },
  {
    name: 'desk-codes-run-as-formulas',
    guards: 'No code of a promotion is a formula in the program for tables that opens the file.',
    file: 'storefront/admin/src/csv.ts',
    find: '|%]/.test(cell)',
    replace: '|%]/.test(cell.slice(1))',
    test: 'storefront/admin/src/csv.test.ts',
    testName: 'a cell is text whatever it begins with, and no quote or comma ends it',
  },
  {
    name: 'desk-takes-yen-for-cents',
    guards: 'An amount is sent in the minor units of its currency, whatever its exponent.',
    file: 'storefront/admin/src/entries.ts',
    find: '?.length ?? 0',
    replace: '?.length ?? 2',
    test: 'storefront/admin/src/entries.test.ts',
    testName: 'has the decimals of its currency',
  },
  {
    name: 'desk-guesses-goods',
    guards: 'A name that several goods have is asked about, not guessed.',
    file: 'storefront/admin/src/goods-finder.ts',
    find: 'if (others.length === 0) return',
    replace: 'if (others.length >= 0) return',
    test: 'storefront/admin/src/price-forms.test.ts',
    testName: 'never guesses',
  },
  {
    name: 'desk-loses-a-long-form',
    guards: 'A form that is refused is shown again with all that was entered.',
    file: 'storefront/admin/src/pages/promotions/new.astro',
    find: 'notice = made.notice',
    replace: 'notice = { ...made.notice, values: {} }',
    test: 'test/desk-prices.browser.test.ts',
    testName: 'let staff make a promotion with codes, try it, start it and pause it',
  },
]
