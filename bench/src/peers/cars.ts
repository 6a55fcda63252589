import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { answerAsPeer } from '../peer.ts'
import { ask } from '../register.ts'

export interface Fleet {
  readonly port: number
  readonly units: readonly string[]
  /** Shared out among the units: one program may ask only so often. */
  readonly tokens: readonly string[]
}

/** `drive`: every unit says each second where it is, until the peer ends. Answers when all have done so once. */
export type Cars = { drive: { ask: Fleet; answer: undefined } }

/** So many requests are on their way at a time. */
const atOnce = 16

answerAsPeer<Cars>({
  async drive({ port, units, tokens }) {
    const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
    const round = async (second: number): Promise<void> => {
      await Promise.all(
        units.map((unit, index) => {
          const angle = second / 60 + index
          const position = [69.24 + Math.cos(angle) * (0.02 + index / 40_000), 41.31 + Math.sin(angle) * 0.05]
          const token = tokens[index % tokens.length]!
          return ask(
            agent,
            port,
            'POST',
            `/api/units/${unit}/position`,
            token,
            JSON.stringify({ position, heading: 90 }),
          )
        }),
      )
    }
    const keepDriving = async (): Promise<never> => {
      for (let second = 1; ; second++) {
        const begun = performance.now()
        await round(second)
        await sleep(Math.max(0, 1_000 - (performance.now() - begun)))
      }
    }
    await round(0)
    void keepDriving()
    return undefined
  },
})
