import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { type Endpoint, socketFile } from './endpoint.ts'
import { readText } from './place.ts'
import { isAlive, processesOn, signalIfAlive, worksOn } from './processes.ts'

/** What the first lines of `postmaster.pid` say. PostgreSQL writes them as it starts. */
export interface PidFile {
  readonly pid: number
  /** Only when it is ready, since the lines before that are still being written. */
  readonly endpoint: Endpoint | undefined
}

/** A name that the server and each of its processes show in lists of processes. It follows from the data directory. */
export const clusterName = (cluster: string): string =>
  `npm-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`

export function parsePidFile(text: string): PidFile | undefined {
  const [pid = '', , , port = '', socketFolder = '', , , status = ''] = text.split('\n').map((line) => line.trim())
  if (!/^[1-9]\d*$/.test(pid)) return undefined
  const endpoint = socketFolder ? { socketFolder } : { port: Number(port) }
  return { pid: Number(pid), endpoint: status === 'ready' ? endpoint : undefined }
}

const pidFilePath = (cluster: string) => join(cluster, 'postmaster.pid')

/** The living server of a data directory, in whatever state it is. */
export async function livingPostmaster(cluster: string): Promise<PidFile | undefined> {
  const file = parsePidFile((await readText(pidFilePath(cluster))) ?? '')
  return file && (await isPostmaster(file.pid, cluster)) ? file : undefined
}

/** Whether this number still belongs to the server of this data directory, and not to a program that got it afterwards. */
export const isPostmaster = (pid: number, cluster: string): Promise<boolean> =>
  worksOn(pid, cluster, clusterName(cluster))

/**
 * Clears away what would keep PostgreSQL from starting although no server of this folder lives: its remaining processes
 * when the server itself was killed (they hold the shared memory), and lock files that name a stranger or nobody. The folder is locked, so that nobody starts one meanwhile.
 */
export async function clearRemains(cluster: string, endpoint: Endpoint): Promise<void> {
  await endOrphans(cluster)
  await disown(pidFilePath(cluster))
  if ('socketFolder' in endpoint) await disown(`${socketFile(endpoint.socketFolder)}.lock`)
}

/** An idle orphan ends by itself; a busy one goes on with its statement until it is told. */
async function endOrphans(cluster: string): Promise<void> {
  for (const signal of [undefined, 'SIGQUIT', 'SIGKILL'] as const) {
    for (let patience = 10; patience > 0; patience--) {
      const orphans = await childrenOf(cluster)
      if (orphans.length === 0) return
      if (signal && patience === 10) for (const pid of orphans) signalIfAlive(pid, signal)
      await sleep(50)
    }
  }
}

async function childrenOf(cluster: string): Promise<number[]> {
  const all = await processesOn(cluster, clusterName(cluster))
  return all.filter(({ command }) => command.startsWith('postgres: ')).map(({ pid }) => pid)
}

/** Above every process number that Linux and macOS give out. */
const nobodysPid = 4_194_304

/**
 * A lock file whose number now belongs to some other program (as after a restart of the machine) would stop PostgreSQL,
 * and so would an empty one. The number is replaced and the rest kept: it names the shared memory, which PostgreSQL checks.
 */
async function disown(lockFile: string): Promise<void> {
  const text = await readText(lockFile)
  if (text === undefined) return
  const [pid = '', ...rest] = text.split('\n')
  const numbered = parsePidFile(text) !== undefined
  if (numbered && !isAlive(Number(pid))) return // PostgreSQL clears it away
  await rm(lockFile, { force: true })
  if (numbered) await writeFile(lockFile, [nobodysPid, ...rest].join('\n'), { flag: 'wx', mode: 0o644 })
}

/** How long open sessions and the last checkpoint may take before a server is ended hard; its log repairs that. In ms. */
const endMs = 120_000

/** Fast shutdown of a server, to its end. */
export async function endServer(
  pid: number,
  { place, binaries, log }: Pick<Cluster, 'place' | 'binaries' | 'log'>,
): Promise<void> {
  if (await isPostmaster(pid, place.cluster)) await signalServer(pid, 'INT', binaries)
  const deadline = Date.now() + endMs
  for (let asked = false; await isPostmaster(pid, place.cluster); await sleep(10)) {
    if (asked || Date.now() < deadline) continue
    log(`PostgreSQL, process ${pid}, does not end: it is ended at once, and will repair itself at the next start`)
    await signalServer(pid, 'QUIT', binaries)
    asked = true
  }
}

/** Windows has no signals: `pg_ctl` sends PostgreSQL's substitute for them. */
async function signalServer(pid: number, name: 'INT' | 'QUIT', { postgres }: Binaries): Promise<void> {
  if (process.platform !== 'win32') return signalIfAlive(pid, `SIG${name}`)
  await promisify(execFile)(join(dirname(postgres), 'pg_ctl.exe'), ['kill', name, String(pid)])
}
