import { defineRefusals } from '../../platform/refusals.ts'

export const keyRefusals = defineRefusals({
  scopeNotHeld: {
    code: 'scope-not-held',
    status: 403,
    title: 'You cannot give a key more than you may do yourself.',
    hint: 'Leave out the scopes named, or ask somebody whose role has them.',
  },
  keyEnded: {
    code: 'key-ended',
    status: 409,
    title: 'This key is revoked, expired or replaced.',
    hint: 'Make a new key, or work with the one that replaced it.',
  },
  tooManyKeys: {
    code: 'too-many-keys',
    status: 409,
    title: 'There are too many living keys.',
    hint: 'Revoke those that nobody uses: `lastUsedAt` tells.',
  },
})

export const storeRefusals = defineRefusals({
  currencyInUse: {
    code: 'currency-in-use',
    status: 409,
    title: 'The store has prices or carts in its currency already.',
    hint: 'The currency can be changed before there is a way to ship, an offer or a cart. Make another store for another currency.',
  },
  originTaken: {
    code: 'origin-taken',
    status: 409,
    title: 'This page belongs to another store.',
    hint: 'One origin is one store. Remove it there first.',
  },
  slugTaken: {
    code: 'slug-taken',
    status: 409,
    title: 'There is a store with this slug already.',
    hint: 'Choose another: it names the store in this installation.',
  },
  notATwin: {
    code: 'not-a-twin',
    status: 409,
    title: 'This is no test twin.',
    hint: 'Only the clock of a test twin can be moved: `createTestTwin` makes one.',
  },
  handleTaken: {
    code: 'handle-taken',
    status: 409,
    title: 'There is one with this handle already.',
    hint: 'Choose another handle, or change the one that has it.',
  },
  tooManySecrets: {
    code: 'too-many-secrets',
    status: 409,
    title: 'The store keeps too many secrets.',
    hint: 'Remove those that nothing uses.',
  },
})
