import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  lchownSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { Programs } from './programs.ts'
import { PostgresUnavailable } from './programs.ts'

type Identity = { uid: number; gid: number }

/**
 * Under whose name PostgreSQL's programs run. They refuse to run as root, and initdb refuses a user that the
 * system's user list does not know, which is how containers often run.
 */
export type Account = {
  programs: Programs
  /** Another user who must own the data folder; absent: whoever runs this process. */
  owner?: Identity
  /** What to put before a program and its arguments. */
  prefix: string[]
  /** How a program must name a data folder that is its working directory. */
  folderName(dataDirectory: string): string
  /** Removes what was copied for this account. */
  dispose(): void
}

/**
 * Chooses the account for a data folder, which must exist:
 * 1. this user, when it is an ordinary one;
 * 2. this user under another number, in a user namespace: nothing changes hands, closed folders stay closed;
 * 3. as root where namespaces are forbidden (most containers): the folder's owner, or `nobody`.
 */
export function chooseAccount(programs: Programs, dataDirectory: string): Account {
  const us = process.getuid?.() ?? -1
  const { uid: owner, gid: group } = lstatSync(dataDirectory)
  if (us !== 0 && owner !== us) {
    throw new PostgresUnavailable(
      `The database folder ${dataDirectory} belongs to another user (number ${owner}): start as that user, or remove it.`,
    )
  }
  if (us !== 0 && isKnown()) return asThisUser(programs)

  const nobody = findNobody()
  if (owner === us) {
    const account = inNamespace(programs, nobody)
    if (canUse(account, dataDirectory)) return account
  }
  if (us === 0) {
    const account = asOtherUser(programs, owner === 0 ? nobody : { uid: owner, gid: group })
    if (owner === 0) giveFolder(dataDirectory, nobody)
    if (canUse(account, dataDirectory)) return account
    account.dispose()
  }
  throw new PostgresUnavailable(
    `PostgreSQL does not run as ${us === 0 ? 'root' : `user number ${us}`}, and neither \`unshare --user\` nor another account works here: start as an ordinary user, or set DATABASE_URL.`,
  )
}

function asThisUser(programs: Programs): Account {
  return { programs, prefix: [], folderName: (folder) => folder, dispose: () => {} }
}

function inNamespace(programs: Programs, nobody: Identity): Account {
  const prefix = ['unshare', '--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`]
  return { ...asThisUser(programs), prefix }
}

function asOtherUser(programs: Programs, owner: Identity): Account {
  const inPlace = spawnSync(programs.postgres, ['--version'], owner).status === 0
  const copy = inPlace ? undefined : copyFor(programs)
  return {
    programs: copy ?? programs,
    owner,
    prefix: [],
    // The folders above may be closed to that user; its own working directory is not.
    folderName: (folder) => (process.platform === 'linux' ? '/proc/self/cwd' : folder),
    dispose: () => copy && rmSync(join(copy.home, '..'), { recursive: true, force: true }),
  }
}

function copyFor(programs: Programs): Programs {
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-postgres-'))
  chmodSync(folder, 0o755)
  const home = join(folder, 'native')
  cpSync(programs.home, home, { recursive: true, verbatimSymlinks: true })
  return { home, initdb: join(home, 'bin/initdb'), postgres: join(home, 'bin/postgres') }
}

function canUse(account: Account, dataDirectory: string): boolean {
  const test = 'test -w "$0" && exec "$1" --version'
  const line = [
    ...account.prefix,
    'sh',
    '-c',
    test,
    account.folderName(dataDirectory),
    account.programs.postgres,
  ]
  const [command = 'sh', ...args] = line
  return spawnSync(command, args, { ...account.owner, cwd: dataDirectory, stdio: 'ignore' }).status === 0
}

function giveFolder(path: string, owner: Identity): void {
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveFolder(join(path, name), owner)
  lchownSync(path, owner.uid, owner.gid)
}

/** Hands one file or folder to the account's owner, when that is not us. */
export function handOver(account: Account, path: string): void {
  if (account.owner) chownSync(path, account.owner.uid, account.owner.gid)
}

function isKnown(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function findNobody(): Identity {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const ordinary = users.filter((fields) => Number(fields[2]) > 0)
  const chosen = ordinary.find((fields) => fields[0] === 'nobody') ?? ordinary[0]
  return { uid: Number(chosen?.[2] ?? 65534), gid: Number(chosen?.[3] ?? 65534) }
}
