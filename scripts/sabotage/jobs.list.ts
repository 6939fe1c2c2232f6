import type { Sabotage } from './sabotage.ts'

const jobs = 'api/src/domains/jobs'
const test = `${jobs}/failed-jobs.http.test.ts`

/** Damage to what is promised of jobs that failed for the last time. */
export const sabotages: Sabotage[] = [
  {
    name: 'failed-job-runs-twice',
    guards: 'A failed job runs again once, however often it is asked.',
    file: `${jobs}/requeue-job.ts`,
    find: "if (before.status === 'requeued') return before",
    replace: "if (before.status !== 'failed' && before.version < 0) return before",
    test,
    testName: 'lets it run again: once, however often it is asked',
  },
  {
    name: 'failed-job-vanishes-with-its-worker',
    guards: 'A job whose worker was killed during the last attempt is in the list, too.',
    file: `${jobs}/queries.ts`,
    find: "j.attempts >= j.max_attempts AND (j.locked_at IS NULL OR j.locked_at < now() - interval '4 hours')",
    replace: 'j.attempts >= j.max_attempts AND j.locked_at IS NULL',
    test,
    testName: 'is found though nobody told of it, also when its worker was killed during the last attempt',
  },
  {
    name: 'failed-job-names-people',
    guards: 'The reason of a failed job names no people.',
    file: `${jobs}/failed-job.ts`,
    find: "word.includes('@') ||",
    replace: "word.includes('@@') ||",
    test,
    testName: 'of an error "550 5.1.1 ada@example.com: unknown" it says "550 5.1.1 … unknown"',
  },
  {
    name: 'failed-job-is-not-followed',
    guards: 'What somebody lets run again is done.',
    file: 'api/src/subscriptions.ts',
    find: 'if (!Object.hasOwn(attempts, task)) return []',
    replace: 'if (Object.hasOwn(attempts, task)) return []',
    test,
    testName: 'lets it run again: once, however often it is asked',
  },
  {
    name: 'failed-job-waiting-is-forgotten',
    guards: 'A failed job nobody decided about is never forgotten.',
    file: `${jobs}/queries.ts`,
    find: "over: `t.status <> 'failed' AND t.ended_at < now() - interval '30 days'`,",
    replace: "over: `t.failed_at < now() - interval '30 days'`,",
    test,
    testName: 'what was decided is forgotten after thirty days, what waits is not',
  },
]
