import { expect, it } from 'vitest'
import { secretOf, spacedSecret } from './otpauth-address.ts'

it('finds the secret of an address for authenticator apps, and none in anything else', () => {
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
  expect(secretOf(`otpauth://totp/Northlight:jule?secret=${secret}&issuer=Northlight`)).toBe(secret)
  for (const other of [
    `javascript:alert(1)//?secret=${secret}`,
    `https://evil.example/?secret=${secret}`,
    'otpauth://totp/Northlight:jule',
    'otpauth://totp/x?secret=<script>',
    '',
  ])
    expect(secretOf(other)).toBeUndefined()
})

it('spaces a secret for typing', () => {
  expect(spacedSecret('JBSWY3DPEH')).toBe('JBSW Y3DP EH')
})
