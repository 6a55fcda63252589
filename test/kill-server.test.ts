import { setTimeout as sleep } from 'node:timers/promises'
import { createDialler } from '@yordam/dc09'
import { afterAll, expect, test } from 'vitest'
import { startServer } from './house/server-process.ts'
import { registerTown } from './house/town.ts'

const rounds = 10
const panels = 8

const server = await startServer()
afterAll(() => server.remove())

/**
 * A panel that reports as fast as it is answered, and, as panels do, repeats what was not acknowledged until it is.
 * Returns the marks of everything that it got through.
 */
const report = async (account: string, isOver: () => boolean): Promise<string[]> => {
  const dialler = createDialler({
    host: '127.0.0.1',
    port: server.dc09Port,
    transport: 'tcp',
    account,
    timeoutMs: 500,
    attempts: 120,
  })
  const acknowledged: string[] = []
  for (let n = 0; !isOver(); n++) {
    const { reply } = await dialler.send({ data: `#${account}|Nri1/BA1^${n}^` })
    if (reply === 'ack') acknowledged.push(String(n))
  }
  dialler.close()
  return acknowledged
}

test(`what was acknowledged survives ${rounds} × kill -9 in a burst, and nothing is there twice`, async () => {
  const { token, accounts } = await registerTown(server, { accounts: panels, units: [] })
  let over = false
  const reports = accounts.map((account) => report(account, () => over))

  for (let round = 0; round < rounds; round++) {
    await sleep(150 + Math.random() * 250)
    await server.kill()
    await server.restart()
  }
  await sleep(300)
  over = true

  let total = 0
  for (const [index, acknowledged] of (await Promise.all(reports)).entries()) {
    const kept = await allTexts(token, accounts[index]!)
    // Every message was repeated until it was acknowledged: each is there, and there once.
    expect(kept.toSorted()).toEqual(acknowledged.toSorted())
    total += acknowledged.length
  }
  expect(total).toBeGreaterThan(rounds * panels)
  console.log(`${total} signals acknowledged through ${rounds} × kill -9: none lost, none twice`)
}, 240_000)

const allTexts = async (token: string, account: string): Promise<string[]> => {
  const texts: string[] = []
  for (let path: string | undefined = `/api/signals?account=${account}&limit=1000`; path; ) {
    const answer: Response = await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } })
    texts.push(...((await answer.json()) as { text: string }[]).map(({ text }) => text))
    path = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1]
  }
  return texts
}
