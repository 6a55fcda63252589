import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { findPostgres } from '@yordam/postgres'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A duty centre as in life: a process of its own, started from its main file, on a data folder of its own. */
export interface DutyCentre {
  readonly dc09Port: number
  readonly httpPort: number
  /** From the start of the process to the line that says it is ready, in milliseconds. */
  readonly readyAfter: number
  /** What it has said: the link that lets a browser in, once, is in it. */
  printed(): string
  /** Where its PostgreSQL is. */
  database(): Promise<string>
  /** A token with which a program comes in. */
  token(role: 'administrator'): Promise<string>
  stop(): Promise<void>
}

/** The folder of a benchmark, empty. It lies beside real data, so that it is on the same sort of disk. */
export const freshFolder = async (name: string): Promise<string> => {
  const folder = join(root, 'data', 'bench', name)
  await removeFolder(folder)
  await mkdir(folder, { recursive: true })
  return folder
}

/** PostgreSQL under another account may have had to put the database elsewhere. */
export const removeFolder = async (folder: string): Promise<void> => {
  const elsewhere = await readFile(join(folder, 'postgres', 'location'), 'utf8').catch(() => undefined)
  if (elsewhere) await rm(elsewhere.trim(), { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
}

export const startDutyCentre = async (
  folder: string,
  { screens = false }: { screens?: boolean } = {},
): Promise<DutyCentre> => {
  const [httpPort, dc09Port] = [await freePort(), await freePort()]
  const env = {
    ...process.env,
    // Nobody touches what is measured.
    YORDAM_LOCK_AFTER: '86400',
    YORDAM_DATA: folder,
    YORDAM_HTTP_PORT: String(httpPort),
    YORDAM_DC09_PORT: String(dc09Port),
  }
  const begun = performance.now()
  const main = [join(root, 'server/src/main.ts'), ...(screens ? [] : ['--no-screens'])]
  const child = spawn(process.execPath, [...inspection(), ...main], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const ready = new Promise<number>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      said.push(line)
      if (line.startsWith('error:') || line.startsWith('journal: ')) console.error(line)
      if (line.startsWith('Yordam is ready')) resolve(performance.now() - begun)
    })
    child.once('exit', (code) => reject(new Error(`the server ended (${code}):\n${said.join('\n')}`)))
  })
  return {
    dc09Port,
    httpPort,
    readyAfter: await ready,
    printed: () => said.join('\n'),
    async database() {
      const url = await findPostgres({ dataDir: join(folder, 'postgres'), database: 'yordam' })
      if (url === undefined) throw new Error('the server has no PostgreSQL running')
      return url
    },
    async token(role) {
      const cli = join(root, 'server/src/cli.ts')
      const { stdout } = await promisify(execFile)(process.execPath, [cli, 'token', 'create', '--role', role], { env })
      return stdout.trim().split('\n').at(-1)!
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** `BENCH_SERVER_ARGS="--cpu-prof --cpu-prof-dir=…"` profiles the server under a benchmark. */
const inspection = (): string[] => process.env.BENCH_SERVER_ARGS?.split(' ').filter(Boolean) ?? []

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
