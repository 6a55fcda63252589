import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerProcess } from './server-process.ts'

/** Lets the database of a server stand still, as a disk that hangs does: nothing fails, nothing answers. Returns how it goes on. */
export const freezeDatabase = (server: ServerProcess): (() => void) => {
  const file = readdirSync(server.data, { recursive: true, encoding: 'utf8' }).find((one) =>
    /postmaster\.pid$/.test(one),
  )
  const postmaster = Number(readFileSync(join(server.data, file!), 'utf8').split('\n')[0])
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' })
  const all = [postmaster, ...children.trim().split(/\s+/).map(Number)]
  for (const pid of all) process.kill(pid, 'SIGSTOP')
  return () => {
    for (const pid of all) process.kill(pid, 'SIGCONT')
  }
}
