import { formatMoney, type Variant } from '@tradepost/sdk'
import { ruleHint } from '../cart/cart-notices.ts'
import { openDrawer } from '../cart/drawer.ts'
import { withQuery } from '../catalog/paths.ts'
import { offeredQuantities, stockWords } from './stock-words.ts'
import {
  type Choice,
  type Choosable,
  exactVariant,
  isBuyable,
  optionValues,
  readChoice,
  stateWords,
} from './variant-choice.ts'

/** `without`: what is said of a variant that nobody offers. */
type Shown = Choosable & { locale: string; without: { price: string; button: string } }
type Offer = Variant['offer']

/** What is offered by now, by the ids of variants. */
export type Offers = Record<string, Offer>

/**
 * Shows what a choice comes down to (price, stock, picture, address) as it is made, and adds to the cart without
 * leaving the page. Without it, the same form does both with page loads.
 */
export class BuyForm extends HTMLElement {
  private shown: Shown | undefined

  connectedCallback(): void {
    this.shown = JSON.parse(this.querySelector('[data-variants]')?.textContent ?? '{}')
    const form = this.querySelector('form')
    form?.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'radio') this.choose(form, target)
    })
    form?.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.add(form)
    })
    this.watchBar()
  }

  private choose(form: HTMLFormElement, changed: HTMLInputElement): void {
    if (!this.shown) return
    const choice = readChoice(this.shown, fieldsOf(form))
    const variant = exactVariant(this.shown, choice)
    history.replaceState(null, '', withQuery(location.pathname, choice))
    this.refuse('')
    this.tell('')
    this.markValues(choice)
    this.showVariant(variant)
    if (variant?.media) showPicture(variant.media.url)
    changed.focus()
  }

  /**
   * Shows what is offered by now; a variant without an offer is not for sale.
   * @param wordsFor what to say when the variant on show is offered otherwise than before
   */
  renew(offers: Offers, wordsFor: (before: Offer, now: Offer, locale: string) => string): void {
    const form = this.querySelector('form')
    if (!this.shown || !form) return
    const choice = readChoice(this.shown, fieldsOf(form))
    const variant = exactVariant(this.shown, choice)
    const before = variant?.offer ?? null
    for (const each of this.shown.variants) each.offer = offers[each.id] ?? null
    this.markValues(choice)
    if (!variant || JSON.stringify(before) === JSON.stringify(variant.offer)) return
    this.showVariant(variant)
    const words = wordsFor(before, variant.offer, this.shown.locale)
    // What was said stays, unless there is something newer to say.
    if (words) this.tell(words)
  }

  private markValues(choice: Choice): void {
    if (!this.shown) return
    for (const { name, values } of optionValues(this.shown, choice)) {
      const group = [...this.querySelectorAll<HTMLElement>('[data-option]')].find(
        (g) => g.dataset.option === name,
      )
      const chosen = group?.querySelector('[data-chosen]')
      if (chosen) chosen.textContent = choice[name] ?? ''
      const marks = group?.querySelectorAll<HTMLElement>('.value') ?? []
      for (const [index, { state }] of values.entries()) {
        marks[index]?.setAttribute('data-state', state)
        const words = marks[index]?.querySelector('.for-readers')
        if (words) words.textContent = stateWords[state]
      }
    }
  }

  private showVariant(variant: Variant | undefined): void {
    const offer = variant?.offer ?? null
    const buyable = variant !== undefined && isBuyable(variant)
    const price = offer && this.shown ? formatMoney(offer.price, this.shown.locale) : ''
    for (const place of document.querySelectorAll('[data-money]')) {
      const was =
        offer?.compareAtPrice && this.shown ? formatMoney(offer.compareAtPrice, this.shown.locale) : ''
      place.replaceChildren(
        element('span', price || (variant ? (this.shown?.without.price ?? '') : 'Not made like this')),
        ...(was ? [element('s', was, 'before ')] : []),
      )
    }
    const soldOut = offer ? 'Sold out' : (this.shown?.without.button ?? '')
    for (const button of document.querySelectorAll<HTMLButtonElement>('[data-buy]')) {
      button.disabled = !buyable
      button.textContent = buyable ? 'Add to cart' : variant ? soldOut : 'Not available'
    }
    const stock = this.querySelector('[data-stock]')
    stock?.setAttribute('class', `stock small ${offer?.availability.status ?? ''}`)
    if (stock) stock.textContent = offer ? stockWords(offer.availability) : ''
    const rules = this.querySelector('[data-rules]')
    if (rules) rules.textContent = (offer && ruleHint(offer.quantityRules)) ?? ''
    if (offer) this.offerQuantities(offeredQuantities(offer))
  }

  private offerQuantities(quantities: number[]): void {
    const select = this.querySelector<HTMLSelectElement>('[data-quantity]')
    if (!select) return
    const offered = [...select.options].map(({ value }) => Number(value))
    if (JSON.stringify(offered) === JSON.stringify(quantities)) return
    const chosen = quantities.findLast((quantity) => quantity <= Number(select.value)) ?? quantities[0]
    select.replaceChildren(...quantities.map((quantity) => new Option(String(quantity), String(quantity))))
    select.value = String(chosen)
  }

  private async add(form: HTMLFormElement): Promise<void> {
    const buttons = document.querySelectorAll<HTMLButtonElement>('[data-buy]')
    if ([...buttons].some((button) => button.ariaBusy === 'true')) return
    for (const button of buttons) button.ariaBusy = 'true'
    this.refuse('')
    try {
      const headers = { 'x-fragment': 'drawer' }
      const reply = await fetch(form.action, { method: 'POST', body: fieldsOf(form), headers })
      if (reply.ok) openDrawer(await reply.text())
      else if (reply.status === 409) {
        const { message, isPaying } = await reply.json()
        this.refuse(message, isPaying)
      } else form.submit()
    } catch {
      this.refuse('We could not reach the shop. Please try again.')
    } finally {
      for (const button of buttons) button.ariaBusy = 'false'
    }
  }

  private tell(words: string): void {
    const place = this.querySelector('[data-news]')
    if (place) place.textContent = words
  }

  private refuse(message: string, isPaying = false): void {
    const place = this.querySelector<HTMLElement>('[data-refusal]')
    const [words, way] = place?.children ?? []
    if (!place || !words || !way) return
    words.textContent = message
    way.toggleAttribute('hidden', !isPaying)
    place.hidden = message === ''
    if (message) place.scrollIntoView({ block: 'center' })
  }

  /** The bar at the bottom of a phone is for where the form is out of sight. */
  private watchBar(): void {
    const bar = document.querySelector('[data-buy-bar]')
    const button = this.querySelector('.buy')
    if (!bar || !button) return
    new IntersectionObserver(([entry]) => {
      bar.toggleAttribute('data-away', entry?.isIntersecting ?? false)
    }).observe(button)
  }
}

function showPicture(url: string): void {
  const gallery = document.querySelector('[data-gallery]')
  const picture = gallery?.querySelector(`[data-picture="${CSS.escape(url)}"]`)
  if (!gallery || !picture || gallery.firstElementChild === picture) return
  gallery.prepend(picture)
  gallery.scrollTo({ left: 0, behavior: 'instant' })
}

function fieldsOf(form: HTMLFormElement): URLSearchParams {
  return new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
}

/** @param lead said to who cannot see how it is drawn */
function element(name: 'span' | 's', text: string, lead = ''): HTMLElement {
  const made = document.createElement(name)
  made.className = 'price'
  if (lead) made.append(element('span', lead))
  made.firstElementChild?.setAttribute('class', 'for-readers')
  made.append(text)
  return made
}
