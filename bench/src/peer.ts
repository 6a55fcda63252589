import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of its own beside the one that is measured: a client, or the server of a baseline. */
export interface Peer<Orders extends Record<string, { ask: unknown; answer: unknown }>> {
  /** Has it do something, and waits for what came of it. */
  ask<Name extends keyof Orders & string>(name: Name, what: Orders[Name]['ask']): Promise<Orders[Name]['answer']>
  end(): void
}

/** What takes longer has failed: a benchmark must end. */
const patienceMs = 60_000

interface Question {
  readonly number: number
  readonly name: string
  readonly what: unknown
}
interface Reply {
  readonly number: number
  readonly answer?: unknown
  readonly failure?: string
}

/** Starts `peers/<name>.ts`. `patience`: ms. */
export const startPeer = <Orders extends Record<string, { ask: unknown; answer: unknown }>>(
  name: string,
  patience = patienceMs,
): Peer<Orders> => {
  const child: ChildProcess = fork(fileURLToPath(new URL(`peers/${name}.ts`, import.meta.url)), {
    serialization: 'advanced',
  })
  const waiting = new Map<number, PromiseWithResolvers<never>>()
  let asked = 0
  child.on('message', ({ number, answer, failure }: Reply) => {
    const question = waiting.get(number)
    waiting.delete(number)
    if (failure === undefined) question?.resolve(answer as never)
    else question?.reject(new Error(`${name}: ${failure}`))
  })
  child.on('exit', (code, signal) => {
    for (const question of waiting.values()) question.reject(new Error(`${name} ended (${code ?? signal})`))
  })
  return {
    ask(order, what) {
      const question: Question = { number: ++asked, name: order, what }
      const answer = Promise.withResolvers<never>()
      waiting.set(question.number, answer)
      child.send(question)
      const late = setTimeout(() => answer.reject(new Error(`${name} did not ${order} in time`)), patience)
      return answer.promise.finally(() => clearTimeout(late))
    },
    end: () => void child.kill(),
  }
}

/** The other end: what this process does when it is asked. */
export const answerAsPeer = <Orders extends Record<string, { ask: unknown; answer: unknown }>>(
  answers: {
    readonly [Name in keyof Orders]: (what: Orders[Name]['ask']) => Promise<Orders[Name]['answer']>
  },
): void => {
  process.on('message', async ({ number, name, what }: Question) => {
    try {
      process.send!({ number, answer: await answers[name]!(what) } satisfies Reply)
    } catch (error) {
      process.send!({ number, failure: (error as Error).stack ?? String(error) } satisfies Reply)
    }
  })
  process.on('disconnect', () => process.exit())
}
