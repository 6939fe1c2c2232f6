const formBytesMax = 64 * 1024

/** The reply to a form that a desk does not read: another site's, too long, or none; undefined for all others. */
export function refuseForm(request: Request): Response | undefined {
  const { headers } = request
  if (!comesFromHere(headers)) {
    return new Response('This form was not sent from this site.', { status: 403 })
  }
  if (!headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    return new Response('The desk reads forms only.', { status: 415 })
  }
  if (Number(headers.get('content-length')) > formBytesMax) {
    return new Response('The form is too long.', { status: 413, headers: { connection: 'close' } })
  }
  return undefined
}

/** The cookie alone does not do it: without this, another site could sign somebody in as somebody else. */
function comesFromHere(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get('host')
}
