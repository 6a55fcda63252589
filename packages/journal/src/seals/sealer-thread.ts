import type { KeyObject } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type { Connection } from '../connection.ts'
import { SealMismatch } from '../errors.ts'
import type { SignedHead } from './head.ts'
import { Sealer } from './sealer.ts'

/** What the thread is started with. */
export type SealerThreadData = {
  readonly connection: Connection
  readonly site: number
  readonly dir: string
  readonly privateKey: KeyObject
  readonly everyMs: number
}

/** What it is told: to seal now, or to seal for the last time and end. */
export type ToSealer = { readonly id: number; readonly task: 'seal' | 'close' }

/** Why sealing failed; `final` when nothing will be sealed any more. */
export type SealProblem = { readonly message: string; readonly final: boolean }

/** What it tells. `done` answers a task, with a problem when it failed. */
export type FromSealer =
  | { readonly kind: 'sealed'; readonly head: SignedHead }
  | { readonly kind: 'problem'; readonly problem: SealProblem }
  | { readonly kind: 'done'; readonly id: number; readonly problem: SealProblem | undefined }

const port = parentPort!
const { everyMs, ...options } = workerData as SealerThreadData
const tell = (message: FromSealer): void => port.postMessage(message)

const sealer = new Sealer({ ...options, sealed: (head) => tell({ kind: 'sealed', head }) })
let ended: SealProblem | undefined

/** One round; tells of its failure and returns it. After a contradiction nothing is sealed any more. */
const seal = async (): Promise<SealProblem | undefined> => {
  if (ended) return ended
  try {
    await sealer.seal()
    return undefined
  } catch (error) {
    const problem = { message: (error as Error).message, final: error instanceof SealMismatch }
    if (problem.final) ended = problem
    tell({ kind: 'problem', problem })
    return problem
  }
}

// One thing at a time, in the order in which it was asked for.
let busy = Promise.resolve()
const inTurn = (task: () => Promise<void>): void => {
  busy = busy.then(task)
}

const timer = setInterval(() => inTurn(async () => void (await seal())), everyMs)
inTurn(async () => void (await seal()))

port.on('message', ({ id, task }: ToSealer) => {
  inTurn(async () => {
    const problem = await seal()
    if (task === 'close') {
      clearInterval(timer)
      await sealer.close()
      port.close()
    }
    tell({ kind: 'done', id, problem })
  })
})
