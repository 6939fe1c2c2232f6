import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { changeStore, lockStore } from './change-store.ts'
import { storeRefusals } from './refusals.ts'
import type { SettingsChanges, StoreSettings } from './settings.ts'
import { hasShippingMethods } from './settings-queries.ts'

/**
 * Changes what a store says and sells with. Its currency stays once anything is priced in it.
 * @param of.countsInCurrency whether the domains above hold amounts already
 * @throws Refusal not-found, version-conflict, currency-in-use, invalid-request
 */
export async function updateStoreSettings(
  context: Context,
  of: {
    ifMatch: number | undefined
    changes: SettingsChanges
    countsInCurrency: (tx: TxContext) => Promise<boolean>
  },
): Promise<StoreSettings> {
  return inTransaction(context, async (tx) => {
    const before = await lockStore(tx, of.ifMatch)
    const changes = Object.fromEntries(
      Object.entries(of.changes).filter(
        ([field, value]) =>
          value !== undefined &&
          JSON.stringify(value) !== JSON.stringify(before[field as keyof typeof before]),
      ),
    ) as Partial<StoreSettings>
    const fields = Object.keys(changes).toSorted()
    if (fields.length === 0) return before
    mustSpeakItsLocale({ ...before, ...changes })
    mustNotRepeatItsCurrency({ ...before, ...changes })
    const counts = async () =>
      (await hasShippingMethods(tx.tx, tx.store.id)) || (await of.countsInCurrency(tx))
    if (changes.currency && (await counts())) throw new Refusal(storeRefusals.currencyInUse)
    const was = Object.fromEntries(fields.map((field) => [field, before[field as keyof typeof before]]))
    return changeStore(tx, before, {
      changes,
      type: 'store.changed',
      payload: { fields },
      details: { before: was, after: changes },
    })
  })
}

/** @throws Refusal invalid-request: customers can choose what the store itself speaks */
function mustSpeakItsLocale({ locale, locales }: StoreSettings): void {
  if (locales.includes(locale)) return
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `/locales: must hold the store's own locale, ${locale}`,
    errors: [{ pointer: '/locales', message: `must hold the store's own locale, ${locale}` }],
  })
}

/** @throws Refusal invalid-request: the other currencies are those that are not its own */
function mustNotRepeatItsCurrency(of: { currency: string; currencies: readonly string[] }): void {
  const at = of.currencies.indexOf(of.currency)
  if (at < 0) return
  const pointer = `/currencies/${at}`
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `${pointer}: must not be the store's own currency, ${of.currency}`,
    errors: [{ pointer, message: `must not be the store's own currency, ${of.currency}` }],
  })
}
