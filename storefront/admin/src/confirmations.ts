import type { Client, Result } from '@tradepost/sdk'
import { taskWords } from './job-words.ts'
import { priceConfirmations } from './price-confirmations.ts'

/** An entry that the page asks for beside the question. */
export type ConfirmationField = {
  name: string
  label: string
  kind: 'line' | 'text' | 'check'
  required: boolean
  maxlength?: number
  hint?: string
}

/** What cannot be taken back, or bites at once: it is asked on a page of its own. */
export type Confirmation = {
  /** What it is about, by the ids in the address. @throws Refusal */
  subject: (api: Client, ids: readonly string[]) => Promise<string>
  title: (subject: string) => string
  text: string
  button: string
  field?: ConfirmationField
  call: (api: Client, ids: readonly string[], entered: string) => Promise<Result<unknown, string>>
  done: string
  /** The page to return to without it. */
  back: (ids: readonly string[]) => string
  /** The page to go to afterwards, where `back` is gone by then. */
  after?: string
}

const id = (ids: readonly string[], at = 0) => ids[at] ?? ''
const nothing = () => Promise.resolve('')
const reason = (label: string, maxlength = 500): ConfirmationField => ({
  name: 'reason',
  label,
  kind: 'text',
  required: true,
  maxlength,
})

const customerName = async (api: Client, [customerId = '']: readonly string[]) => {
  const { fullName, email } = await api.getCustomerAsStaff({ customerId })
  return fullName || email || 'this customer'
}
const sellerName = async (api: Client, [sellerId = '']: readonly string[]) =>
  (await api.getSeller({ sellerId })).name
const groupName = async (api: Client, [groupId = '']: readonly string[]) =>
  (await api.getCustomerGroup({ groupId })).name
const storeName = async (api: Client) => (await api.getStoreSettings()).name

const people: Record<string, Confirmation> = {
  'suspend-customer': {
    subject: customerName,
    title: (name) => `Suspend ${name}?`,
    text: 'They are signed out everywhere and cannot sign in until you reopen the account. Their orders go on.',
    button: 'Suspend',
    field: { ...reason('Why'), hint: 'For your colleagues: the customer does not read it.' },
    call: (api, ids, text) => api.suspendCustomer.try({ customerId: id(ids), reason: text }),
    done: 'The account is suspended.',
    back: (ids) => `/customers/${id(ids)}`,
  },
  'erase-customer': {
    subject: customerName,
    title: (name) => `Erase ${name} for good?`,
    text: 'Name, e-mail, phone, addresses, sessions and everything they sign in with are deleted. Orders keep their amounts and the country, for your books. Nobody can bring the rest back.',
    button: 'Erase for good',
    field: {
      name: 'evenUnshipped',
      label: 'Also if an order is not shipped yet: its address is lost',
      kind: 'check',
      required: false,
    },
    call: (api, ids, ticked) =>
      api.eraseCustomerById.try({ customerId: id(ids), ...(ticked && { evenUnshipped: true }) }),
    done: 'What belonged to the person is erased.',
    back: (ids) => `/customers/${id(ids)}`,
  },
  'remove-group': {
    subject: groupName,
    title: (name) => `Delete the group ${name}?`,
    text: 'Its customers stay; they are just not in it any more.',
    button: 'Delete the group',
    call: (api, ids) => api.removeCustomerGroup.try({ groupId: id(ids) }),
    done: 'The group is deleted.',
    back: (ids) => `/customers/groups/${id(ids)}`,
    after: '/customers/groups',
  },
  'refuse-seller': {
    subject: sellerName,
    title: (name) => `Refuse ${name}?`,
    text: 'They get a mail that says so, with your reason.',
    button: 'Refuse',
    field: { ...reason('Your reason', 1000), hint: 'They read it as it stands here.' },
    call: (api, ids, text) =>
      api.decideSellerApplication.try({ sellerId: id(ids), decision: 'refused', reason: text }),
    done: 'The application is refused.',
    back: (ids) => `/sellers/${id(ids)}`,
  },
  'suspend-seller': {
    subject: sellerName,
    title: (name) => `Suspend ${name}?`,
    text: 'What they offer leaves the shop, and their members and keys cannot work, until you reopen the seller.',
    button: 'Suspend',
    call: (api, ids) => api.suspendSeller.try({ sellerId: id(ids) }),
    done: 'The seller is suspended.',
    back: (ids) => `/sellers/${id(ids)}`,
  },
  'remove-staff': {
    subject: async (api, ids) => (await api.getStaffMember({ accountId: id(ids) })).name,
    title: (name) => `Remove ${name}?`,
    text: 'They are signed out of this store at once. What they did stays in the audit; to come back they need a new invitation.',
    button: 'Remove',
    call: (api, ids) => api.removeStaffMember.try({ accountId: id(ids) }),
    done: 'They do not work here any more; every session of theirs has ended.',
    back: (ids) => `/staff/${id(ids)}`,
    after: '/staff',
  },
  'revoke-invitation': {
    subject: async (api, ids) => {
      for await (const one of api.listStaffInvitations.all()) if (one.id === id(ids)) return one.email
      return 'this address'
    },
    title: (email) => `Withdraw the invitation of ${email}?`,
    text: 'The link in the mail stops working at once.',
    button: 'Withdraw',
    call: (api, ids) => api.revokeStaffInvitation.try({ invitationId: id(ids) }),
    done: 'The invitation is withdrawn.',
    back: () => '/staff',
  },
  'delete-role': {
    subject: async (api, ids) =>
      (await api.listRoles()).items.find(({ role }) => role.id === id(ids))?.role.name ?? 'this role',
    title: (name) => `Delete the role ${name}?`,
    text: 'Nobody may have it any more: give its people another role first.',
    button: 'Delete the role',
    call: (api, ids) => api.deleteRole.try({ roleId: id(ids) }),
    done: 'The role is deleted.',
    back: (ids) => `/staff/roles/${id(ids)}`,
    after: '/staff/roles',
  },
}

const account: Record<string, Confirmation> = {
  'remove-second-factor': {
    subject: nothing,
    title: () => 'Remove your second factor?',
    text: 'Your password alone then signs you in, and what needs a second factor is closed to you until you set one up again. Your recovery codes stop working.',
    button: 'Remove it',
    call: (api) => api.removeSecondFactor.try(),
    done: 'Your account has no second factor any more.',
    back: () => '/account',
  },
  'end-other-sessions': {
    subject: nothing,
    title: () => 'Sign out all other devices?',
    text: 'Whoever is signed in with your account elsewhere has to sign in again.',
    button: 'Sign them out',
    call: (api) => api.endOtherAccountSessions.try(),
    done: 'Every other device is signed out.',
    back: () => '/account',
  },
}

const store: Record<string, Confirmation> = {
  'revoke-key': {
    subject: async (api, ids) => (await api.getKey({ keyId: id(ids) })).name || 'this key',
    title: (name) => `Revoke ${name}?`,
    text: 'It stops working for good, within five seconds. Whatever uses it stops working with it.',
    button: 'Revoke',
    call: (api, ids) => api.revokeKey.try({ keyId: id(ids) }),
    done: 'The key is revoked. It stops working within five seconds.',
    back: (ids) => `/keys/${id(ids)}`,
  },
  'remove-provider': {
    subject: async (api, ids) => (await api.getIdentityProvider({ providerId: id(ids) })).name,
    title: (name) => `Remove ${name}?`,
    text: 'Customers who sign in with it only need “Forgot your password?” to come in again.',
    button: 'Remove',
    call: (api, ids) => api.removeIdentityProvider.try({ providerId: id(ids) }),
    done: 'The provider is removed.',
    back: (ids) => `/settings/sign-in/${id(ids)}`,
    after: '/settings/sign-in',
  },
  'remove-secret': {
    subject: (_, ids) => Promise.resolve(id(ids)),
    title: (name) => `Remove the secret ${name}?`,
    text: 'Whatever needs it stops working. Nobody can read it back.',
    button: 'Remove',
    call: (api, ids) => api.removeSecret.try({ name: id(ids) }),
    done: 'The secret is removed.',
    back: () => '/settings/secrets',
  },
  'close-store': {
    subject: storeName,
    title: (name) => `Close ${name} for now?`,
    text: 'Its shop shows that it is closed and nobody can buy. Staff keep working; orders can be shipped. You can reopen it at any time.',
    button: 'Close the store',
    field: { ...reason('Why'), hint: 'For your colleagues: it stands in the audit.' },
    call: (api, _, text) => api.suspendStore.try({ reason: text }),
    done: 'The store is closed.',
    back: () => '/settings/life',
  },
  'delete-store': {
    subject: storeName,
    title: (name) => `Delete ${name}?`,
    text: 'Its keys die and everybody is signed out at once. After 30 days everything in it is erased: products, orders, customers. Export it first if you may need it.',
    button: 'Delete the store',
    field: {
      name: 'name',
      label: 'Type the name of the store',
      kind: 'line',
      required: true,
      maxlength: 80,
      hint: 'Exactly as it is written above.',
    },
    call: (api, _, name) => api.deleteStore.try({ name }),
    done: 'The store is deleted.',
    back: () => '/settings/life',
    after: '/sign-in',
  },
}

const jobs: Record<string, Confirmation> = {
  'discard-jobs': {
    subject: async (_, ids) => taskWords(id(ids)),
    title: (task) => `Give up all of “${task}”?`,
    text: 'What they would have done stays undone. They stay in the list of those given up for 30 days, where each can still run again.',
    button: 'Give them up',
    call: (api, ids) => api.discardFailedJobs.try({ task: id(ids) }),
    done: 'They are given up, a thousand at a time.',
    back: () => '/jobs',
  },
}

const goods: Record<string, Confirmation> = {
  'remove-collection': {
    subject: async (api, ids) => (await api.getManagedCollection({ collectionId: id(ids) })).title,
    title: (title) => `Remove ${title}?`,
    text: 'Its page is gone from the shop, and promotions that name it find none of its goods any more. The products stay. Take its mark “Shoppers find it” away if you may want it back.',
    button: 'Remove',
    call: (api, ids) => api.removeCollection.try({ collectionId: id(ids), ifMatch: Number(ids[1]) }),
    done: 'The collection is removed.',
    back: (ids) => `/collections/${id(ids)}`,
    after: '/collections',
  },
}

const all: Record<string, Confirmation> = {
  ...goods,
  ...jobs,
  ...people,
  ...account,
  ...store,
  ...priceConfirmations,
}

/** The confirmation of that name; undefined when there is none. */
export const confirmationOf = (action: string): Confirmation | undefined =>
  Object.hasOwn(all, action) ? all[action] : undefined

/** The address that asks. */
export const confirmPath = (action: string, ...ids: readonly string[]): string =>
  ['/confirm', action, ...ids.map(encodeURIComponent)].join('/')

/** Names of all of them. */
export const confirmationNames = Object.keys(all)
