import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..', '..')

/** The server as an administrator runs it: a process of its own, with a data folder and ports of its own. */
export interface ServerProcess {
  readonly url: string
  readonly dc09Port: number
  readonly data: string
  readonly pid: number
  /** What it has printed so far. */
  output(): string
  /** One request with a token; throws with the problem's code when it is refused. */
  api<Answer>(token: string, method: string, path: string, body?: unknown): Promise<Answer>
  /** `npm run -s yordam -- …` on the same data. */
  yordam(...words: string[]): Promise<string>
  /** `kill -9`: no chance to put anything in order. */
  kill(): Promise<void>
  /** Starts it again after `kill` or `stop`, on the same data and ports. */
  restart(): Promise<void>
  stop(): Promise<void>
  /** Stops it and deletes the data. */
  remove(): Promise<void>
}

export interface StartOptions {
  readonly screens?: boolean
  readonly demo?: boolean
  readonly data?: string
  /** Where it is to serve, for who has to know it beforehand. */
  readonly httpPort?: number
  readonly env?: Readonly<Record<string, string>>
}

export class ApiRefusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
  }
}

export const startServer = async ({
  screens = false,
  demo = false,
  data,
  httpPort: wanted,
  env = {},
}: StartOptions = {}): Promise<ServerProcess> => {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'yordam-test-'))
  // Started as root, the database runs under another account, which must be able to walk in.
  chmodSync(folder, 0o711)
  const [httpPort, dc09Port] = [wanted ?? (await freePort()), await freePort()]
  const url = `http://localhost:${httpPort}`
  const environment = {
    ...process.env,
    YORDAM_DATA: join(folder, 'data'),
    YORDAM_HTTP_PORT: String(httpPort),
    YORDAM_DC09_PORT: String(dc09Port),
    ...env,
  }
  const words = ['server/src/main.ts', ...(screens ? [] : ['--no-screens']), ...(demo ? ['--demo'] : [])]
  let printed = ''
  let child: ChildProcess | undefined

  const start = async (): Promise<void> => {
    child = spawn(process.execPath, words, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    await ready(child, (text) => {
      printed += text
    })
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child!.once('exit', resolve))
    child.kill(signal)
    await gone
  }
  await start()

  return {
    url,
    dc09Port,
    data: environment.YORDAM_DATA,
    get pid() {
      return child!.pid!
    },
    output: () => printed,
    async api<Answer>(token: string, method: string, path: string, body?: unknown) {
      const answer = await fetch(url + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const read = (await answer.json()) as { code?: string }
      if (!answer.ok) throw new ApiRefusal(answer.status, read.code ?? 'unknown')
      return read as Answer
    },
    async yordam(...asked) {
      const { stdout } = await promisify(execFile)(process.execPath, ['server/src/cli.ts', ...asked], {
        cwd: root,
        env: environment,
      })
      return stdout.trim()
    },
    kill: () => end('SIGKILL'),
    restart: start,
    stop: () => end('SIGTERM'),
    async remove() {
      await end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const ready = (child: ChildProcess, print: (text: string) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    let text = ''
    const read = (chunk: Buffer) => {
      text += chunk
      print(String(chunk))
      if (/^Yordam is ready: /m.test(text)) resolve()
    }
    child.stdout!.on('data', read)
    child.stderr!.on('data', read)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${text}`)))
  })

/** A free port below those that the system gives to outgoing connections: nobody takes it between this look and the start. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    if (await isFree(port)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
