import { defineRefusals } from '../../platform/refusals.ts'

export const userRefusals = defineRefusals({
  wrongCredentials: {
    code: 'wrong-credentials',
    status: 401,
    title: 'E-mail and password do not fit together.',
    hint: 'Check both. Whether the account exists is not said.',
  },
})
