import { defineRefusals } from '../../platform/refusals.ts'

export const eventRefusals = defineRefusals({
  placeGone: {
    code: 'feed-place-gone',
    status: 410,
    title: 'No event with this id is kept here.',
    hint: 'Read what you follow as it is now, then go on with `since`, or from the beginning without `after`.',
  },
  tooManyStreams: {
    code: 'too-many-streams',
    status: 503,
    title: 'As many streams are open as can be.',
    hint: 'Read `listEvents` from time to time instead, or try again later.',
  },
})
