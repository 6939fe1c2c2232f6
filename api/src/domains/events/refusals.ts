import { defineRefusals } from '../../platform/refusals.ts'

export const eventRefusals = defineRefusals({
  placeGone: {
    code: 'feed-place-gone',
    status: 410,
    title: 'This event is not kept, or not everything after it is.',
    hint: 'You have missed something that is gone. Read what you follow as it is now, then begin again without `after`: the feed tells all that is kept.',
  },
  tooManyStreams: {
    code: 'too-many-streams',
    status: 503,
    title: 'As many streams are open as can be.',
    hint: 'Read `listEvents` from time to time instead, or try again later.',
  },
})
