import type { Sabotage } from './sabotage.ts'

const pages = 'storefront/seller/src'
const test = 'test/seller.browser.test.ts'

/** Damage to the desk of sellers. */
export const sabotages: Sabotage[] = [
  {
    name: 'seller-desk-takes-forms-of-the-same-site',
    guards:
      'A form that another page sends is refused, also from another port or subdomain of the same site.',
    file: 'storefront/desk/src/form-rules.ts',
    find: "if (site) return site === 'same-origin' || site === 'none'",
    replace: "if (site) return site !== 'cross-site'",
    test,
    testName: 'refuses a form that another page sends, with the cookie of who is signed in',
  },
  {
    name: 'seller-desk-forgets-only-its-cookie',
    guards: 'Signing out of the desk ends the session at the API.',
    file: `${pages}/pages/sign-out.ts`,
    find: 'desk.api.endSellerSession.try',
    replace: 'desk.api.getAccount.try',
    test,
    testName: 'signs out at the API too, and lets who forgot the password choose a new one',
  },
]
