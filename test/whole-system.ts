import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePorts } from './free-ports.ts'
import { hearLogFiles } from './leak-watch.ts'

const root = join(import.meta.dirname, '..')

/** The whole of `npm start`, on ports and data of its own. Addresses are without a slash at the end. */
export interface WholeSystem {
  shop: string
  admin: string
  seller: string
  api: string
  /** The mail catcher. */
  mails: string
  /** Where it keeps its database, its secrets and its logs. */
  dataFolder: string
  child: ChildProcess
  /** Ends it, unless it has ended, and removes its data. */
  remove(): Promise<void>
}

/**
 * Starts everything; the sites are built first when they have changed, which takes a minute.
 * @param of.localSupabase with edge functions and live channels, too
 * @param of.environment variables that are to be others than usual
 */
export async function startWholeSystem(
  of: { localSupabase?: boolean; environment?: Record<string, string> } = {},
): Promise<WholeSystem> {
  const [api, worker, shop, admin, seller, mails, smtp, supabase] = await freePorts(8)
  const dataFolder = mkdtempSync(join(tmpdir(), 'tradepost-browser-'))
  const { DATABASE_URL: _, DATABASE_DIRECT_URL: __, ...inherited } = process.env
  const child = spawn(process.execPath, [join(root, 'scripts/start.ts')], {
    cwd: root,
    env: {
      ...inherited,
      NODE_ENV: 'development',
      PORT: String(api),
      WORKER_PORT: String(worker),
      SHOP_PORT: String(shop),
      ADMIN_PORT: String(admin),
      SELLER_PORT: String(seller),
      MAIL_PORT: String(mails),
      MAIL_SMTP_PORT: String(smtp),
      SUPABASE_PORT: String(supabase),
      LOCAL_SUPABASE: String(of.localSupabase ?? false),
      // Fetched once for all tests.
      DENO_DIR: join(root, '.data', 'deno'),
      DATA_DIRECTORY: dataFolder,
      ...of.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  const remove = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGINT')
      await Promise.race([ended, wait(10_000, undefined, { ref: false })])
      child.kill('SIGKILL')
      await ended
    }
    hearLogFiles(join(dataFolder, 'logs'))
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    await untilReady(child, ended)
  } catch (error) {
    await remove()
    throw error
  }
  const at = (port: number | undefined) => `http://localhost:${port}`
  return {
    shop: at(shop),
    admin: at(admin),
    seller: at(seller),
    api: at(api),
    mails: at(mails),
    dataFolder,
    child,
    remove,
  }
}

async function untilReady(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  let said = ''
  let isOver = false
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text))
  const failed = ended.then(() => {
    isOver = true
    throw new Error(`it ended before it was ready:\n${said}`)
  })
  failed.catch(() => undefined)
  const ready = async () => {
    while (!said.includes('Ctrl-C stops everything') && !isOver) await wait(50)
  }
  await Promise.race([ready(), failed])
}

/** A mail of the catcher. */
export interface CaughtMail {
  subject: string
  text: string
}

/** The newest mail to an address, once there is one; `subject` is a part of its subject. */
export async function mailTo(
  { mails }: Pick<WholeSystem, 'mails'>,
  address: string,
  subject = '',
): Promise<CaughtMail> {
  const deadline = performance.now() + 20_000
  while (performance.now() < deadline) {
    const reply = await fetch(`${mails}/api/mails?to=${encodeURIComponent(address)}`)
    const { items } = (await reply.json()) as { items: CaughtMail[] }
    const mail = items.find((one) => one.subject.includes(subject))
    if (mail) return mail
    await wait(100)
  }
  throw new Error(`no mail with “${subject}” came to ${address}`)
}

/** The first address of a mail that begins with `prefix`. */
export function linkIn(mail: CaughtMail, prefix: string): string {
  const link = mail.text.split(/\s+/).find((word) => word.startsWith(prefix))
  if (!link) throw new Error(`no link to ${prefix} in:\n${mail.text}`)
  return link
}
