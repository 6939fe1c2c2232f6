import { isConnectionProblem, isRefusal } from '@tradepost/sdk'

/** What a page says that could not be made. */
export type Failure = {
  title: string
  detail: string
  /** What to tell whoever runs the API; null when it was never reached. */
  requestId: string | null
}

/** What is told of anything that was thrown while a page was made. */
export function failureWords(error: unknown): Failure {
  if (isConnectionProblem(error))
    return {
      title: 'Tradepost does not answer',
      detail: 'The desk cannot reach the API. Nothing is lost: try again in a moment.',
      requestId: null,
    }
  if (isRefusal(error))
    return { title: error.title, detail: error.detail, requestId: error.requestId || null }
  return {
    title: 'That did not work',
    detail: 'Something went wrong in the desk itself. Try again; if it stays, tell whoever runs it.',
    requestId: null,
  }
}
