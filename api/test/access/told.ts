import type { Answer } from '../../../test/api.ts'
import type { Resources } from './resources.ts'

/** What an answer says, without what names the request and without the ids that were sent. */
export function told({ status, headers, body }: Answer, of: Resources): unknown {
  const text = JSON.stringify({ ...body, requestId: '', instance: '' })
  const blind = Object.values(of).reduce((said, value) => (value ? said.replaceAll(value, '…') : said), text)
  return { status, body: blind, headers: [...headers.keys()].toSorted() }
}
