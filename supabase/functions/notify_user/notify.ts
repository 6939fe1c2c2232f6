import { type ClaimBook, type EffectOutcome, once } from '../_shared/claims.ts'
import type { Database } from '../_shared/database.ts'
import { isOf } from '../_shared/events.ts'
import { log } from '../_shared/log.ts'
import type { Delivery, Effects } from '../_shared/receive.ts'
import { type Addressee, findAddressee } from './addressee.ts'
import { shorten, writeLetter } from './letter.ts'
import { type SendMail, Undeliverable } from './mail.ts'
import { forgetRecipient, readPreferences, readSubscriptions, removeSubscription } from './preferences.ts'
import type { SendPush, Subscription } from './push.ts'
import { isMailbox, isNotifiable, isTooLate, type Kind, kindOf } from './rules.ts'
import { languageOf, writeNotice } from './templates.ts'
import type { LinkSigner } from './tokens.ts'

/** What the function works with. */
export interface Desk {
  sql: Database
  claims: ClaimBook
  types: ReadonlySet<string>
  hoursMax: number
  mail: SendMail | null
  push: SendPush | null
  links: LinkSigner
  /** Where links in mails lead: this function, as the net sees it. */
  publicUrl: string
}

/** Tells whoever an event is about, by mail and in their browsers; each mail and each push is an effect of its own. */
export async function notify(desk: Desk, { store, event }: Delivery): Promise<Effects> {
  if (isOf(event, 'customer.erased')) {
    await forgetRecipient(desk.sql, store.id, event.subject.id)
    return { forgotten: 'done' }
  }
  if (!desk.types.has(event.type) || !isNotifiable(event)) return {}
  const settings = await store.commerce.getStoreSettings({})
  const { hoursMax, links, sql } = desk
  if (isTooLate(event, { now: Date.now(), hoursMax, clockOffsetSeconds: settings.clockOffsetSeconds })) {
    log('warn', 'too late to tell', { eventId: event.id, type: event.type })
    return {}
  }
  const addressee = await findAddressee(store, event, settings)
  if (!addressee) return {}
  const kind = kindOf(event.type)
  const recipient = addressee.id ?? (await links.guest(store.id, addressee.email))
  const preferences = await readPreferences(sql, store.id, recipient)
  const wants = (channel: 'mail' | 'push') =>
    preferences.some((one) => one.kind === kind && one.channel === channel && one.wanted)
  const { template, data } = addressee.writing
  const notice = writeNotice(template, data as never, { store: settings, locale: addressee.locale })
  const telling = { desk, storeId: store.id, eventId: event.id, recipient, kind, addressee, notice, settings }
  const [mailed, pushed] = await Promise.all([
    wants('mail') ? mailTo(telling) : {},
    wants('push') ? pushTo(telling) : {},
  ])
  return { ...mailed, ...pushed }
}

interface Telling {
  desk: Desk
  storeId: string
  eventId: string
  recipient: string
  kind: Kind
  addressee: Addressee
  notice: ReturnType<typeof writeNotice>
  settings: { name: string; supportEmail: string | null }
}

async function mailTo(of: Telling): Promise<Effects> {
  const { desk, storeId, eventId, recipient, kind, addressee, notice, settings } = of
  const { mail, links, claims, publicUrl } = desk
  if (!mail || !isMailbox(addressee.email)) return {}
  const outcome = await once(claims, { storeId, eventId, name: 'mail' }, async () => {
    const token = await links.sign({ storeId, recipient, kind })
    const unsubscribeUrl = `${publicUrl}/unsubscribe?token=${token}`
    const language = languageOf(addressee.locale)
    const letter = writeLetter(notice, { sender: settings, language, unsubscribeUrl })
    try {
      await mail({
        eventId,
        to: addressee.email,
        fromName: settings.name,
        replyTo: settings.supportEmail,
        letter,
        unsubscribeUrl,
      })
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error
      log('warn', 'mail refused for good', { eventId, cause: error.message })
    }
  })
  return { mail: outcome }
}

async function pushTo(of: Telling): Promise<Effects> {
  const { desk, storeId, addressee } = of
  if (!desk.push || addressee.id === null) return {}
  const subscriptions = await readSubscriptions(desk.sql, storeId, addressee.id)
  const entries = await Promise.all(
    subscriptions.map(async (one): Promise<[string, EffectOutcome]> => {
      const name = `push/${await digestOf(one.endpoint)}`
      return [name, await pushOnce(of, one, name)]
    }),
  )
  return Object.fromEntries(entries)
}

function pushOnce(of: Telling, subscription: Subscription, name: string): Promise<EffectOutcome> {
  const { desk, storeId, eventId, notice } = of
  return once(desk.claims, { storeId, eventId, name }, async () => {
    const state = await desk.push?.(subscription, shorten(notice), eventId)
    if (state === 'gone') await removeSubscription(desk.sql, storeId, { endpoint: subscription.endpoint })
  })
}

/** Endpoints are secrets of browsers: claims hold their digest only. */
async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest).slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
}
