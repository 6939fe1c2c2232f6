import { customerFixtures } from './customer-fixtures.ts'
import { documentFixtures } from './document-fixtures.ts'
import type { Fixture } from './fixture.ts'
import { moneyFixtures } from './money-fixtures.ts'
import { orderFixtures } from './order-fixtures.ts'
import { paymentFixtures } from './payment-fixtures.ts'
import { paymentSettingFixtures } from './payment-setting-fixtures.ts'
import { priceFixtures } from './price-fixtures.ts'
import { sellerFixtures } from './seller-fixtures.ts'
import { shopFixtures } from './shop-fixtures.ts'
import { signInFixtures } from './sign-in-fixtures.ts'
import { staffFixtures } from './staff-fixtures.ts'
import { storeFixtures } from './store-fixtures.ts'
import { webhookFixtures } from './webhook-fixtures.ts'

/**
 * How each operation is called so that it succeeds, by operation id. Names in its path are looked up in `resources.ts`,
 * its body is the example of the document; only what differs from that is said. Every caller of `callers.ts` then gets its
 * place in docs/access.txt.
 */
export const fixtures: Record<string, Fixture> = {
  ...shopFixtures,
  ...customerFixtures,
  ...signInFixtures,
  ...staffFixtures,
  ...storeFixtures,
  ...moneyFixtures,
  ...orderFixtures,
  ...documentFixtures,
  ...paymentFixtures,
  ...paymentSettingFixtures,
  ...priceFixtures,
  ...sellerFixtures,
  ...webhookFixtures,
}
