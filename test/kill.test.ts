import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { allZones, reportUntil } from './house/panels.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'
import { registerTown } from './house/town.ts'

const rounds = 10
const panels = 8

let server: ServerProcess
afterEach(() => server.remove())

/** Panels report without a pause while `strike` does its worst, ten times; then everything is counted. */
const surviving = async (strike: () => Promise<void>): Promise<number> => {
  server = await startServer()
  const { token, accounts } = await registerTown(server, { accounts: panels, units: [] })
  let over = false
  const reports = accounts.map((account) => reportUntil(server, account, () => over))
  for (let round = 0; round < rounds; round++) {
    await sleep(150 + Math.random() * 250)
    await strike()
  }
  await sleep(300)
  over = true
  let total = 0
  for (const [index, acknowledged] of (await Promise.all(reports)).entries()) {
    const kept = await allZones(server, token, accounts[index]!)
    // Every message was repeated until it was acknowledged: each is there, and there once.
    expect(kept.toSorted()).toEqual(acknowledged.toSorted())
    total += acknowledged.length
  }
  return total
}

test(`the server is killed ${rounds} times in a burst: nothing acknowledged is lost, nothing is there twice`, async () => {
  const total = await surviving(async () => {
    await server.kill()
    await server.restart()
  })
  expect(total).toBeGreaterThan(rounds * panels)
  console.log(`${total} signals through ${rounds} × kill -9 of the server: none lost, none twice`)
}, 240_000)

test(`its PostgreSQL is killed ${rounds} times in a burst: it comes back by itself, nothing is lost or there twice`, async () => {
  const total = await surviving(async () => {
    const recoveries = timesRecovered()
    process.kill(postmasterOf(server), 'SIGKILL')
    while (timesRecovered() === recoveries) await sleep(20)
  })
  expect(total).toBeGreaterThan(rounds * panels)
  console.log(`${total} signals through ${rounds} × kill -9 of PostgreSQL: none lost, none twice`)
}, 240_000)

/** The server says which process its database is. */
const postmasterOf = (of: ServerProcess): number =>
  Number([...of.output().matchAll(/PostgreSQL, process (\d+)/g)].at(-1)?.[1])

const timesRecovered = (): number => server.output().split('journal: up').length
