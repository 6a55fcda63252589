import { sealBytes } from '@yordam/journal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, incident, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { exif, picture, segment, withSegments } from './fixtures/picture.ts'
import { endRetentions } from './housekeeping.ts'
import { PhotoStore } from './photos/store.ts'

/** Photographs of an incident: sealed with it, shown to whom it concerns, and gone with it. */

let at: TestCentre
let desk: Ask
let crew: Ask
let stranger: Ask
let store: PhotoStore
beforeAll(async () => {
  at = await openTestCentre()
  desk = await at.as('dispatcher')
  for (const id of ['T-11', 'T-12']) await desk('POST', '/api/units', { id, capabilities: ['patrol'] })
  crew = await at.as('crew', 'T-11')
  stranger = await at.as('crew', 'T-12')
  store = new PhotoStore(at.pool, at.centre.journal.vault!)
})
afterAll(() => at?.close())

/** An incident to which T-11 is sent, done with the one before. */
const job = async (): Promise<string> => {
  const { assignment } = (await desk('GET', '/api/units/T-11')).body
  if (assignment) await crew('POST', `/api/assignments/${assignment}/clear`)
  const { id } = (await desk('POST', '/api/incidents', incident)).body
  await desk('POST', `/api/incidents/${id}/assignments`, { units: ['T-11'] })
  return id
}
const done = async (id: string): Promise<void> => {
  await crew('POST', `/api/assignments/${id}.1/clear`)
  await desk('POST', `/api/incidents/${id}/resolve`, { disposition: 'handled' })
  await desk('POST', `/api/incidents/${id}/close`)
}
const send = (ask: Ask, id: string, bytes: Buffer = picture, headers = {}, query = '') =>
  ask('POST', `/api/incidents/${id}/photos${query}`, bytes, { 'content-type': 'image/jpeg', ...headers })
const rows = async (id: string) =>
  (await at.pool.query('select id, sealed from pictures.photo where incident = $1', [id])).rows

describe('a photograph', () => {
  test('of a crew stands in its incident, its timeline, and can be looked at; what the camera knew cannot', async () => {
    const id = await job()
    const { status, body } = await send(crew, id, withSegments(exif('II', 1), segment(0xfe, 'OTABEK')))
    expect({ status, body }).toMatchObject({ status: 201, body: { incident: id, width: 24, height: 16 } })
    expect((await desk('GET', `/api/incidents/${id}`)).body.photos).toEqual([
      { id: body.id, at: body.at, by: expect.objectContaining({ role: 'crew' }), unit: 'T-11' },
    ])
    expect((await desk('GET', `/api/incidents/${id}/timeline`)).body.at(-1)).toMatchObject({
      type: 'photo-added',
      lane: 'unit',
      unit: 'T-11',
    })
    for (const ask of [desk, crew]) {
      const answer = await ask('GET', `/api/photos/${body.id}`)
      expect(answer.headers).toMatchObject({ 'content-type': 'image/jpeg' })
      expect(answer.bytes).toEqual(picture)
    }
  })

  test('is sealed where it is kept', async () => {
    const id = await job()
    await send(crew, id)
    const [{ sealed }] = await rows(id)
    expect(sealed.includes(picture.subarray(20, 60))).toBe(false)
    expect(sealed.length).toBeGreaterThan(picture.length)
  })

  test('that was taken in a tunnel has the time of then', async () => {
    const id = await job()
    const pressed = new Date(Date.now() - 600_000).toISOString()
    expect((await send(crew, id, picture, {}, `?at=${encodeURIComponent(pressed)}`)).body.at).toBe(pressed)
    expect(await send(crew, id, picture, {}, '?at=2020-01-01T00:00:00Z')).toMatchObject({
      status: 400,
      body: { code: 'bad-time' },
    })
  })

  test('sent twice under one key is one photograph, in the incident and where it is kept', async () => {
    const id = await job()
    const headers = { 'idempotency-key': 'one-photograph' }
    const [first, again] = [await send(crew, id, picture, headers), await send(crew, id, picture, headers)]
    expect(again).toMatchObject({
      status: 201,
      headers: { 'idempotent-replayed': 'true' },
      body: { id: first.body.id },
    })
    expect(await rows(id)).toHaveLength(1)
    const other = withSegments(exif('II', 6))
    expect(await send(crew, id, other, headers)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    })
    expect(await rows(id)).toHaveLength(1)
  })
})

describe('nobody else', () => {
  test('sees it, or adds one: not another crew, nor who has no business with incidents', async () => {
    const id = await job()
    const { body } = await send(crew, id)
    for (const answer of [await send(stranger, id), await stranger('GET', `/api/photos/${body.id}`)])
      expect(answer).toMatchObject({ status: 403, body: { code: 'not-your-incident' } })
    const analyst = await at.as('analyst')
    for (const answer of [await send(analyst, id), await analyst('GET', `/api/photos/${body.id}`)])
      expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
    expect((await at.stranger('GET', `/api/photos/${body.id}`)).status).toBe(401)
    expect(await rows(id)).toHaveLength(1)
  })

  test('is told of photographs that do not exist', async () => {
    for (const id of ['1', '00000000-0000-0000-0000-000000000000', "'or'1", '..'])
      expect((await desk('GET', `/api/photos/${encodeURIComponent(id)}`)).status).toBeGreaterThanOrEqual(400)
    expect(await send(desk, '1-999')).toMatchObject({ status: 404, body: { code: 'incident-not-found' } })
  })
})

describe('is refused', () => {
  test.each<[string, Buffer, object, number, string]>([
    ['what is no photograph', Buffer.from('GIF89a'), {}, 400, 'not-a-photograph'],
    ['nothing', Buffer.alloc(0), {}, 400, 'not-a-photograph'],
    ['what calls itself something else', picture, { 'content-type': 'image/png' }, 415, 'unsupported-media-type'],
    ['JSON', Buffer.from('{}'), { 'content-type': 'application/json' }, 415, 'unsupported-media-type'],
    ['more than 3 MB', Buffer.alloc(3 * 1024 * 1024 + 1), {}, 413, 'too-large'],
  ])('%s', async (_name, bytes, headers, status, code) => {
    const id = await job()
    expect(await send(crew, id, bytes, headers)).toMatchObject({ status, body: { code } })
    expect(await rows(id)).toEqual([])
  })

  test('one for an incident that is closed', async () => {
    const id = await job()
    await done(id)
    expect(await send(desk, id)).toMatchObject({ status: 409, body: { code: 'incident-closed' } })
    expect(await rows(id)).toEqual([])
  })
})

describe('the end of a photograph', () => {
  const days = (count: number): number => Date.now() + count * 86_400_000

  test('comes with the key of its incident: it cannot be opened any more, and then it is gone', async () => {
    const [over, still] = [await job(), await job()]
    const [photo, other] = [(await send(crew, over)).body.id, (await send(crew, still)).body.id]
    await done(over)
    await endRetentions(at.centre.journal, at.pool, days(31))
    expect(await desk('GET', `/api/photos/${photo}`)).toMatchObject({ status: 404, body: { code: 'photo-not-found' } })
    await store.sweep(days(31))
    expect(await rows(over)).toEqual([])
    expect((await desk('GET', `/api/photos/${other}`)).bytes).toEqual(picture)
  })

  test('that a crash left without an event is swept away after an hour, and no other', async () => {
    const id = await job()
    const kept = (await send(crew, id)).body.id
    const orphan = '11111111-2222-4333-8444-555555555555'
    await store.keep(orphan, id, sealBytes(store.keyOf(id, Date.now()), picture), Date.now())
    expect((await desk('GET', `/api/photos/${orphan}`)).status).toBe(404)
    await store.sweep(Date.now() + 3_500_000)
    expect(await rows(id)).toHaveLength(2)
    expect(await store.sweep(Date.now() + 3_700_000)).toBe(1)
    expect((await rows(id)).map((row) => row.id)).toEqual([kept])
  })
})
