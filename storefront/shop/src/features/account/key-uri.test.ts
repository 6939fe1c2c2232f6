import { expect, it } from 'vitest'
import { isKeyUri, secretOf } from './key-uri.ts'

const uri =
  'otpauth://totp/Northlight:ada%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Northlight'

it('finds the secret of an authenticator app', () => {
  expect(isKeyUri(uri)).toBe(true)
  expect(secretOf(uri)).toBe('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP')
})

it.each([
  '',
  'https://evil.example/?secret=JBSWY3DPEHPK3PXP',
  'otpauth://totp/x',
  'otpauth://totp/x?secret=a b',
  `${uri}${'a'.repeat(1000)}`,
])('draws nothing else as a picture to scan: %s', (text) => expect(isKeyUri(text)).toBe(false))
