import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, type Router, route } from '../../platform/router.ts'
import { discardFailedJobs } from './discard-failed-jobs.ts'
import { discardJob } from './discard-job.ts'
import { listFailed, readFailed } from './queries.ts'
import { jobRefusals } from './refusals.ts'
import { requeueFailedJobs } from './requeue-failed-jobs.ts'
import { requeueJob } from './requeue-job.ts'
import {
  failedJobCountSchema,
  failedJobListQuery,
  failedJobListSchema,
  failedJobParams,
  failedJobSchema,
  presentFailedJob,
  taskParams,
} from './schemas.ts'

const policy = policies.staff('jobs:manage')
const path = '/v1/admin/failed-jobs'
const pathOfTask = '/v1/admin/tasks/{task}/failed-jobs'

/** Jobs that failed for the last time: to read, to let run again, to give up. */
export const jobsRouter: Router = createRouter()
declareReads(jobsRouter)
declareDecisions(jobsRouter)
declareDecisionsOfTask(jobsRouter)

function declareReads(router: Router): void {
  route(
    router,
    {
      operationId: 'listFailedJobs',
      tag: 'Admin',
      summary: 'List failed jobs',
      description:
        'What the worker was to do after something happened, and gave up after its last attempt. Those that failed last first; what somebody decided about is kept for 30 days.',
      method: 'get',
      path,
      policy,
      query: failedJobListQuery,
      success: { status: 200, description: 'One page of failed jobs.', schema: failedJobListSchema },
      refusals: [],
    },
    async ({ context, query: { limit, cursor, status = null, task = null } }) => {
      const of = `failed-jobs|${status}|${task}`
      const { items, last } = await listFailed(context.db, context.store.id, {
        status,
        task,
        limit,
        after: decodeCursor(of, 'instant', cursor),
      })
      return { items: items.map(presentFailedJob), nextCursor: last && encodeCursor(of, last) }
    },
  )
  route(
    router,
    {
      operationId: 'getFailedJob',
      tag: 'Admin',
      summary: 'Read a failed job',
      description: 'What it was about, and why its last attempt failed.',
      method: 'get',
      path: `${path}/{failedJobId}`,
      policy,
      params: failedJobParams,
      success: { status: 200, description: 'The failed job.', schema: failedJobSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => {
      const job = await readFailed(context.db, context.store.id, params.failedJobId)
      if (!job) throw new Refusal(platformRefusals.notFound)
      return presentFailedJob(job)
    },
  )
}

function declareDecisions(router: Router): void {
  const success = { status: 200, description: 'The job as it is now.', schema: failedJobSchema } as const
  route(
    router,
    {
      operationId: 'requeueJob',
      tag: 'Admin',
      summary: 'Let a failed job run again',
      description:
        'At once, with all its attempts before it; one that was given up, too. One that runs again already stays as it is.',
      method: 'post',
      path: `${path}/{failedJobId}/requeuing`,
      policy,
      params: failedJobParams,
      success,
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => presentFailedJob(await requeueJob(context, params)),
  )
  route(
    router,
    {
      operationId: 'discardJob',
      tag: 'Admin',
      summary: 'Give a failed job up',
      description: 'What it would have done stays undone. One that was given up already stays as it is.',
      method: 'post',
      path: `${path}/{failedJobId}/discarding`,
      policy,
      params: failedJobParams,
      success,
      refusals: [platformRefusals.notFound, jobRefusals.runsAgain],
    },
    async ({ context, params }) => presentFailedJob(await discardJob(context, params)),
  )
}

function declareDecisionsOfTask(router: Router): void {
  const success = { status: 200, description: 'How many there were.', schema: failedJobCountSchema } as const
  const description = 'Those of one task, the oldest thousand; repeat it while `count` is 1000.'
  route(
    router,
    {
      operationId: 'requeueFailedJobs',
      tag: 'Admin',
      summary: 'Let failed jobs run again',
      description,
      method: 'post',
      path: `${pathOfTask}/requeuing`,
      policy,
      params: taskParams,
      success,
      refusals: [],
    },
    async ({ context, params }) => ({ count: await requeueFailedJobs(context, params) }),
  )
  route(
    router,
    {
      operationId: 'discardFailedJobs',
      tag: 'Admin',
      summary: 'Give failed jobs up',
      description,
      method: 'post',
      path: `${pathOfTask}/discarding`,
      policy,
      params: taskParams,
      success,
      refusals: [],
    },
    async ({ context, params }) => ({ count: await discardFailedJobs(context, params) }),
  )
}
