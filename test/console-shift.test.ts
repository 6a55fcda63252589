import { createDialler } from '@yordam/dc09'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seriousFaults } from './browser/axe.ts'
import { openBrowser } from './browser/chromium.ts'
import { freezeDatabase } from './house/database.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'
import { registerTown, type Town } from './house/town.ts'

/** A shift at the console of a demonstration: from the test of the sound to what happened while nobody looked. */

interface Assignment {
  readonly id: string
}
interface Message {
  readonly text: string
  readonly read: readonly unknown[]
}

let server: ServerProcess
let town: Town
let browser: Browser
let context: BrowserContext
let page: Page
/** The phones of two crews. */
let crews: Readonly<Record<'T-01' | 'T-02', string>>
let incident: string

/** Somebody who has only a keyboard. */
const press = (...keys: readonly string[]) =>
  keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())
const type = (text: string) => page.keyboard.type(text)
/** Two cores do much at once here. */
const seen = (testId: string) => page.getByTestId(testId)
const row = (text: string) => seen('queue').getByRole('option', { name: text })
const guide = (step: string) => page.locator(`[data-testid="guide"][data-step="${step}"]`)
/** Loads the page anew; keys count from when it knows what is open. */
const loadAnew = async () => {
  await page.reload()
  await page.locator('[data-testid="live"][data-state="live"]').waitFor()
}
/** What the browser keeps of what was typed. */
const stored = () => page.evaluate('JSON.stringify(localStorage)')

/** Types into the palette, and takes what is meant when it is what Enter takes. */
const find = async (text: string, line: RegExp): Promise<void> => {
  await press('Control+k')
  await seen('palette').waitFor()
  await type(text)
  await page.locator('#palette-list [aria-selected="true"]', { hasText: line }).waitFor()
  await press('Enter')
}

/** Nothing is open there: the auditor will read why it was looked up. */
const saidWhy = async (): Promise<void> => {
  await seen('reason').waitFor()
  await press('1')
}

const report = async (account: string, code: string): Promise<void> => {
  const panel = createDialler({ host: '127.0.0.1', port: server.dc09Port, transport: 'tcp', account })
  await panel.send({ data: `#${account}|Nri1/${code}1` })
  panel.close()
}

const crew = <Answer>(unit: keyof typeof crews, method: string, path: string, body?: unknown) =>
  server.api<Answer>(crews[unit], method, path, body)

/** What the crew of T-01 presses on its phone. */
const crewReports = async (step: string): Promise<void> => {
  const { assignments } = await crew<{ assignments: Assignment[] }>('T-01', 'GET', `/api/incidents/${incident}`)
  await crew('T-01', 'POST', `/api/assignments/${assignments[0]!.id}/${step}`, {})
}

const tokenOf = async (unit: string) =>
  (await server.yordam('token', 'create', '--role', 'crew', '--unit', unit)).split('\n').at(-1)!

beforeAll(async () => {
  server = await startServer({ screens: true, demo: true })
  town = await registerTown(server, { accounts: 8 })
  crews = { 'T-01': await tokenOf('T-01'), 'T-02': await tokenOf('T-02') }
  // As browsers come: they hold sound back until somebody has pressed something.
  browser = await openBrowser('--autoplay-policy=document-user-activation-required')
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en' })
  const door = await context.newPage()
  await door.goto(server.url)
  await door.locator('[data-person="demo-operator"]').press('Enter')
  await door.waitForURL('**/console')
  await door.close()
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

describe('at the start of a shift', () => {
  test('it is said that the browser holds the sound back, until a key is pressed', async () => {
    await page.goto(`${server.url}/console`)
    // What else looks into the page counts as somebody who presses something.
    const onlooker = await context.newCDPSession(page)
    const isOff = async () => {
      const expression = `document.querySelector('[data-testid="sound-off"]') !== null`
      return (await onlooker.send('Runtime.evaluate', { expression, userGesture: false })).result.value
    }
    await expect.poll(isOff).toBe(true)
    await press('ArrowDown')
    await expect.poll(isOff).toBe(false)
    await seen('sound-untested').waitFor()
  })

  /** Answers for each sound in its turn. */
  const answerSounds = async (answers: Readonly<Record<string, string>>) => {
    for (const [kind, answer] of Object.entries(answers)) {
      await page.locator(`[data-testid="sound-test"][data-kind="${kind}"]`).waitFor()
      await press(answer)
    }
  }

  test('each sound is heard or not, by key, and what was not heard is still to be tested', async () => {
    await find('sound test', /Sound test/)
    await answerSounds({ new: '1', late: '1', mine: '2', message: '1', distress: '1' })
    await seen('sound-test').getByText('Not heard: something of mine').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await seen('sound-untested').waitFor()
  })

  test('once all are heard the reminder is gone, also from a page that is loaded anew', async () => {
    await page.getByRole('button', { name: 'Again' }).press('Enter')
    await answerSounds({ new: '1', late: '1', mine: '1', message: '1', distress: '1' })
    await seen('sound-test').getByText('All heard').waitFor()
    await press('Escape')
    await expect.poll(() => seen('sound-untested').count()).toBe(0)
    await loadAnew()
    await press('ArrowDown')
    await expect.poll(() => seen('sound-off').count()).toBe(0)
    expect(await seen('sound-untested').count()).toBe(0)
  })
})

describe('who is new here', () => {
  test('is led to take an alarm, to make an incident of it and to send the nearest team', async () => {
    await guide('take').waitFor()
    await report(town.accounts[0]!, 'PA')
    await row('Qatortol 1').waitFor()
    await press('Space')
    await guide('incident').waitFor()
    await page.locator('[data-event="signal-received"]', { hasText: 'Panel: Panic alarm (PA)' }).waitFor()
    await press('Enter')
    await guide('send').waitFor()
    incident = (await seen('incident').getAttribute('data-incident'))!
    await page.getByRole('button', { name: /Send T-01\s*Enter/ }).waitFor()
    await press('Enter')
    await guide('watch').waitFor()
    await seen('approach').getByText('T-01').waitFor()
  })

  test('reads how far the crew has come, and what comes next', async () => {
    await seen('rest').getByText('Sent: T-01').waitFor()
    await crewReports('acknowledge')
    await crewReports('en-route')
    await seen('rest').getByText('On the way: T-01').waitFor()
    await crewReports('on-scene')
    await seen('rest').getByText('On scene: T-01').waitFor()
    await guide('resolve').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  test('is led back to it from another alarm that was taken meanwhile, before a key does something to that', async () => {
    await report(town.accounts[1]!, 'WA')
    await row('Qatortol 2').waitFor()
    await press('Space')
    await guide('resolve').getByText('Qatortol 1').waitFor()
    await seen('guide-back').getByText('Alt 1').waitFor()
    await press('Alt+1')
    await expect.poll(() => seen('incident').getAttribute('data-incident')).toBe(incident)
    await expect.poll(() => seen('guide-back').count()).toBe(0)
    await expect.poll(() => seen('queue-mine').textContent()).toContain('Qatortol 2')
    await press('Alt+2')
    await page.getByRole('button', { name: /Close/ }).first().waitFor()
    await press('x')
    await page.locator('[data-question="close"]').waitFor()
    await press('1')
    await expect.poll(() => row('Qatortol 2').count()).toBe(0)
    await press('Alt+1')
    await expect.poll(() => seen('incident').getAttribute('data-incident')).toBe(incident)
  })
})

describe('a crew on scene', () => {
  test('sends a picture that is seen, small and large', async () => {
    const picture = await page.screenshot({ type: 'jpeg', clip: { x: 0, y: 0, width: 320, height: 200 } })
    const answer = await fetch(`${server.url}/api/incidents/${incident}/photos`, {
      method: 'POST',
      headers: { authorization: `Bearer ${crews['T-01']}`, 'content-type': 'image/jpeg' },
      body: new Uint8Array(picture),
    })
    expect(answer.status).toBe(201)
    const width = () => page.evaluate(`document.querySelector('[data-testid="photos"] img')?.naturalWidth`)
    await expect.poll(width).toBe(320)
    await seen('photos').getByRole('button').press('Enter')
    await page.getByRole('dialog', { name: 'Photograph by T-01' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await seen('incident').waitFor()
  })

  test('writes to the desk, which sees that there is something to read, reads it and answers', async () => {
    await crew('T-01', 'POST', '/api/messages', { to: { everybody: 'desk' }, text: 'The door is open' })
    await seen('unread').getByText('T-01: The door is open').waitFor()
    await press('m')
    await seen('messages').getByText('The door is open').waitFor()
    await type('Wait for the second team')
    expect(await seriousFaults(page)).toEqual([])
    await press('Enter')
    await seen('messages').getByText('Wait for the second team').waitFor()
    await press('Escape')
    await expect.poll(() => seen('unread').count()).toBe(0)
    const messages = await crew<Message[]>('T-01', 'GET', '/api/messages')
    expect(messages.map(({ text }) => text)).toEqual(['The door is open', 'Wait for the second team'])
    expect(messages[0]!.read).toHaveLength(1)
  })
})

describe('who is new here, when the crew has said what it found', () => {
  test('is led to resolve the incident, and to close it when the crew is free', async () => {
    await press('x')
    await page.locator('[data-question="resolve"]').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await press('1')
    await guide('leave').waitFor()
    await seen('rest').getByText('Close when T-01 is free').waitFor()
    await press('Enter')
    await seen('not-now').getByText('T-01').waitFor()
  })

  test('reads of the crew that packs up the same with the incident as on the board', async () => {
    await seen('incident').locator('[data-unit="T-01"]').getByText('finishing').waitFor()
    await seen('units').locator('[data-group="clearing"]').getByText('Finishing').waitFor()
    await seen('units').locator('[data-unit="T-01"][data-status="clearing"]').waitFor()
  })

  test('sees beside the guide, and not on it, that the crew was free before it was called off', async () => {
    await page.route('**/recall', async (route) => {
      await crewReports('clear')
      await route.continue()
    })
    await press('s')
    await page.locator('[data-question="status"]').waitFor()
    await press('2')
    await seen('refusals').locator('[data-code="assignment-cleared"]').waitFor()
    const [refusal, card] = await Promise.all([seen('refusals').boundingBox(), seen('guide').boundingBox()])
    expect(card!.x + card!.width).toBeLessThanOrEqual(refusal!.x)
    await press('Escape')
    await guide('close').waitFor()
    await page.getByRole('button', { name: /Close incident\s*Enter/ }).waitFor()
    await press('Enter')
    await guide('replay').waitFor()
    await expect.poll(() => seen('incident').count()).toBe(0)
  })

  test('sees the incident that was closed once more, in a page beside the room', async () => {
    await loadAnew()
    await guide('replay').waitFor()
    const opened = context.waitForEvent('page')
    await press('r')
    const replay = await opened
    await replay.waitForURL(`**/replay/${incident}`)
    await replay.close()
    await guide('done').waitFor()
    await seen('queue').waitFor()
  })

  test('may begin anew, with another alarm', async () => {
    await guide('done').getByRole('button', { name: 'Done' }).press('Enter')
    await expect.poll(() => seen('guide').count()).toBe(0)
    await seen('demo').getByRole('button').press('Enter')
    await guide('take').waitFor()
    await guide('take').getByRole('button', { name: 'Hide the guide' }).press('Enter')
  })
})

describe('premises that are looked up', () => {
  test('do not take the thing in hand away: Esc leads back to it', async () => {
    await report(town.accounts[1]!, 'HA')
    await row('Qatortol 2').waitFor()
    await press('Space')
    await page.getByRole('button', { name: /Make an incident/ }).waitFor()
    for (const address of ['Qatortol 5', 'Qatortol 6']) {
      await find(address, new RegExp(`${address}.*premises`))
      await saidWhy()
      await seen('premises').getByText(address).waitFor()
    }
    await press('Escape')
    await page.getByRole('button', { name: /Make an incident/ }).waitFor()
    await seen('hand').getByText('Qatortol 2').first().waitFor()
  })

  test('and put on test say so on what is shown all the same', async () => {
    await find('qatortol 7', /Qatortol 7.*premises/)
    await saidWhy()
    await page.locator('[data-account][data-on-test="false"]').waitFor()
    await press('t', '1')
    await page.locator('[data-account][data-on-test="true"]').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await press('Escape')
    await report(town.accounts[6]!, 'BA')
    await report(town.accounts[6]!, 'PA')
    await row('Qatortol 7').first().waitFor()
    await expect.poll(() => row('Qatortol 7').count()).toBe(1)
    await press('Space')
    await page.getByRole('button', { name: /Make an incident/ }).waitFor()
    await seen('hand').getByText('The account is on test.').waitFor()
    // It can be closed once it is mine.
    await page.locator('[data-action="close"]').waitFor()
    await press('x')
    await page.locator('[data-question="close"]').waitFor()
    await press('5')
    await expect.poll(() => row('Qatortol 7').count()).toBe(0)
  })
})

describe('what is typed into the form of an incident', () => {
  const field = (label: string) => seen('incident-form').getByLabel(label, { exact: true })

  test('outlives Esc and a page that is loaded anew, and is gone once it is sent', async () => {
    await press('i')
    await field('Type').press('5')
    await field('Priority').press('2')
    await field('Address').focus()
    await type('By the old mill')
    await press('Escape')
    await seen('incident-form').waitFor({ state: 'detached' })
    await loadAnew()
    await press('i')
    await expect.poll(() => field('Address').inputValue()).toBe('By the old mill')
    await expect.poll(() => field('Priority').inputValue()).toBe('2')
    expect(await seriousFaults(page)).toEqual([])
    await field('Latitude, longitude').focus()
    await type('41.31, 69.24')
    await press('Enter')
    await seen('hand').getByText('By the old mill').first().waitFor()
    expect(await stored()).not.toContain('By the old mill')
  })
})

describe('a crew that calls for help', () => {
  test('stands above everything, whatever is shown of the queue', async () => {
    await press('Shift+4')
    await crew('T-02', 'POST', '/api/units/T-02/distress', { position: [69.25, 41.31] })
    await seen('distress').getByText('T-02 CALLS FOR HELP').waitFor()
    const above = await seen('distress').boundingBox()
    const zones = await seen('zone-queue').boundingBox()
    expect(above!.y + above!.height).toBeLessThanOrEqual(zones!.y)
    await expect.poll(() => seen('queue').getByRole('option').count()).toBe(1)
    await row('Crew in distress').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  test('is answered with one key, also by who has something else in hand, and its incident is in hand then', async () => {
    await press('a')
    await page.locator('[data-testid="distress"][data-taken="true"]').waitFor()
    await seen('distress').getByText('answered by Zulfiya Rahimova').waitFor()
    await expect.poll(() => seen('incident').textContent()).toContain('Crew in distress: T-02')
    expect(await page.locator('[data-action="resolve"]').count()).toBe(0)
    const unit = await server.api<{ distress: { takenBy: { name: string } } }>(town.token, 'GET', '/api/units/T-02')
    expect(unit.distress.takenBy.name).toBe('Zulfiya Rahimova')
  })

  test('and is safe when somebody says how that is known', async () => {
    await seen('distress').getByRole('button', { name: 'It is over…' }).press('Enter')
    await type('Spoke to both by radio')
    await press('Enter')
    await expect.poll(() => seen('distress').count()).toBe(0)
  })

  test('which leads to the end of its incident; before that it had none', async () => {
    await page.locator('[data-question="resolve"]').waitFor()
    const id = (await seen('incident').getAttribute('data-incident'))!
    await press('1')
    const status = async () => (await server.api<{ status: string }>(town.token, 'GET', `/api/incidents/${id}`)).status
    await expect.poll(status).toBe('resolved')
    await press('Shift+1')
  })
})

describe('after the page was hidden', () => {
  const becomes = (state: 'hidden' | 'visible') =>
    page.evaluate(`
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: '${state}' })
      document.dispatchEvent(new Event('visibilitychange'))
    `)

  test('it is said what happened meanwhile, and J walks through it', async () => {
    await press('Alt+1')
    await becomes('hidden')
    await report(town.accounts[3]!, 'FA')
    await row('Qatortol 4').waitFor()
    // Who was away for less than fifteen seconds has missed nothing.
    await page.waitForTimeout(16_000)
    expect(await seen('meanwhile').count()).toBe(0)
    await becomes('visible')
    await seen('meanwhile').locator('[data-what="opened"]').getByText('1 new alarm').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    const walk = async () => {
      await press('j')
      return seen('hand').textContent()
    }
    await expect.poll(walk).toContain('Qatortol 4')
  })
})

describe('who chooses a team', () => {
  const open = (address: string) =>
    server.api<{ id: string }>(town.token, 'POST', '/api/incidents', {
      type: 'panic',
      priority: 1,
      place: { position: [69.24, 41.31], address },
    })
  const second = () => seen('candidates').locator('tbody tr').nth(1)

  test('gets the one beside whose digit it stood, or nobody', async () => {
    const [wanted, elsewhere] = [await open('Qatortol 77'), await open('Qatortol 78')]
    await row('Qatortol 77').click()
    const unit = (await second().getAttribute('data-unit'))!
    await server.api(town.token, 'POST', `/api/incidents/${elsewhere.id}/assignments`, { units: [unit] })
    await seen('candidates').locator(`[data-unit="${unit}"][data-gone]`).waitFor()
    expect(await second().getAttribute('data-unit')).toBe(unit)
    expect(await seriousFaults(page)).toEqual([])
    await press('2')
    await seen('rest').getByText(`${unit} cannot be sent now: on the way to something as urgent`).waitFor()
    await press('Enter')
    await seen('not-now').getByText(`${unit} cannot be sent now: on the way to something as urgent`).waitFor()
    const { assignments } = await server.api<{ assignments: Assignment[] }>(
      town.token,
      'GET',
      `/api/incidents/${wanted.id}`,
    )
    expect(assignments).toEqual([])
    await press('1')
    await seen('primary').waitFor()
  })

  const beside = (digit: number) =>
    seen('candidates')
      .locator('tbody tr')
      .nth(digit - 1)
      .getAttribute('data-unit')
  const levelOf = async (id: string) =>
    (await server.api<{ alarmLevel: number }>(town.token, 'GET', `/api/incidents/${id}`)).alarmLevel

  test('reads the others beside the same digits after a colleague has sent one, and is asked before the next alarm', async () => {
    for (const [id, east] of [
      ['N-1', 0.001],
      ['N-2', 0.002],
      ['N-3', 0.003],
    ] as const)
      await server.api(town.token, 'POST', '/api/units', {
        id,
        capabilities: ['patrol'],
        position: [69.24 + east, 41.31],
      })
    const wanted = await open('Qatortol 79')
    await row('Qatortol 79').click()
    await seen('candidates').locator('[data-unit="N-3"]').waitFor()
    const [first, sent, third] = await Promise.all([beside(1), beside(2), beside(3)])
    await server.api(town.token, 'POST', `/api/incidents/${wanted.id}/assignments`, { units: [sent] })
    await expect.poll(() => beside(2)).not.toBe(sent)
    expect([await beside(1), await beside(3)]).toEqual([first, third])

    await press('v')
    await page.locator('[data-question="nextAlarm"]').getByText('Alarm 2: 2 × patrol').waitFor()
    await press('Escape')
    await seen('question').waitFor({ state: 'detached' })
    expect(await levelOf(wanted.id)).toBe(1)
    await press('v')
    await page.locator('[data-question="nextAlarm"]').waitFor()
    await press('1')
    await expect.poll(() => levelOf(wanted.id)).toBe(2)
    await seen('needs').getByText('second alarm').waitFor()
  })
})

describe('a database that does not answer', () => {
  test('is told of while it lasts, also when nothing is asked of it; what was pressed is not kept yet, and not lost', async () => {
    await report(town.accounts[4]!, 'PA')
    await row('Qatortol 5').click()
    await press('Shift+1')
    const goOn = freezeDatabase(server)
    try {
      await seen('journal-down').getByText('The journal does not answer.').waitFor()
      await page.locator('[data-testid="live"][data-state="waiting"]').waitFor()
      await press('Space')
      await row('Qatortol 5').getByText('not kept yet').waitFor()
    } finally {
      goOn()
    }
    await seen('journal-down').waitFor({ state: 'detached' })
    await page.locator('[data-testid="live"][data-state="live"]').waitFor()
    await expect.poll(() => seen('queue-mine').textContent()).toContain('Qatortol 5')
  })
})
