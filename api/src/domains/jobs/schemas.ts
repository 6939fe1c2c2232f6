import { z } from '@hono/zod-openapi'
import { idInput, toWire, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { timestamp } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { type FailedJob, failedJobStatuses, subjectOf } from './failed-job.ts'

const example = {
  id: 'job_01h455vb4pex5vsknk084sn02q',
  task: 'refreshProduct',
  subjectId: 'prod_01h455vb4pex5vsknk084sn02q',
  status: 'failed' as const,
  attempts: 10,
  error: 'canceling statement due to statement timeout',
  failedAt: '2026-11-22T09:30:00.000Z',
  endedAt: null,
}

const task = z
  .string()
  .regex(/^[A-Za-z]{1,60}$/, 'must be the name of a task, such as refreshProduct')
  .openapi({ maxLength: 60, description: 'What the job does.', example: 'refreshProduct' })

export const failedJobSchema = z
  .object({
    id: wireId('failedJob'),
    task: task.openapi({ description: 'What the job does. New ones are added.' }),
    subjectId: z.union([z.string().max(40), z.null()]).openapi({
      description: 'What it is about: the id of a product, an order, a customer, a seller or the store.',
      example: example.subjectId,
    }),
    status: z.enum(failedJobStatuses).openapi({
      description:
        '`failed`: it waits for a decision. `requeued`: somebody let it run again; should it fail, it is in the list anew. `discarded`: somebody gave it up.',
      example: 'failed',
    }),
    attempts: z.int().min(1).openapi({ description: 'How often it was tried.', example: 10 }),
    error: z.union([z.string().max(300), z.null()]).openapi({
      description:
        'Why the last attempt failed, without what it said of people. Null: the worker ended while it ran.',
      example: example.error,
    }),
    failedAt: timestamp,
    endedAt: z
      .union([timestamp, z.null()])
      .openapi({ description: 'When somebody decided; null: nobody has.', example: null }),
  })
  .openapi('FailedJob', { example })

export const failedJobListSchema = z
  .object({ items: z.array(failedJobSchema), nextCursor })
  .openapi('FailedJobList', { example: { items: [example], nextCursor: null } })

export const failedJobCountSchema = z
  .object({
    count: z
      .int()
      .min(0)
      .max(1_000)
      .openapi({ description: 'How many there were: a thousand at a time.', example: 12 }),
  })
  .openapi('FailedJobCount', { example: { count: 12 } })

export const failedJobListQuery = z.strictObject({
  ...pageQuery,
  status: z
    .enum(failedJobStatuses)
    .optional()
    .openapi({ description: 'Only these; `failed` wait for a decision.', example: 'failed' }),
  task: task.optional().openapi({ description: 'Only of this task.', example: 'refreshProduct' }),
})

export const failedJobParams = z.object({ failedJobId: idInput('failedJob') })
export const taskParams = z.object({ task })

export function presentFailedJob(job: FailedJob): z.infer<typeof failedJobSchema> {
  const subject = subjectOf(job.payload)
  return {
    id: toWire('failedJob', job.id),
    task: job.task,
    subjectId: subject && toWire(subject.kind, subject.id),
    status: job.status,
    attempts: job.attempts,
    error: job.error,
    failedAt: toRfc3339(job.failedAt),
    endedAt: job.endedAt && toRfc3339(job.endedAt),
  }
}
