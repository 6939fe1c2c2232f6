import { defineRefusals } from '../../platform/refusals.ts'

export const realtimeRefusals = defineRefusals({
  notOffered: {
    code: 'realtime-not-offered',
    status: 409,
    title: 'This installation has no realtime channels.',
    hint: 'Follow `streamEvents` or `streamOrderEvents` instead: they tell the same.',
  },
})
