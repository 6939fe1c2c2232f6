import { follow } from '../live/follow.ts'
import type { BuyForm } from './buy-form.ts'
import { offerNews } from './offer-news.ts'

/** Keeps price and stock of the product on show true. */
export function followProduct(): void {
  const form = document.querySelector<BuyForm>('buy-form')
  const address = form?.dataset.live
  if (address) follow(address, (data) => form.renew(JSON.parse(data), offerNews))
}
