import { defineRefusals } from '../../platform/refusals.ts'

export const addressRefusals = defineRefusals({
  tooMany: {
    code: 'too-many-addresses',
    status: 409,
    title: 'The address book is full.',
    hint: 'Remove an address first; a customer keeps at most 50.',
  },
})
