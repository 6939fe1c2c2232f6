import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { webhookRefusals } from './refusals.ts'
import type { SignatureScheme } from './signing.ts'

export type EndpointStatus = 'unverified' | 'enabled' | 'disabled'

/** Where events are sent. */
export interface WebhookEndpoint {
  id: string
  /** Whose it is; null: the store's own. */
  sellerId: string | null
  /** `edge`: a function of ours. */
  kind: 'partner' | 'edge'
  url: string
  description: string
  /** Types of events, `order.*`, or `*`. */
  events: string[]
  /** What whoever chose the events may read. */
  permissions: string[]
  status: EndpointStatus
  disabledBecause: 'by_hand' | 'gone' | 'exhausted' | null
  /** Of the feed: up to here events have become deliveries. */
  position: number
  /** While an earlier part is told again: up to here deliveries that are over begin anew. */
  replayUpTo: number | null
  /** Attempts that have failed since the last one that did not. */
  failures: number
  verifiedAt: Date | null
  lastDeliveredAt: Date | null
  version: number
  createdAt: Date
}

/** Whose endpoints are meant: the store's own, or those of one seller. */
export interface EndpointName {
  endpointId: string
  sellerId: string | null
}

/** What deliveries are signed with. */
export interface EndpointSecret {
  id: string
  scheme: SignatureScheme
  /** `whpk_…` of an ed25519 key */
  publicKey: string | null
  createdAt: Date
  /** When it stops signing; null: when another takes over. */
  endsAt: Date | null
}

/** What the record of changes says of an endpoint. An address may hold a password of the receiver's, so only its host is told. */
export const recordedEndpoint = (endpoint: WebhookEndpoint) => ({
  host: new URL(endpoint.url).host,
  description: endpoint.description,
  events: endpoint.events,
  status: endpoint.status,
})

/**
 * What is the installation's own is set where it is installed.
 * @throws Refusal not-found, webhook-endpoint-of-installation
 */
export function mustBePartners(endpoint: WebhookEndpoint | null): asserts endpoint is WebhookEndpoint {
  if (!endpoint) throw new Refusal(platformRefusals.notFound)
  if (endpoint.kind !== 'partner') throw new Refusal(webhookRefusals.ofInstallation)
}

/**
 * A request that somebody has us post, as an attempt: it counts for the endpoint and, over all stores, for its host, so that
 * nobody is called more than a few times a minute who never asked for it, whoever asks and however many endpoints they make.
 */
export const callOf = <R extends 'webhookVerification' | 'webhookTest'>(
  rule: R,
  { id, url }: Pick<WebhookEndpoint, 'id' | 'url'>,
) => ({ rule, subject: new URL(url).host, client: { address: id } })
