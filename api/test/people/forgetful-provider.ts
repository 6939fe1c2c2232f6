import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** What a code of this provider stands for: it says it itself. */
interface Said {
  nonce: string
  subject: string
  email: string
}

export const providerCode = (of: Said): string => Buffer.from(JSON.stringify(of)).toString('base64url')

/**
 * An OpenID provider on loopback that remembers nothing: a code works as often as it comes, so that one call can be made
 * by every kind of caller. What a real one refuses is tested against one (`api/test/openid-provider.ts`).
 */
export async function startForgetfulProvider() {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const keys = [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig', kid: 'forgetful' }]
  const idToken = ({ nonce, subject, email }: Said, audience: string, issuer: string) =>
    new SignJWT({ nonce, email, email_verified: true, name: 'Grace Hopper' })
      .setProtectedHeader({ alg: 'ES256', kid: 'forgetful' })
      .setIssuer(issuer)
      .setSubject(subject)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)

  const answer = async (request: IncomingMessage): Promise<object> => {
    const path = new URL(request.url ?? '', issuer).pathname
    if (path === '/.well-known/openid-configuration')
      return {
        issuer,
        authorization_endpoint: `${issuer}/authorization`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['ES256'],
        token_endpoint_auth_methods_supported: ['client_secret_basic'],
      }
    if (path === '/keys') return { keys }
    const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString())
    const said: Said = JSON.parse(Buffer.from(form.get('code') ?? '', 'base64url').toString())
    const basic = (request.headers.authorization ?? '').replace(/^Basic /, '')
    const [client = ''] = Buffer.from(basic, 'base64').toString().split(':')
    return {
      access_token: 'nothing is behind it',
      token_type: 'Bearer',
      expires_in: 300,
      id_token: await idToken(said, decodeURIComponent(client), issuer),
    }
  }
  const server = createServer((request, response) => {
    void answer(request).then((body) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
