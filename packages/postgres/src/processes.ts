import { execFile } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { readText } from './place.ts'

/** A process of PostgreSQL that works on some data directory. */
export interface ClusterProcess {
  readonly pid: number
  /** The command line, or what the process shows instead of it: `postgres: …` for all but the server itself. */
  readonly command: string
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

export function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * Whether a process works on a data directory. PostgreSQL makes the directory its current one, which Linux tells, also when
 * the path was renamed or leads through links. Elsewhere its command line has to do, and on Windows its number.
 */
export async function worksOn(pid: number, cluster: string, name: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform === 'win32') return true
  if (process.platform === 'linux') return isCurrentFolder(pid, cluster)
  return (await listed()).some((entry) => entry.pid === pid && entry.command.includes(name))
}

/** All processes that work on a data directory. Linux is asked directly: small images of it have no `ps`. */
export async function processesOn(cluster: string, name: string): Promise<ClusterProcess[]> {
  if (process.platform === 'win32') return []
  if (process.platform !== 'linux') return (await listed()).filter(({ command }) => command.includes(name))
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number)
  const found = await Promise.all(
    pids.map(async (pid) => ((await isCurrentFolder(pid, cluster)) ? [{ pid, command: await commandOf(pid) }] : [])),
  )
  return found.flat()
}

async function isCurrentFolder(pid: number, folder: string): Promise<boolean> {
  try {
    const [current, wanted] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(folder)])
    return current.ino === wanted.ino && current.dev === wanted.dev
  } catch {
    return false // it is gone, or not ours to look at
  }
}

const commandOf = async (pid: number) => ((await readText(`/proc/${pid}/cmdline`)) ?? '').replaceAll('\0', ' ').trim()

async function listed(): Promise<ClusterProcess[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'pid=,command='], { maxBuffer: 64 * 1024 * 1024 })
  return stdout.split('\n').flatMap((line) => {
    const [, pid, command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? []
    return pid ? [{ pid: Number(pid), command }] : []
  })
}
