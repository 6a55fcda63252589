import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Ask, openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { type Listener, listen } from '../fixtures/event-stream.ts'
import { Clock } from '../platform/clock.ts'
import type { Role } from '../platform/identity/rights.ts'
import { Presence } from '../platform/presence.ts'
import { theHouse } from '../platform/words.ts'
import { dueNow } from '../timers.ts'
import { ask } from './command.ts'

/** What nobody does alone: asked for by one administrator, done when another one has looked at it. */

let at: TestCentre
let url: string
let aziza: Ask
let bahrom: Ask
beforeAll(async () => {
  at = await openTestCentre()
  url = await at.serve()
  aziza = await sitting('aziza')
  bahrom = await sitting('bahrom')
})
afterAll(() => at?.close())

/** Somebody at a browser. */
const sitting = async (id: string, role: Role = 'administrator'): Promise<Ask> => {
  const session = await at.centre.identity.people.let({ id, name: id, role, unit: null }, 'session')
  return (method, path, body, headers = {}) =>
    at.stranger(method, path, body, { cookie: `yordam_session=${session}`, 'yordam-request': '1', ...headers })
}

const form = { name: 'Back-up of the city', reason: 'The city keeps a copy' }
const path = '/api/tokens/administrators'
const asked = async (by: Ask = aziza): Promise<{ approval: string; token: string }> => {
  const { status, body } = await by('POST', path, form)
  expect(status).toBe(202)
  return body
}
const approve = (by: Ask, id: string): Promise<Answer> => by('POST', `/api/approvals/${id}/approve`)
const statusOf = async (token: string): Promise<number> =>
  (await at.stranger('GET', '/api/tokens', undefined, { authorization: `Bearer ${token}` })).status
const eventsOf = async (id: string) => (await at.centre.journal.readStream(`approval:${id}`)).map(({ type }) => type)
const tokensNamed = async (): Promise<{ name: string; madeBy: { id: string } }[]> =>
  (await aziza('GET', '/api/tokens')).body.filter(({ name }: { name: string }) => name === form.name)

/** Somebody who works here, at a browser, and what they are shown as it changes. */
const inOffice = async (
  login: string,
  role: Role,
): Promise<{ readonly id: string; readonly ask: Ask; readonly screen: Listener }> => {
  const { body: person } = await (await at.shell())('POST', '/api/staff', { login, name: login, role, unit: null })
  const session = await at.centre.identity.people.let({ id: person.id, name: login, role, unit: null }, 'session')
  const cookie = `yordam_session=${session}`
  return {
    id: person.id,
    ask: (method, path, body) => at.stranger(method, path, body, { cookie, 'yordam-request': '1' }),
    screen: await listen(`${url}/api/approvals/live`, { cookie }),
  }
}

describe('what nobody does alone', () => {
  test('is not done when it is asked for: the token is good for nothing yet', async () => {
    const { approval, token } = await asked()
    expect(token).toMatch(/^token_1_/)
    expect(await statusOf(token)).toBe(401)
    expect(await tokensNamed()).toEqual([])
    expect((await aziza('GET', '/api/approvals')).body).toContainEqual({
      id: approval,
      status: 'waiting',
      action: 'token:create-administrator',
      about: { name: form.name, days: 365 },
      reason: form.reason,
      by: { id: 'aziza', name: 'aziza', role: 'administrator' },
      at: expect.any(String),
      endsAt: expect.any(String),
      whom: null,
      decidedBy: null,
    })
  })

  test('needs a reason', async () => {
    expect(await aziza('POST', path, { name: form.name })).toMatchObject({ status: 400, body: { code: 'bad-request' } })
  })

  test('is not approved by who asked for it, on whatever browser they sit', async () => {
    const { approval, token } = await asked()
    for (const by of [aziza, await sitting('aziza')])
      expect(await approve(by, approval)).toMatchObject({ status: 409, body: { code: 'approval-by-asker' } })
    expect(await statusOf(token)).toBe(401)
  })

  test('is not approved by a program, which has no eyes', async () => {
    const { approval, token } = await asked()
    const program = await at.as('administrator')
    expect(await approve(program, approval)).toMatchObject({ status: 403, body: { code: 'no-eyes' } })
    expect(await statusOf(token)).toBe(401)
  })

  test('is neither shown to nor approved by who may not do it themselves', async () => {
    const { approval } = await asked()
    const lead = await sitting('lola', 'supervisor')
    expect((await lead('GET', '/api/approvals')).body).toEqual([])
    expect(await approve(lead, approval)).toMatchObject({ status: 404, body: { code: 'approval-not-found' } })
    const refusal = await lead('POST', `/api/approvals/${approval}/refuse`, { reason: 'No' })
    expect(refusal).toMatchObject({ status: 404, body: { code: 'approval-not-found' } })
  })

  test('is done when somebody else approves it, in the name of who asked, and both are on the record', async () => {
    const { approval, token } = await asked()
    expect(await approve(bahrom, approval)).toMatchObject({
      status: 200,
      body: { status: 'done', by: { id: 'aziza' }, decidedBy: { id: 'bahrom' } },
    })
    expect(await statusOf(token)).toBe(200)
    expect(await tokensNamed()).toMatchObject([{ madeBy: { id: 'aziza' } }])
    const events = await at.centre.journal.readStream(`approval:${approval}`)
    expect(events).toMatchObject([
      { type: 'approval-asked', body: { by: { id: 'aziza' } } },
      { type: 'approval-given', body: { by: { id: 'bahrom' } } },
      { type: 'approval-carried-out' },
    ])
    expect(JSON.stringify(events.map(({ body }) => body))).not.toContain(form.reason)
  })

  test('is done once, however often and by however many it is approved', async () => {
    const before = (await tokensNamed()).length
    const { approval } = await asked()
    const chori = await sitting('chori')
    const answers = await Promise.all([bahrom, chori, bahrom].map((by) => approve(by, approval)))
    for (const { status, body } of answers) expect([status, body.by?.id]).toEqual([200, 'aziza'])
    expect((await approve(chori, approval)).body.status).toBe('done')
    expect((await tokensNamed()).length).toBe(before + 1)
    expect(await eventsOf(approval)).toEqual(['approval-asked', 'approval-given', 'approval-carried-out'])
  })

  test('is not done when it was refused, nor approved after that', async () => {
    const { approval, token } = await asked()
    const refused = await bahrom('POST', `/api/approvals/${approval}/refuse`, { reason: 'Nobody knows that program' })
    expect(refused).toMatchObject({ status: 200, body: { status: 'refused', decidedBy: { id: 'bahrom' } } })
    expect(await approve(bahrom, approval)).toMatchObject({ status: 409, body: { code: 'approval-refused' } })
    expect(await statusOf(token)).toBe(401)
  })

  test('is taken back by who asked for it', async () => {
    const { approval } = await asked()
    expect(await aziza('POST', `/api/approvals/${approval}/refuse`, { reason: 'By mistake' })).toMatchObject({
      body: { status: 'refused', decidedBy: { id: 'aziza' } },
    })
  })

  test('is not done when who asked may not do it any more', async () => {
    const gone = await sitting('davron')
    const { approval, token } = await asked(gone)
    await at.centre.identity.endAll('davron')
    expect(await approve(bahrom, approval)).toMatchObject({ status: 409, body: { code: 'asker-may-not' } })
    await at.centre.identity.people.let({ id: 'davron', name: 'davron', role: 'operator', unit: null }, 'session')
    expect(await approve(bahrom, approval)).toMatchObject({ status: 409, body: { code: 'asker-may-not' } })
    expect(await statusOf(token)).toBe(401)
  })

  test('has to be asked for again after a day', async () => {
    const { approval } = await asked()
    const { endsAt } = (await aziza('GET', '/api/approvals')).body.find(({ id }: { id: string }) => id === approval)
    const errors: unknown[] = []
    const { house } = at.centre
    const clock = new Clock(
      (now) => dueNow(house, new Presence(now), now),
      (error) => errors.push(error),
    )
    await clock.tick(Date.parse(endsAt) - 1)
    expect(await eventsOf(approval)).toEqual(['approval-asked'])
    await clock.tick(Date.parse(endsAt))
    expect(await eventsOf(approval)).toEqual(['approval-asked', 'approval-expired'])
    expect(await approve(bahrom, approval)).toMatchObject({ status: 409, body: { code: 'approval-expired' } })
    expect(errors).toEqual([])
  })

  test('is done at once from the shell of the machine: who has that has the database', async () => {
    const shell = { id: 'command-line', name: 'Command line', role: 'administrator', unit: null } as const
    const command = await at.centre.identity.people.let(shell, 'command')
    const { status, body } = await at.stranger('POST', path, form, { authorization: `Bearer ${command}` })
    expect(status).toBe(201)
    expect(await statusOf(body.token)).toBe(200)
  })

  test('leaves the secret nowhere, waiting or done', async () => {
    const [waiting, done] = [await asked(), await asked()]
    await approve(bahrom, done.approval)
    const { rows } = await at.pool.query(`
      select e::text as row from journal.event e union all select a::text from board.approval a
      union all select t::text from board.token t union all select p::text from identity.pass p`)
    const all = rows.map(({ row }) => row).join('\n')
    expect(all).toContain(`approval:${waiting.approval}`)
    for (const { token } of [waiting, done]) expect(all).not.toContain(token)
    expect(all).not.toContain(form.reason)
  })
})

/** What a screen is told next of requests: not every delta is about one. */
const told = async (screen: Listener): Promise<readonly { readonly status: string }[]> => {
  const { approvals = [] } = (await screen.next('delta')).data
  return approvals.length > 0 ? approvals : told(screen)
}

/** What a screen is told of a request that is being done. */
const ended = async (screen: Listener): Promise<unknown> => {
  const [first] = await told(screen)
  return first!.status === 'approved' ? ended(screen) : first
}

describe('on the screens', () => {
  test('it stands at once before who asked and who may approve it, with whom it is done, and before nobody else', async () => {
    const [asker, approver, lead, lost] = [
      await inOffice('erkin', 'administrator'),
      await inOffice('farida', 'administrator'),
      await inOffice('gulnora', 'supervisor'),
      // Whose keys are taken away is cut off some time after: nothing is heard on their screen.
      await inOffice('hamid', 'supervisor'),
    ]
    lost.screen.close()
    for (const { screen } of [asker, approver, lead]) await screen.next('reset')
    const { body } = await asker.ask('POST', `/api/staff/${lost.id}/recover`, { reason: 'Lost the badge' })
    const waiting = {
      id: body.approval,
      status: 'waiting',
      whom: { login: 'hamid', name: 'hamid' },
      by: { id: asker.id },
    }
    for (const { screen } of [asker, approver]) expect(await told(screen)).toMatchObject([waiting])

    expect((await approve(approver.ask, body.approval)).status).toBe(200)
    for (const { screen } of [asker, approver])
      expect(await ended(screen)).toMatchObject({ ...waiting, status: 'done', decidedBy: { id: approver.id } })
    // Whatever they had been told, it stands before the next thing that concerns them.
    await at.centre.house.commit(theHouse, (work) =>
      ask(work, { action: 'handover:sign', route: 'POST /api/none', request: { params: {}, body: {}, ready: null } }),
    )
    expect(await told(lead.screen)).toMatchObject([{ action: 'handover:sign' }])
    for (const { screen } of [asker, approver, lead]) screen.close()
  })
})
