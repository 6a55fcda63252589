import { spawn } from 'node:child_process'
import { root } from './root.ts'

/** A command that ran to its end, and not well. */
export class Failed extends Error {
  override readonly name = 'Failed'
}

/** Runs Node on a script in the repository's folder and returns what it said. @throws Failed */
export function runNode(args: readonly string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
  const child = spawn(process.execPath, args, { cwd: root, env, signal, stdio: ['ignore', 'pipe', 'inherit'] })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  child.on('error', reject)
  child.on('close', (code) =>
    code === 0 ? resolve(said) : reject(new Failed(`\`node ${args.join(' ')}\` ended with code ${code}.`)),
  )
  return promise
}
