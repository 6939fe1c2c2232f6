/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The API, as the shop of this host sees it. */
    shop: import('@tradepost/sdk').Client
    /** Names the shop of this host; what is remembered about a shop is remembered under it. */
    publishableKey: string
  }
}
