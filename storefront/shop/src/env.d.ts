/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /**
     * The API, as the shop of this host sees it; on pages of one person as the customer may use it who is signed in.
     */
    shop: import('@tradepost/sdk').Client
    /** The customer's session. Pages that are the same for everybody see one in which nobody is signed in. */
    session: import('@tradepost/sdk').Session
    /** Names the shop of this host; what is remembered about a shop is remembered under it. */
    publishableKey: string
    /** ISO 4217, as the visitor chose it; undefined: the shop's own. */
    currency: string | undefined
  }
}
