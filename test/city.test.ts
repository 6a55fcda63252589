import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type ServerProcess, startServer } from './house/server-process.ts'

type Alarm = { class: string; status: string }
type Incident = { assignments: { clearedAt: string | null }[] }
type Unit = {
  id: string
  status: string
  position: [number, number] | null
  positionAt: string | null
  crew: string[]
  assignment: string | null
  shift: object | null
}

/** Long enough for a slow machine; what is waited for comes within seconds. */
const patience = { timeout: 90_000, interval: 500 }

/** The demo city as its own process, around a server that runs already: what it does, it does from outside. */
describe('the demo city', { timeout: 120_000 }, () => {
  let server: ServerProcess
  let token: string
  let city: ChildProcess
  let said = ''
  /** Closes the screen of the visitor. */
  const leaving = new AbortController()
  const get = <Answer>(path: string) => server.api<Answer>(token, 'GET', path)
  const alarms = async () => [
    ...(await get<Alarm[]>('/api/alarms?limit=1000')),
    ...(await get<Alarm[]>('/api/alarms?status=closed&limit=1000')),
  ]

  beforeAll(async () => {
    server = await startServer({ demo: true })
    token = (await server.yordam('token', 'create', '--role', 'supervisor', '--name', 'Test')).split('\n').at(-1)!
    const words = ['city/src/main.ts', '--attach', server.url, '--dc09-port', String(server.dc09Port), '--speed', '50']
    city = spawn(process.execPath, words, {
      cwd: join(import.meta.dirname, '..'),
      env: { ...process.env, YORDAM_DATA: server.data },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const output of [city.stdout!, city.stderr!]) output.setEncoding('utf8').on('data', (text) => (said += text))
  })
  afterAll(async () => {
    leaving.abort()
    if (city.exitCode === null) city.kill('SIGKILL')
    await server.remove()
  })

  test('comes to live there: panels report, operators work, crews go out and come back', async () => {
    await vi.waitFor(() => expect(said).toContain('take an alarm'), patience)
    expect(await get<unknown[]>('/api/accounts?limit=1000')).toHaveLength(600)
    await vi.waitFor(async () => {
      const [all, incidents] = [await alarms(), await get<Incident[]>('/api/incidents')]
      expect(all.length).toBeGreaterThan(15)
      expect(new Set(all.map((alarm) => alarm.class)).size).toBeGreaterThan(3)
      expect(all.some(({ status }) => status === 'closed')).toBe(true)
      const cleared = [...incidents, ...(await get<Incident[]>('/api/incidents?status=closed'))]
        .flatMap(({ assignments }) => assignments)
        .filter(({ clearedAt }) => clearedAt !== null)
      expect(cleared.length).toBeGreaterThan(0)
    }, patience)
    const units = await get<Unit[]>('/api/units')
    expect(units).toHaveLength(40)
    expect(units.filter(({ shift, positionAt }) => shift !== null && positionAt !== null).length).toBeGreaterThan(15)
    expect(units.filter(({ shift }) => shift === null).every(({ position }) => position === null)).toBe(true)
    expect(await get<unknown[]>('/api/stations')).toHaveLength(13)
    const { features } = await get<{ features: unknown[] }>('/api/map/ground')
    expect(features.length).toBeGreaterThan(5000)
  })

  test('brings its roads, by which the server reckons who is there first', async () => {
    await vi.waitFor(async () => {
      expect(await get('/api/roads')).toMatchObject({
        roads: { source: expect.stringMatching(/^anhorshahr-1-/), attribution: 'Anhorshahr, Yordam' },
      })
    }, patience)
    const { id } = await server.api<{ id: string }>(token, 'POST', '/api/incidents', {
      type: 'disturbance',
      priority: 4,
      place: { position: [69.25, 41.3], address: 'Bozor' },
    })
    await vi.waitFor(async () => {
      const { considered } = await get<{ considered: { method: string; metres: number | null }[] }>(
        `/api/incidents/${id}/recommendation`,
      )
      const placed = considered.filter(({ metres }) => metres !== null)
      expect(placed.length).toBeGreaterThan(10)
      expect(placed.filter(({ method }) => method !== 'road')).toEqual([])
    }, patience)
  })

  test('leaves a part of the queue to a visitor who has come in', async () => {
    const entered = await fetch(`${server.url}/api/demo/enter`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Yordam-Request': '1' },
      body: JSON.stringify({ person: 'demo-operator' }),
    })
    const cookie = entered.headers.getSetCookie().map((one) => one.split(';')[0])
    const screen = await fetch(`${server.url}/api/live`, {
      headers: { cookie: cookie.join('; ') },
      signal: leaving.signal,
    })
    expect(screen.status).toBe(200)
    await vi.waitFor(async () => {
      expect((await alarms()).some(({ status }) => status === 'waiting')).toBe(true)
    }, patience)
  })

  test('leaves a team to a visitor who begins a shift on it, until its end', async () => {
    const isFree = ({ status, shift }: Unit) => status === 'available' && shift !== null
    // Somebody may send it between the look and the press.
    const id = await vi.waitFor(async () => {
      const free = (await get<Unit[]>('/api/units')).find(isFree)!
      await server.api(token, 'POST', `/api/units/${free.id}/shift`, { crew: ['Visitor'] })
      return free.id
    }, patience)
    const unit = () => get<Unit>(`/api/units/${id}`)
    const [before, begun] = [(await alarms()).length, await unit()]
    expect(begun.crew).toEqual(['Visitor'])
    await vi.waitFor(async () => expect((await alarms()).length).toBeGreaterThan(before + 5), patience)
    expect(await unit()).toMatchObject({ crew: ['Visitor'], shift: begun.shift })
    // The operators may have sent it meanwhile: nobody goes home from a job.
    await vi.waitFor(async () => {
      const { assignment } = await unit()
      if (assignment) await server.api(token, 'POST', `/api/assignments/${assignment}/recall`, {})
      await server.api(token, 'POST', `/api/units/${id}/shift/end`, {})
    }, patience)
    await vi.waitFor(async () => expect((await unit()).crew).not.toContain('Visitor'), patience)
  })

  test('keeps the team of the demo for its visitor, presses none of its buttons, and drives where the visitor goes', async () => {
    const unit = () => get<Unit>('/api/units/T-07')
    const post = <Answer>(path: string, body: object = {}) => server.api<Answer>(token, 'POST', path, body)
    expect(await unit()).toMatchObject({ status: 'out-of-service', shift: null, position: null })
    await post('/api/units/T-07/shift', { crew: ['Visitor'] })
    const stands = await vi.waitFor(async () => {
      const { position } = await unit()
      expect(position).not.toBeNull()
      return position!
    }, patience)
    // The square in the middle, some kilometres from its station.
    const scene: [number, number] = [69.24, 41.31]
    const near = ([east, north]: [number, number]) => [east.toFixed(2), north.toFixed(2)]
    expect(near(stands)).not.toEqual(near(scene))
    // As urgent as can be: from less, the operators might free it for something else.
    const { id } = await post<{ id: string }>('/api/incidents', {
      type: 'disturbance',
      priority: 1,
      place: { position: scene, address: 'Bozor' },
    })
    // The operators may have sent it somewhere else already.
    const assignment = await vi.waitFor(async () => {
      const { assignment: other } = await unit()
      if (other) await post(`/api/assignments/${other}/recall`)
      return (await post<{ id: string }[]>(`/api/incidents/${id}/assignments`, { units: ['T-07'] }))[0]!.id
    }, patience)
    const before = (await alarms()).length
    await vi.waitFor(async () => expect((await alarms()).length).toBeGreaterThan(before + 2), patience)
    expect(await unit()).toMatchObject({ status: 'assigned', position: stands })
    await post(`/api/assignments/${assignment}/en-route`)
    await vi.waitFor(async () => expect(near((await unit()).position!)).toEqual(near(scene)), patience)
    expect(await unit()).toMatchObject({ status: 'en-route', crew: ['Visitor'] })
    await vi.waitFor(async () => {
      const { assignment: other } = await unit()
      if (other) await post(`/api/assignments/${other}/recall`)
      await post('/api/units/T-07/shift/end')
    }, patience)
    expect(await unit()).toMatchObject({ shift: null, position: null })
  })

  test('goes on when the server was killed and comes back', async () => {
    await server.kill()
    await server.restart()
    const [before, since] = [(await alarms()).length, new Date().toISOString()]
    await vi.waitFor(async () => {
      expect((await alarms()).length).toBeGreaterThan(before + 3)
      const units = await get<Unit[]>('/api/units')
      const staffed = units.filter(({ shift }) => shift !== null)
      expect(staffed.every(({ positionAt }) => positionAt !== null && positionAt > since)).toBe(true)
    }, patience)
    expect(city.exitCode).toBeNull()
  })

  test('ends when it is asked to, without a word of complaint', async () => {
    const ended = once(city, 'exit')
    city.kill('SIGINT')
    expect(await ended).toEqual([0, null])
    expect(said.split('take an alarm').at(-1)).toBe('. Ctrl+C ends the demo.\n\n')
  })
})
