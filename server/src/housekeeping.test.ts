import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from './fixtures/house.ts'
import { anna, now } from './fixtures/people.ts'
import { frame, incidentAsked, openIncident, registerAccount, registerUnit } from './fixtures/scene.ts'
import { signal } from './fixtures/signals.ts'
import { endRetentions } from './housekeeping.ts'
import { incidentKind } from './incidents/evolve.ts'
import { send } from './messages/command.ts'
import { command as askUnit } from './units/command.ts'
import type { UnitCommand } from './units/unit.ts'

let at: TestHouse
beforeAll(async () => {
  at = await openTestHouse()
})
afterAll(() => at?.close())

const days = (count: number): number => now + count * 86_400_000

test('what is kept for a time can be read until then, and never again; what happened stays', async () => {
  const { house, journal, pool } = at
  await registerAccount(house)
  await registerUnit(house, 'T-11', { crew: ['Otabek'] })
  await frame(house, '1234', [signal('OP', { user: '12', zone: null })], { now })
  const [over, still] = [await openIncident(house, [], anna, { now }), await openIncident(house, [], anna, { now })]
  await incidentAsked(house, over, { type: 'note', by: anna, text: 'for the record' }, { now })
  await incidentAsked(house, over, { type: 'resolve', by: anna, disposition: 'handled' }, { now })
  await incidentAsked(house, over, { type: 'close', by: anna }, { now })

  const place = async (id: string) => journal.vault!.open((await house.fetch(incidentKind, id))!.place)
  const parts = async (stream: string, type: string) => {
    const { private: sealed } = (await journal.readStream(stream)).find((event) => event.type === type)!
    return Object.values(sealed!).map((part) => journal.vault!.open(part))
  }
  const signals = () => parts('signal:1234', 'signal-received')
  const door = () => parts('premises:1-1', 'premises-registered')
  const note = () => parts(`incident:${over}`, 'incident-noted')

  await endRetentions(journal, pool, days(30))
  expect([await place(over), await place(still)]).toEqual([expect.anything(), expect.anything()])
  await endRetentions(journal, pool, days(30) + 1)
  expect([await place(over), await place(still)]).toEqual([undefined, expect.anything()])
  expect([await note(), await signals()]).toEqual([['for the record'], [expect.anything()]])

  // The month of the signal is March; 90 days after it is June 30.
  await endRetentions(journal, pool, Date.UTC(2026, 5, 30) - 1)
  expect(await signals()).toEqual([expect.anything()])
  await endRetentions(journal, pool, Date.UTC(2026, 5, 30))
  expect(await signals()).toEqual([undefined])
  expect([await note(), await door()]).toEqual([['for the record'], [expect.anything()]])

  const ended = (await journal.readStream('retention')).map(({ body }) => `${body.subject} ${body.retention}`)
  expect(ended).toEqual([`incident:${over} incident`, 'account:1234 signal/2026-03'])
  expect(await journal.readStream(`incident:${over}`)).toHaveLength(4)
  expect(await endRetentions(journal, pool, Date.UTC(2026, 5, 30))).toBe(0)
})

test('who was on a unit, what was wrong on it, and where it called from end 90 days after the month; what was written, later', async () => {
  const { house, journal, pool } = at
  await registerUnit(house, 'T-20')
  const equipment = [{ item: 'lamp', ok: false, note: 'Sobir lost it' }]
  const ask = (asked: UnitCommand) => house.commit(anna, (work) => askUnit(work, 'T-20', asked), { now })
  await ask({ type: 'start-shift', by: anna, crew: ['Sobir'], equipment })
  await ask({ type: 'raise-distress', by: anna, place: { position: [69.2, 41.2], address: 'T-20' } })
  await ask({ type: 'end-distress', by: anna, reason: 'Sobir is safe' })
  const sending = { fromUnit: 'T-20', to: { everybody: 'desk' }, text: 'Sobir is ill' } as const
  const { message } = (await house.commit(anna, (work) => send(work, sending), { now })).answer

  const partsOf = async (stream: string) =>
    (await journal.readStream(stream)).flatMap(({ private: sealed = {} }) =>
      Object.values(sealed).map((part) => journal.vault!.open(part)),
    )
  const crew = async () => (await partsOf('unit:T-20')).slice(1, 4)
  const written = async () => [(await partsOf('unit:T-20')).at(-1), ...(await partsOf(`message:${message}`))]
  const place = { position: [69.2, 41.2], address: 'T-20' }
  await endRetentions(journal, pool, Date.UTC(2026, 5, 30) - 1)
  expect(await crew()).toEqual([['Sobir'], equipment, place])
  await endRetentions(journal, pool, Date.UTC(2026, 5, 30))
  expect(await crew()).toEqual([undefined, undefined, undefined])
  expect(await written()).toEqual(['Sobir is safe', 'Sobir is ill'])
  // The record of a month in March 2026 ends 5 × 365 days after it.
  await endRetentions(journal, pool, Date.UTC(2026, 3, 1) + 5 * 365 * 86_400_000)
  expect(await written()).toEqual([undefined, undefined])
})
