import { spawn } from 'node:child_process'
import { root } from './root.ts'

/** A command that ran to its end, and not well. */
export class Failed extends Error {
  override readonly name = 'Failed'
}

type Run = {
  readonly env?: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  /** Shown as it comes, or kept and returned. */
  readonly output: 'shown' | 'returned'
}

/** Runs Node on a script in the repository's folder, and waits for its end. @throws Failed */
export function runNode(args: readonly string[], { env = process.env, signal, output }: Run): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    signal,
    stdio: ['ignore', output === 'shown' ? 'inherit' : 'pipe', 'inherit'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let returned = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    returned += text
  })
  child.on('error', reject)
  child.on('close', (code) =>
    code === 0 ? resolve(returned) : reject(new Failed(`\`node ${args.join(' ')}\` ended with code ${code}.`)),
  )
  return promise
}
