/** What the worker may see without naming a store. */
export const workerSeesAll = [
  'attempt_counters',
  'checkouts',
  'customer_sessions',
  'events',
  'idempotency_keys',
  'mails',
  'one_time_tokens',
  'order_access_codes',
  'refresh_tokens',
  'seller_sessions',
  'staff_sessions',
  'stores',
]

/** What the worker may delete when its time is over, besides what the API may. */
export const workerForgets = [
  'attempt_counters',
  'customer_sessions',
  'idempotency_keys',
  'mails',
  'one_time_tokens',
  'order_access_codes',
  'refresh_tokens',
  'seller_sessions',
  'staff_sessions',
]

/** What the worker may delete of a store that was deleted and whose grace is over, besides. */
export const erasedWithStore = [
  'carts',
  'categories',
  'checkouts',
  'customer_consents',
  'customer_sessions',
  'customers',
  'events',
  'fulfillments',
  'holds',
  'locations',
  'offers',
  'order_lines',
  'orders',
  'payments',
  'products',
  'seller_invitations',
  'sellers',
  'staff_invitations',
  'stock_items',
  'stock_movements',
  'store_keys',
  'variants',
]

/** Rows that never change once they are written. */
export const neverUpdated = [
  'events',
  'event_details',
  'stock_movements',
  'fulfillments',
  'media',
  'customer_consents',
  'account_stores',
]

/** The only tables from which the API may delete. */
export const deletedFrom = [
  'account_stores',
  'cart_lines',
  'customer_addresses',
  'customer_group_members',
  'customer_groups',
  'customer_identities',
  'customer_passkeys',
  'customer_recovery_codes',
  'customer_second_factors',
  'event_details',
  'identity_providers',
  'listing_entries',
  'media',
  'product_attributes',
  'product_categories',
  'product_options',
  'product_pages',
  'seller_members',
  'seller_sessions',
  'shipping_methods',
  'staff_memberships',
  'staff_recovery_codes',
  'staff_roles',
  'staff_second_factors',
  'staff_sessions',
  'store_domains',
  'store_secrets',
]

/** All that the API may change of what belongs to no store: an account's own. */
export const accountColumns = {
  staff_accounts: [
    'email',
    'name',
    'password_hash',
    'password_changed_at',
    'status',
    'may_create_stores',
    'session_epoch',
    'version',
    'updated_at',
  ],
  staff_second_factors: 'any',
  staff_recovery_codes: 'any',
  account_tokens: 'any',
} as const
