import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { root } from './root.ts'
import { Failed } from './run.ts'

/** A server that the demo has started. */
export type Server = {
  /** Where its page is. */
  readonly url: string
  /** Fulfilled with what happened when the server has ended, whoever ended it. */
  readonly ended: Promise<string>
}

const ready = /^Yordam is ready: (\S+)/
/** How long a server may take over its last work before it is ended the hard way (ms). */
const patience = 20_000

/**
 * Starts the server as a process of its own, shows what it says, and waits until it is ready. The signal ends it.
 * @throws Failed
 */
export async function startServer(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Server> {
  const child = spawn(process.execPath, ['server/src/main.ts', '--demo'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    // In a group of its own, Ctrl+C does not reach it twice, once from the terminal and once from us: to a server that
    // means to leave its work lying.
    detached: process.platform !== 'win32',
  })
  // Not `close`: its PostgreSQL may outlive a server that was killed, and hold its output open.
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(`could not be started (${error.message})`))
    child.on('exit', (code, killedBy) => resolve(killedBy ? `was ended by ${killedBy}` : `ended with code ${code}`))
  })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const hardWay = setTimeout(() => child.kill('SIGKILL'), patience)
    await ended
    clearTimeout(hardWay)
  }
  signal.addEventListener('abort', stop)

  const isReady = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(line)
      const url = ready.exec(line)?.[1]
      if (url) resolve(url)
    })
  })
  const isOver = ended.then((how) => {
    throw new Failed(`The server ${how} before it was ready. What it said is above.`)
  })
  return { url: await Promise.race([isReady, isOver]), ended }
}
