import { Agent } from 'node:http'
import { answerAsPeer } from '../peer.ts'
import { ask } from '../register.ts'

export interface Fleet {
  readonly port: number
  /** Of dispatchers, who share the reports: one may not send so many. */
  readonly tokens: readonly string[]
  readonly units: number
}

export type Drivers = {
  /** Registers the units, each at a place of its own. */
  register: { ask: Fleet; answer: undefined }
  /** Has every unit report each second that it has gone on a little, until told to stop. */
  drive: { ask: undefined; answer: undefined }
  /** Stops, and says how many reports a second were taken. */
  stop: { ask: undefined; answer: number }
}

const agent = new Agent({ keepAlive: true, maxSockets: 32 })
const metre = 1 / 111_320
let fleet: Fleet
let taken = 0
let begun = 0
let driving: Promise<unknown> | undefined
let stopping = false

const nameOf = (unit: number): string => `U-${unit}`

/** Round its own block, 12 metres a second. */
const placeOf = (unit: number, second: number): [number, number] => {
  const [west, south] = [69.2 + (unit % 50) / 500, 41.3 + Math.floor(unit / 50) / 400]
  const angle = (second * 12) / 150 + unit
  return [west + 150 * metre * Math.cos(angle), south + 150 * metre * Math.sin(angle)]
}

const put = (method: 'PUT' | 'POST', unit: number, path: string, body: object): Promise<string> =>
  ask(agent, fleet.port, method, path, fleet.tokens[unit % fleet.tokens.length]!, JSON.stringify(body))

const report = async (unit: number): Promise<void> => {
  const second = (Date.now() - begun) / 1_000
  const heading = Math.round((second * 12 * 57.3) / 150 + unit * 57.3) % 360
  await put('POST', unit, `/api/units/${nameOf(unit)}/position`, { position: placeOf(unit, second), heading })
  taken++
}

answerAsPeer<Drivers>({
  async register(asked) {
    fleet = asked
    begun = Date.now()
    const left = Array.from({ length: fleet.units }, (_, unit) => unit).values()
    const worker = async () => {
      for (const unit of left) {
        await put('PUT', unit, `/api/units/${nameOf(unit)}`, { id: nameOf(unit), capabilities: ['patrol'] })
        await report(unit)
      }
    }
    await Promise.all(Array.from({ length: 32 }, worker))
    return undefined
  },

  async drive() {
    taken = 0
    begun = Date.now()
    stopping = false
    const perSlice = Math.ceil(fleet.units / 20)
    const run = async () => {
      // Twenty times a second a twentieth of them, as crews do not report in step.
      for (let slice = 0; !stopping; slice++) {
        const due = begun + slice * 50
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())))
        const first = (slice % 20) * perSlice
        const units = Array.from({ length: Math.min(perSlice, fleet.units - first) }, (_, index) => first + index)
        await Promise.all(units.map(report))
      }
    }
    driving = run()
    return undefined
  },

  async stop() {
    stopping = true
    await driving
    return (taken * 1_000) / (Date.now() - begun)
  },
})
