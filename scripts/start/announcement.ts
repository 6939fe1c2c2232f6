import { styleText } from 'node:util'
import { demoOwner, demoStaff } from '../../api/demo/seed.ts'
import { demoSellerKey, demoSellerMember } from '../../api/demo/sellers.ts'
import type { Environment } from '../../api/src/platform/env.ts'
import type { DemoPresent } from './demo-present.ts'
import { catchesMails } from './services.ts'

const labelWidth = 14

/** Prints a finished step: a word, what came of it, and how long it took. */
export function sayStep(label: string, result: string, sinceMs: number): void {
  const seconds = `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`
  console.log(
    `  ${styleText('green', '✓')} ${label.padEnd(labelWidth)}${result} ${styleText('dim', `· ${seconds}`)}`,
  )
}

/** Prints where everything is and what to try. @param without why there is no local Supabase; null: there is */
export function announce(env: Environment, demo: DemoPresent, without: string | null): void {
  const places = [...placesOf(env, demo), supabaseOf(env, without)]
  console.log(['', ...places.map(lineOf), '', ...adviceOf(env, demo)].join('\n'))
}

/** Prints that all has ended, and what is left. @param place of the data, in words */
export function sayStopped(place: string): void {
  console.log(`\n  ${styleText('green', '✓')} ${'Stopped'.padEnd(labelWidth)}the data stays: ${place}`)
}

interface Place {
  label: string
  address: string
  note: string
}

/** Where everything is, and of the demo what this database holds. */
export function placesOf(env: Environment, demo: DemoPresent): Place[] {
  const shop = `localhost:${env.SHOP_PORT}`
  const place = (label: string, address: string, note = '') => ({ label, address, note })
  const signIn = ({ email, password }: { email: string; password: string }) =>
    `${email}, password ${password}`
  const member = demoSellerMember
  return [
    place('Shop', `http://${shop}`),
    ...(demo.secondShop ? [place('Second shop', `http://kumo.${shop}`)] : []),
    place('Admin desk', `http://localhost:${env.ADMIN_PORT}`, demo.staff ? signIn(demoStaff) : ''),
    ...(demo.owner
      ? [place('', '', `${signIn(demoOwner)}: owns it, and sets up a second factor first`)]
      : []),
    place('Seller desk', `http://localhost:${env.SELLER_PORT}`, demo.sellerMember ? signIn(member) : ''),
    ...(catchesMails(env)
      ? [place('Mails', `http://localhost:${env.MAIL_PORT}`, 'all that the shops would send')]
      : []),
    ...(demo.sellerKey
      ? [place('Seller key', demoSellerKey.secret, `of ${member.seller}: lists and ships its orders`)]
      : []),
    place(
      'API',
      `http://localhost:${env.PORT}/docs`,
      demo.shop ? 'Swagger UI, demo keys ready to try' : 'Swagger UI',
    ),
  ]
}

/** Where the local Supabase is, or why it is not, and what that means. */
export function supabaseOf(env: Environment, without: string | null): Place {
  const [address, note] =
    without === null
      ? [`http://127.0.0.1:${env.SUPABASE_PORT}`, 'edge functions and live channels, on this machine']
      : ['', `left out (${without}): no edge functions; pages follow the API's own streams`]
  return { label: 'Supabase', address, note }
}

function lineOf({ label, address, note }: Place): string {
  const shown = [address && styleText('cyan', address), note && styleText('dim', note)].filter(Boolean)
  return `    ${label.padEnd(labelWidth)}${shown.join('  ')}`
}

/** What to do next. Data of an older version, or of one's own, is not sent to accounts it does not have. */
export function adviceOf(env: Environment, demo: DemoPresent): string[] {
  const last = (hint: string) => styleText('dim', `  Ctrl-C stops everything; the data stays.${hint}`)
  if (Object.values(demo).every(Boolean))
    return [
      '  Try: put something in the cart, pay with the test card, then mark the order shipped in the admin desk.',
      last(env.DATABASE_URL ? '' : ' `npm start -- --fresh` begins anew.'),
    ]
  const isSome = Object.values(demo).some(Boolean)
  const anew = env.DATABASE_URL
    ? 'The whole demo is written into an empty database only.'
    : '`npm start -- --fresh` writes the whole demo anew.'
  const lack = isSome
    ? 'This data is older than the demo of this version, or was changed: only what it still has is named above.'
    : 'This data has no demo in it.'
  return [`  ${lack}`, `  ${anew}`, last('')]
}
