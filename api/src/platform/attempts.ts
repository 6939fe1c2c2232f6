import { type CountedAttempt, countAttempts, forgiveAttempts } from './attempt-queries.ts'
import { actorName, type Context } from './context.ts'
import { clientBlock } from './networks.ts'
import { platformRefusals, Refusal } from './refusals.ts'

/** So many in a window of so many seconds; the next one waits for the end of the window. */
interface Limit {
  most: number
  seconds: number
}

export interface AttemptRule {
  /** Of one subject from one address. */
  pair: Limit
  /** From one address, whatever the subject: one who tries many. */
  address: Limit
  /** Of one subject, from wherever: many who try one. */
  subject: Limit
  /**
   * What happens above the limit of the subject. `narrow`: each address has two tries left, so that whoever knows the
   * password still comes in and nobody is locked out by strangers. `refuse`: everybody waits, where the guessing would
   * be cheap. `merge`: nobody waits, but only one in ten minutes is carried out; the others are as if they had been the
   * same one, so that strangers neither keep its mail from the owner nor fill the owner's mailbox.
   */
  aboveSubject: 'narrow' | 'refuse' | 'merge'
  /** Counted once for all stores: accounts that work for several. */
  acrossStores?: true
}

const minute = 60
const hour = 3600

/**
 * Attempts that are worth slowing, as data. NIST 800-63B-4 (3.2.2) asks for at most 100 consecutive failures of one
 * account: above them each address has two tries in a window.
 */
export const attemptRules = {
  /** Subject: the e-mail as it was typed. Also where a signed-in customer gives the password again. */
  customerSignIn: {
    pair: { most: 10, seconds: 15 * minute },
    address: { most: 60, seconds: 15 * minute },
    subject: { most: 100, seconds: hour },
    aboveSubject: 'narrow',
  },
  /** Staff and sellers' members; subject: the e-mail as it was typed. */
  accountSignIn: {
    pair: { most: 10, seconds: 15 * minute },
    address: { most: 60, seconds: 15 * minute },
    subject: { most: 100, seconds: hour },
    aboveSubject: 'narrow',
    acrossStores: true,
  },
  /** Six digits; subject: the customer's id. Only who has the password gets as far as this. */
  customerSecondFactor: {
    pair: { most: 5, seconds: 15 * minute },
    address: { most: 30, seconds: 15 * minute },
    subject: { most: 20, seconds: hour },
    aboveSubject: 'refuse',
  },
  /** Six digits; subject: the account's id. */
  accountSecondFactor: {
    pair: { most: 5, seconds: 15 * minute },
    address: { most: 30, seconds: 15 * minute },
    subject: { most: 20, seconds: hour },
    aboveSubject: 'refuse',
    acrossStores: true,
  },
  /** What sends a mail to an address that anybody can type (registration, change, application); subject: the e-mail. */
  mailedRequest: {
    pair: { most: 5, seconds: hour },
    address: { most: 30, seconds: hour },
    subject: { most: 10, seconds: hour },
    aboveSubject: 'refuse',
  },
  /** What mails the owner of an address a way back in; subject: the e-mail, with the number where it is an order's. */
  mailedWayIn: {
    pair: { most: 5, seconds: hour },
    address: { most: 30, seconds: hour },
    subject: { most: 10, seconds: hour },
    aboveSubject: 'merge',
  },
  /** The same for accounts of staff and sellers. */
  accountMailedWayIn: {
    pair: { most: 5, seconds: hour },
    address: { most: 30, seconds: hour },
    subject: { most: 10, seconds: hour },
    aboveSubject: 'merge',
    acrossStores: true,
  },
  /** Mails that somebody signed in has sent to whom they like: see `invitationBy`; subject: the e-mail. */
  invitation: {
    pair: { most: 5, seconds: hour },
    address: { most: 60, seconds: hour },
    subject: { most: 10, seconds: 24 * hour },
    aboveSubject: 'refuse',
  },
  /** Codes that were mailed; subject: what the code opens, such as the order's number. */
  mailedCode: {
    pair: { most: 10, seconds: 15 * minute },
    address: { most: 30, seconds: 15 * minute },
    subject: { most: 30, seconds: hour },
    aboveSubject: 'refuse',
  },
  /**
   * Requests that somebody has us post, before whoever is there has said yes; subject: the host, for all stores; the
   * endpoint stands where others have their address.
   */
  webhookVerification: {
    pair: { most: 5, seconds: minute },
    address: { most: 5, seconds: minute },
    subject: { most: 10, seconds: minute },
    aboveSubject: 'refuse',
    acrossStores: true,
  },
  /** The same to whoever has said yes. */
  webhookTest: {
    pair: { most: 10, seconds: minute },
    address: { most: 10, seconds: minute },
    subject: { most: 30, seconds: minute },
    aboveSubject: 'refuse',
    acrossStores: true,
  },
  /** Discount codes that nobody gave out, for guessing; subject: the cart. */
  unknownCode: {
    pair: { most: 10, seconds: 15 * minute },
    address: { most: 30, seconds: 15 * minute },
    subject: { most: 20, seconds: hour },
    aboveSubject: 'refuse',
  },
  /** Codes of gift cards; subject: the code as it was typed. Who guesses tries many codes, so it is addresses that count. */
  giftCardCode: {
    pair: { most: 30, seconds: 15 * minute },
    address: { most: 30, seconds: 15 * minute },
    subject: { most: 1_000, seconds: hour },
    aboveSubject: 'refuse',
  },
  /** Declined payments, for card testing; subject: the cart. */
  declinedPayment: {
    pair: { most: 8, seconds: hour },
    address: { most: 20, seconds: hour },
    subject: { most: 10, seconds: hour },
    aboveSubject: 'refuse',
  },
} as const satisfies Record<string, AttemptRule>
export type AttemptRuleName = keyof typeof attemptRules

/** Of a subject under attack: what is left to each address. */
const narrowed = 2
/** Above the limit of a subject whose attempts are merged, one is carried out in so many seconds. */
const mergedSeconds = 10 * minute
/** How much further a solved challenge carries. */
const challengeFactor = 10

/** The `client` of a call has this shape. */
export interface AttemptClient {
  address: string
  /** Whether the challenge that was sent along is solved; absent: nobody asks for one. */
  solvedChallenge?: (() => Promise<boolean>) | undefined
}

/** A counted attempt. One that is neither taken back nor has succeeded stays counted: a failure needs no call. */
export interface Attempt {
  /** Another one like it has just been carried out and stands for it: answer the same and do nothing. */
  merged: boolean
  /** It was right: forgets the failures of this subject from this address, and nobody else's. */
  succeeded(): Promise<void>
  /** It was no failure, and no proof either (a payment that is still open). */
  takeBack(): Promise<void>
}

/** The pseudo store of what counts for all stores. */
const everyStore = '00000000-0000-0000-0000-000000000000'

/**
 * Counts an attempt in the database, so that all instances count together, and refuses it when there were too many.
 * Use: once in a verb, before the password (code, token) is judged and before `inTransaction`, for known and unknown
 * subjects alike; it costs one statement either way:
 * ```ts
 * const attempt = await slowDown(context, { rule: 'customerSignIn', subject: email, client })
 * const fits = await passwordFits(…)        // one argon2 in both cases
 * if (!fits) throw new Refusal(…)           // nothing else to do: it is counted already
 * await attempt.succeeded()                 // after the last thing that may be wrong
 * ```
 * Counting comes first so that a hundred tries at once are a hundred. `subject` is normalized here (trimmed, lower
 * case) and kept as a keyed digest only. Where each call is to count (mails), never call `succeeded`.
 * A public operation without a store needs a rule that counts across stores.
 * @throws Refusal too-many-requests with `retryAfterSeconds`
 * @throws Error inside a transaction: the count would roll back with it
 */
export async function slowDown(
  context: Pick<Context, 'db' | 'secrets'> & { store?: Context['store'] | undefined },
  of: { rule: AttemptRuleName; subject: string; client: AttemptClient },
): Promise<Attempt> {
  if ('tx' in context) throw new Error('slowDown is called before the transaction, not inside it')
  const { rule, storeId, ofPair, ofAddress, ofSubject } = countersOf(context, of)
  const counts = await countAttempts(context.db, storeId, [ofPair, ofAddress, ofSubject])
  const forgive = (cleared: CountedAttempt[], givenBack: CountedAttempt[]) =>
    forgiveAttempts(context.db, storeId, { cleared, givenBack })
  const wait = secondsToWait(rule, (scope) => counts.find(({ kind }) => kind === `${of.rule}:${scope}`))
  const solved = wait.liftable > 0 && wait.final === 0 && (await of.client.solvedChallenge?.())
  const seconds = wait.final || (solved ? 0 : wait.liftable)
  if (seconds > 0) {
    // What is refused was no try: one address alone must not use up what a subject has.
    await forgive([], [ofSubject])
    throw new Refusal(platformRefusals.tooManyRequests, {
      detail: of.client.solvedChallenge
        ? 'Too many attempts. Solve a challenge and send its token in Tradepost-Challenge, or wait.'
        : 'Too many attempts. Wait before the next one.',
      retryAfterSeconds: seconds,
    })
  }
  const crowded = (counts.find(({ kind }) => kind === ofSubject.kind)?.count ?? 0) > rule.subject.most
  return {
    merged: rule.aboveSubject === 'merge' && crowded && (await isMerged(context, storeId, of)),
    succeeded: () => forgive([ofPair], [ofAddress, ofSubject]),
    takeBack: () => forgive([], [ofPair, ofAddress, ofSubject]),
  }
}

/** Whether one of these was carried out within the last minutes; if not, this one is, and nobody else. */
async function isMerged(
  context: Pick<Context, 'db' | 'secrets'>,
  storeId: string,
  of: { rule: AttemptRuleName; subject: string },
): Promise<boolean> {
  const kind = `${of.rule}:carriedOut`
  const subjectHash = context.secrets.pseudonym(kind, of.subject.trim().toLowerCase())
  const counted = { kind, subjectHash, windowSeconds: mergedSeconds }
  const [before] = await countAttempts(context.db, storeId, [counted])
  return (before?.count ?? 1) > 1
}

/**
 * An invitation as an attempt: whoever sends it stands where others have their address, so that it is counted by sender,
 * by the address that gets the mail, and by both.
 */
export const invitationBy = ({ actor }: Pick<Context, 'actor'>, email: string) =>
  ({ rule: 'invitation', subject: email, client: { address: actorName(actor) } }) as const

/** The counters of an attempt: of the subject from the address, of the address, of the subject. Each is of one window. */
export function countersOf(
  context: Pick<Context, 'secrets'> & { store?: Context['store'] | undefined },
  of: { rule: AttemptRuleName; subject: string; client: AttemptClient },
) {
  const rule: AttemptRule = attemptRules[of.rule]
  const storeId = rule.acrossStores ? everyStore : context.store?.id
  if (!storeId) throw new Error(`${of.rule} counts by store, and there is none`)
  const [subject, address] = [of.subject.trim().toLowerCase(), clientBlock(of.client.address)]
  const counted = (scope: Scope, ...parts: string[]): CountedAttempt => ({
    kind: `${of.rule}:${scope}`,
    subjectHash: context.secrets.pseudonym(`${of.rule}:${scope}`, parts.join('\u0000')),
    windowSeconds: rule[scope].seconds,
  })
  return {
    rule,
    storeId,
    ofPair: counted('pair', subject, address),
    ofAddress: counted('address', address),
    ofSubject: counted('subject', subject),
  }
}

export type Scope = 'pair' | 'address' | 'subject'

/** Seconds until the next try; 0 for none. A solved challenge lifts `liftable`. */
export function secondsToWait(
  rule: AttemptRule,
  of: (scope: Scope) => { count: number; secondsLeft: number } | undefined,
): { final: number; liftable: number } {
  const none = { count: 0, secondsLeft: 0 }
  const [pair, address, subject] = [of('pair') ?? none, of('address') ?? none, of('subject') ?? none]
  const underAttack = subject.count > rule.subject.most
  const pairMost = underAttack && rule.aboveSubject === 'narrow' ? narrowed : rule.pair.most
  const above = (found: { count: number; secondsLeft: number }, most: number) =>
    found.count > most ? Math.max(1, found.secondsLeft) : 0
  return {
    final: Math.max(
      rule.aboveSubject === 'refuse' ? above(subject, rule.subject.most) : 0,
      above(pair, rule.pair.most * challengeFactor),
      above(address, rule.address.most * challengeFactor),
    ),
    liftable: Math.max(above(pair, pairMost), above(address, rule.address.most)),
  }
}
