import type { FailedJob } from '@tradepost/sdk'

/** What each job does, for people. */
const tasks: Record<string, string> = {
  refreshProduct: 'Show a product in the shop as it is now',
  refreshSeller: 'Show a seller in the shop as it is now',
  mailOrderConfirmation: 'Mail the confirmation of an order',
  mailOrderCode: 'Mail the code that opens an order',
  linkGuestOrders: 'Find a customer’s earlier orders',
  eraseLateTraces: 'Erase the last of what is known of a customer',
  fillTwin: 'Fill the test twin',
}

/** What a job does. The API may learn new ones: those are shown by their own name. */
export const taskWords = (task: string): string => (Object.hasOwn(tasks, task) ? (tasks[task] ?? task) : task)

/** The states that the list can be narrowed to, by the value of the filter. */
export const jobStates = {
  failed: 'Waits for a decision',
  requeued: 'Ran again',
  discarded: 'Given up',
} as const satisfies Record<FailedJob['status'], string>

const tones = { failed: 'bad', requeued: 'good', discarded: undefined } as const

/** A state as it is shown: in words, never by its color alone. */
export const jobState = (
  status: FailedJob['status'],
): { label: string; tone: 'bad' | 'good' | undefined } => ({
  label: jobStates[status] ?? status,
  tone: tones[status],
})

/** What the list of failed jobs is narrowed to, as its address says; those that wait, unless it says another state. */
export function jobFilter({ searchParams }: URL): {
  status: FailedJob['status']
  cursor: string | undefined
} {
  const status = searchParams.get('status') ?? ''
  return {
    status: Object.hasOwn(jobStates, status) ? (status as FailedJob['status']) : 'failed',
    cursor: searchParams.get('cursor')?.trim() || undefined,
  }
}
