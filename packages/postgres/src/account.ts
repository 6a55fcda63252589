import { spawn } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { PostgresError } from './errors.ts'

/** An account of the machine that is not root, under which PostgreSQL runs. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

export const isRoot = process.getuid?.() === 0

/**
 * The account to run PostgreSQL under when Node runs as root: PostgreSQL refuses uid 0. The owner of the folder, or of the
 * nearest folder around it that is not root's, so that files stay with whom they belong to; otherwise `nobody`.
 * `undefined` when Node is not root: then PostgreSQL simply runs as Node does.
 */
export async function accountFor(folder: string): Promise<Account | undefined> {
  if (!isRoot) return undefined
  const accounts = parseAccounts(await readFile('/etc/passwd', 'utf8'))
  const owner = await nearestOwner(folder)
  const account =
    accounts.find(({ uid }) => uid === owner) ?? accounts.find(({ name }) => name === 'nobody') ?? accounts[0]
  if (account) return account
  throw new PostgresError(
    'no-account',
    'PostgreSQL does not run as root, and this machine has no other account. Add one, or start as another user.',
  )
}

/** Accounts other than root, in the order of `/etc/passwd`. macOS writes the uid of `nobody` as -2. */
export function parseAccounts(passwd: string): Account[] {
  return passwd
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 7)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }))
    .filter(({ uid }) => uid !== 0)
}

async function nearestOwner(folder: string): Promise<number> {
  const path = resolve(folder)
  const owner = await stat(path).then(
    ({ uid }) => uid,
    () => 0,
  )
  return owner !== 0 || dirname(path) === path ? owner : nearestOwner(dirname(path))
}

/** Whether the account may enter or run `path`. The kernel is asked, since modes do not tell of access lists. */
export async function reaches(account: Account, path: string): Promise<boolean> {
  const { uid, gid } = account
  const child = spawn('/bin/sh', ['-c', '[ -x "$0" ]', path], { uid, gid, cwd: '/', stdio: 'ignore' })
  return new Promise((answer, fail) => child.once('error', fail).once('exit', (code) => answer(code === 0)))
}
