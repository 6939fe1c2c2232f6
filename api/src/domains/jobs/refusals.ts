import { defineRefusals } from '../../platform/refusals.ts'

export const jobRefusals = defineRefusals({
  runsAgain: {
    code: 'failed-job-runs-again',
    status: 409,
    title: 'Somebody has let this job run again already.',
    hint: 'If it fails once more, it is in the list anew.',
  },
})
