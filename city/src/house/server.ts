import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { root } from './root.ts'
import { Failed } from './run.ts'

/** A server that the demo has started. */
export type Server = {
  /** Where its page is. */
  readonly url: string
  /** Fulfilled with what happened when the server has ended, whoever ended it. */
  readonly ended: Promise<string>
  /** Asks it to end, and waits for it. */
  stop(): Promise<void>
}

const ready = /^Yordam is ready: (\S+)/
/** How long a server may take over its last work before it is ended the hard way (ms). */
const patience = 20_000

/** Starts the server as a process of its own, shows what it says, and waits until it is ready. @throws Failed */
export async function startServer(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Server> {
  const child = spawn(process.execPath, ['server/src/main.ts', '--demo'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code, killedBy) => resolve(killedBy ? `ended by ${killedBy}` : `ended with code ${code}`))
  })
  const stop = () => stopChild(child)
  const stopped = once(signal, 'abort').then(stop)

  const isReady = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(line)
      const url = ready.exec(line)?.[1]
      if (url) resolve(url)
    })
  })
  const failed = ended.then((how) => {
    throw new Failed(`The server ${how} before it was ready. What it said is above.`)
  })
  const url = await Promise.race([isReady, failed, stopped.then(() => signal.throwIfAborted())])
  failed.catch(() => {})
  return { url: url!, ended, stop }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ending = once(child, 'close')
  child.kill('SIGTERM')
  const hardWay = setTimeout(() => child.kill('SIGKILL'), patience)
  await ending
  clearTimeout(hardWay)
}
