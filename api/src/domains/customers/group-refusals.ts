import { defineRefusals } from '../../platform/refusals.ts'

export const groupRefusals = defineRefusals({
  handleTaken: {
    code: 'group-handle-taken',
    status: 409,
    title: 'Another group of the store has this handle.',
    hint: 'Choose another handle, or change that group.',
  },
})
