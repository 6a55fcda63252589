import { Agent, request } from 'node:http'
import type { DutyCentre } from './duty-centre.ts'

/** What a benchmark needs of an account. */
export interface BenchAccount {
  readonly account: string
  /** Hexadecimal; undefined for a panel that reports in clear. */
  readonly key?: string
}

/** So many requests are on their way at a time. */
const atOnce = 64

/** One program may ask so often in a minute, and less is left over for others. */
const eachToken = 25_000

/** Registers accounts through the API, each with premises of its own. */
export const registerAccounts = async (centre: DutyCentre, accounts: readonly BenchAccount[]): Promise<void> => {
  const tokens: string[] = []
  for (let done = 0; done < accounts.length; done += eachToken) tokens.push(await centre.token('administrator'))
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const left = accounts.entries()
  const worker = async (): Promise<void> => {
    for (const [index, { account, key }] of left) {
      const form = { account, ...(key !== undefined && { key }), premises: premisesOf(index) }
      const token = tokens[Math.floor(index / eachToken)]!
      await ask(agent, centre.httpPort, 'PUT', `/api/accounts/${account}`, token, JSON.stringify(form))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  agent.destroy()
}

const premisesOf = (index: number) => ({
  name: `Shop ${index}`,
  address: `${index} Harbour Street`,
  position: [69.2 + (index % 100) / 1_000, 41.3 + Math.floor(index / 100) / 1_000],
})

/** Dispatchers who have come in, each with a token of their own: one person has only so many screens. */
export const letDispatchersIn = async (centre: DutyCentre, count: number): Promise<string[]> => {
  const token = await centre.token('administrator')
  const agent = new Agent()
  const form = JSON.stringify({ role: 'dispatcher' })
  const letIn = async () => JSON.parse(await ask(agent, centre.httpPort, 'POST', '/api/tokens', token, form)).token
  return Promise.all(Array.from({ length: count }, letIn))
}

/** One request of a program that has come in. */
export const ask = (
  agent: Agent,
  port: number,
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  token: string,
  body = '',
): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const asked = request({ agent, port, host: '127.0.0.1', path, method, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      answer.on('end', () => {
        if (answer.statusCode! < 300) resolve(text)
        else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text}`))
      })
    })
    asked.on('error', reject).end(body)
  })
