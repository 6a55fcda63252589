import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { listen } from '../fixtures/event-stream.ts'

let at: TestCentre
beforeAll(async () => {
  at = await openTestCentre()
})
afterAll(() => at?.close())

const area = {
  type: 'Polygon',
  coordinates: [
    [
      [69, 41],
      [70, 41],
      [70, 42],
      [69, 41],
    ],
  ],
}
const chorsu = { id: 'chorsu', name: 'Chorsu', position: [69.5, 41.5], area }

test('a station that is put is there for all, and at once on the screens', async () => {
  const clerk = await at.as('supervisor')
  const token = await at.tokenOf('operator')
  const screen = await listen(`${await at.serve()}/api/live`, { authorization: `Bearer ${token}` })
  expect((await screen.next('reset')).data.stations).toEqual([])
  expect(await clerk('PUT', '/api/stations/chorsu', chorsu)).toMatchObject({ status: 200, body: chorsu })
  expect((await screen.next('delta')).data.stations).toEqual([chorsu])
  screen.close()
  expect((await (await at.as('crew', 'T-11'))('GET', '/api/stations')).body).toEqual([chorsu])
})

test('what is not a station is refused, and says where', async () => {
  const clerk = await at.as('supervisor')
  const open = { ...area, coordinates: [area.coordinates[0]!.slice(0, 3).concat([[69.1, 41]])] }
  const [one, two, three] = area.coordinates[0]!
  const bow = { ...area, coordinates: [[one, three, two, [69, 42], one]] }
  for (const [form, path] of [
    [{ ...chorsu, area: open }, '/area/coordinates/0'],
    [{ ...chorsu, area: bow }, '/area/coordinates/0'],
    [{ ...chorsu, area: { type: 'Point', coordinates: [69, 41] } }, '/area/type'],
    [{ ...chorsu, name: ' ' }, '/name'],
  ] as const) {
    const { status, body } = await clerk('PUT', '/api/stations/chorsu', form)
    expect([status, body.code]).toEqual([400, 'bad-request'])
    expect(body.detail.issues.map((issue: { path: string }) => issue.path)).toContain(path)
  }
  expect(await clerk('PUT', '/api/stations/other', chorsu)).toMatchObject({ status: 400 })
})
