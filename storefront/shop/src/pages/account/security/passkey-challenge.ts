import type { APIRoute } from 'astro'
import { messageFor } from '../../../features/refusals/messages.ts'

const longest = 256

/** Options for a new passkey, for the script that adds one. JSON: `{ password? }` → `{ options }` or `{ message }`. */
export const POST: APIRoute = async ({ locals, request, url }) => {
  // A form of another site cannot send this type.
  if (request.headers.get('content-type') !== 'application/json') return new Response(null, { status: 415 })
  const body: unknown = await request.json().catch(() => null)
  const given = typeof body === 'object' && body !== null && 'password' in body ? body.password : undefined
  const password = typeof given === 'string' && given !== '' ? given.slice(0, longest) : undefined
  const made = await locals.shop.startPasskeyRegistration.try({ password, origin: url.origin })
  if (made.ok) return Response.json({ options: made.data.options })
  return Response.json({ message: messageFor(made.refusal) }, { status: made.refusal.status })
}
