import { styleText } from 'node:util'
import { demoSellerKey, demoSellerMember } from '../../api/demo/sellers.ts'
import type { Environment } from '../../api/src/platform/env.ts'
import { catchesMails } from './services.ts'

const labelWidth = 14

/** Prints a finished step: a word, what came of it, and how long it took. */
export function sayStep(label: string, result: string, sinceMs: number): void {
  const seconds = `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`
  console.log(
    `  ${styleText('green', '✓')} ${label.padEnd(labelWidth)}${result} ${styleText('dim', `· ${seconds}`)}`,
  )
}

interface SignIn {
  email: string
  password: string
}

/** Prints where everything is and what to try. */
export function announce(env: Environment, { staff, owner }: { staff: SignIn; owner: SignIn }): void {
  const shop = `localhost:${env.SHOP_PORT}`
  const line = (label: string, address: string, note = '') =>
    console.log(
      `    ${label.padEnd(labelWidth)}${styleText('cyan', address)}${note && `  ${styleText('dim', note)}`}`,
    )
  console.log()
  line('Shop', `http://${shop}`)
  line('Second shop', `http://kumo.${shop}`)
  line('Admin desk', `http://localhost:${env.ADMIN_PORT}`, `${staff.email}, password ${staff.password}`)
  line('', owner.email, `password ${owner.password}: owns it, and sets up a second factor first`)
  line(
    'Seller desk',
    `http://localhost:${env.SELLER_PORT}`,
    `${demoSellerMember.email}, password ${demoSellerMember.password}`,
  )
  if (catchesMails(env)) line('Mails', `http://localhost:${env.MAIL_PORT}`, 'all that the shops would send')
  line('Seller key', demoSellerKey.secret, `of ${demoSellerMember.seller}: lists and ships its orders`)
  line('API', `http://localhost:${env.PORT}/docs`, 'Swagger UI, demo keys ready to try')
  console.log()
  console.log(
    '  Try: put something in the cart, pay with the test card, then mark the order shipped in the admin desk.',
  )
  console.log(
    styleText('dim', '  Ctrl-C stops everything; the data stays. `npm start -- --fresh` begins anew.'),
  )
}
