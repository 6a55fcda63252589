import { createDialler } from '@yordam/dc09'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveBadge } from './browser/authenticator.ts'
import { lookIn, seriousFaults } from './browser/axe.ts'
import { openBrowser } from './browser/chromium.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'

/** The pages beside the room, by keyboard: who may do what, the tokens of programs, and what nobody does alone. */

let server: ServerProcess
let browser: Browser
let administrator: Page
let operator: Page
const contexts: BrowserContext[] = []

const enter = async (role: string, name: string): Promise<Page> => {
  const login = name.toLowerCase()
  const words = await server.yordam('staff', 'invite', '--login', login, '--role', role, '--name', name)
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'en' })
  contexts.push(context)
  const page = await context.newPage()
  await page.goto(words.split('\n').at(-1)!)
  await page.waitForURL('**/keys')
  return page
}

beforeAll(async () => {
  server = await startServer({ screens: true })
  browser = await openBrowser()
  administrator = await enter('administrator', 'Aziza')
  operator = await enter('operator', 'Bahrom')
}, 180_000)

afterAll(async () => {
  for (const context of contexts) await context.close()
  await browser?.close()
  await server?.remove()
})

/** Goes there with the Tab key. */
const tabTo = async (page: Page, wanted: string): Promise<void> => {
  const isThere = () =>
    page
      .locator(wanted)
      .first()
      .evaluate((element) => element.matches(':focus'))
  for (let presses = 0; presses < 40 && !(await isThere()); presses++) await page.keyboard.press('Tab')
  expect(await isThere(), wanted).toBe(true)
}

const status = (token: string, path: string): Promise<number> =>
  fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } }).then((answer) => answer.status)

describe('who may do what', () => {
  test('everybody who works here sees the whole table on one screen, with the own role marked', async () => {
    await operator.goto(`${server.url}/rights`)
    const table = operator.getByTestId('rights')
    await table.waitFor()
    expect(await table.locator('thead th').count()).toBe(1 + 12)
    expect(await table.locator('thead [data-own]').innerText()).toBe('operator')
    const sizes =
      '[document.querySelector("main").scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth]'
    expect(await operator.evaluate(sizes)).toEqual([0, 0])
  })

  test.each(['UZ', 'RU', 'EN'])('all roles are beside one another on a smaller screen too, in %s', async (language) => {
    const narrow = await operator.context().newPage()
    await narrow.setViewportSize({ width: 1366, height: 768 })
    await narrow.goto(`${server.url}/rights`)
    await narrow.getByText(language, { exact: true }).click()
    await narrow.locator(`html[lang="${language.toLowerCase()}"]`).waitFor()
    const tooWide =
      '(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector("table").parentElement)'
    await expect.poll(() => narrow.evaluate(tooWide)).toBe(0)
    // The arrows are those of the table again.
    await narrow.keyboard.press('ArrowRight')
    await narrow.locator('[data-testid="role"][data-role="dispatcher"]').waitFor()
    expect(await narrow.locator('html').getAttribute('lang')).toBe(language.toLowerCase())
    await narrow.close()
  })

  test('it says what the server says, cell by cell', async () => {
    const { token } = await server.api<{ token: string }>(await tokenOf('administrator'), 'POST', '/api/tokens', {
      role: 'operator',
    })
    const { rights } = await server.api<{ rights: { action: string; roles: string[] }[] }>(token, 'GET', '/api/rights')
    const shown = await operator.locator('[data-action]').evaluateAll((rows) =>
      rows.map((row) => ({
        action: row.getAttribute('data-action'),
        roles: [...row.querySelectorAll('[data-may="true"]')].map((cell) => cell.getAttribute('data-role')),
      })),
    )
    const sorted = (rows: readonly { readonly action: unknown; readonly roles: readonly unknown[] }[]) =>
      rows.map(({ action, roles }) => [action, [...roles].sort()])
    expect(sorted(shown)).toEqual(sorted(rights))
  })

  test('goes through it role by role with the arrows', async () => {
    const chosen = operator.getByTestId('role')
    expect(await chosen.getAttribute('data-role')).toBe('operator')
    await operator.keyboard.press('ArrowRight')
    await expect.poll(() => chosen.getAttribute('data-role')).toBe('dispatcher')
    await operator.keyboard.press('ArrowLeft')
    await operator.keyboard.press('ArrowLeft')
    await expect.poll(() => chosen.getAttribute('data-role')).toBe('service')
    await chosen.getByText('is a program').waitFor()
    await operator.keyboard.press('Escape')
    await operator.waitForURL('**/console')
  })
})

const tokenOf = async (role: string): Promise<string> =>
  (await server.yordam('token', 'create', '--role', role, '--name', 'Test')).split('\n').at(-1)!

describe('a token of a program, by keyboard', () => {
  let secret: string

  test('is made for what the program needs, and shown once', async () => {
    await administrator.goto(`${server.url}/tokens`)
    await administrator.getByTestId('tokens').waitFor()
    await administrator.keyboard.press('n')
    const form = administrator.getByTestId('make-token')
    await form.locator('[value="unit:read"]').waitFor()
    await administrator.keyboard.type('Gas company')
    await tabTo(administrator, '[value="unit:read"]')
    await administrator.keyboard.press('Space')
    await administrator.keyboard.press('Enter')
    const shown = administrator.getByTestId('secret').getByRole('textbox')
    await shown.waitFor()
    secret = await shown.inputValue()
    expect(secret).toMatch(/^token_1_[\w-]{32}$/)
    expect(await status(secret, '/api/units')).toBe(200)
    expect(await status(secret, '/api/stations')).toBe(403)
  })

  test('is copied with one key, and gone with the dialog', async () => {
    await administrator.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await administrator.keyboard.press('Enter')
    await administrator.getByTestId('secret').getByRole('button', { name: 'Copied' }).waitFor()
    expect(await administrator.evaluate('navigator.clipboard.readText()')).toBe(secret)
    await administrator.keyboard.press('Escape')
    await administrator.getByTestId('secret').waitFor({ state: 'detached' })
    expect(await administrator.content()).not.toContain(secret)
  })

  test('is listed with what it may, who made it and that it was used, and is ended', async () => {
    await administrator.reload()
    const row = administrator.locator('[data-token]', { hasText: 'Gas company' })
    await row.getByText('See units').waitFor()
    await row.getByText('Aziza').waitFor()
    expect(await row.getAttribute('data-used')).toBe('true')
    await administrator.keyboard.press('ArrowDown')
    await administrator.keyboard.press('Enter')
    await administrator.getByTestId('end-token').getByText('Gas company').waitFor()
    await administrator.keyboard.press('Enter')
    await row.waitFor({ state: 'detached' })
    expect(await status(secret, '/api/units')).toBe(401)
  })

  test('is none of an operator’s business', async () => {
    await operator.goto(`${server.url}/tokens`)
    await operator.getByRole('alert').waitFor()
    expect(await operator.getByTestId('tokens').count()).toBe(0)
  })
})

describe('what nobody does alone, by keyboard', () => {
  let colleague: Page
  let secret: string
  beforeAll(async () => {
    colleague = await enter('administrator', 'Chori')
  }, 60_000)

  test('is asked for with a reason, and not done yet', async () => {
    await administrator.goto(`${server.url}/tokens`)
    await administrator.getByTestId('tokens').waitFor()
    await administrator.keyboard.press('n')
    await administrator.getByTestId('make-token').waitFor()
    await administrator.keyboard.type('Back-up of the city')
    await tabTo(administrator, '[data-testid="make-token"] input[value="service"]')
    await administrator.keyboard.press('ArrowRight')
    await administrator.keyboard.press('Tab')
    await administrator.keyboard.type('The city keeps a copy')
    await administrator.keyboard.press('Enter')
    const dialog = administrator.getByTestId('secret')
    await dialog.getByText('until another administrator has approved it').waitFor()
    secret = await dialog.getByRole('textbox').inputValue()
    expect(await status(secret, '/api/tokens')).toBe(401)
    await administrator.keyboard.press('Escape')
  })

  test('who asked sees that it waits, and can only take it back', async () => {
    await administrator.goto(`${server.url}/approvals`)
    const own = administrator.locator('[data-approval]')
    await own.getByText('somebody else approves it').waitFor()
    expect(await own.getByRole('button').allInnerTexts()).toEqual(['Take back'])
  })

  test('somebody else reads what it is about, and approves it', async () => {
    await colleague.goto(`${server.url}/approvals`)
    const waiting = colleague.locator('[data-approval][data-status="waiting"]')
    for (const told of ['Aziza asks', 'Back-up of the city', 'The city keeps a copy'])
      await waiting.getByText(told).first().waitFor()
    await colleague.keyboard.press('ArrowDown')
    await colleague.keyboard.press('Enter')
    await colleague.getByTestId('approve').waitFor()
    await colleague.keyboard.press('Enter')
    for (const page of [colleague, administrator])
      await page.locator('[data-status="done"]').getByText('Chori approved it').waitFor()
    expect(await status(secret, '/api/tokens')).toBe(200)
  })

  test('or refuses it with a reason', async () => {
    const { approval, token } = await askedByProgram()
    const asked = colleague.locator(`[data-approval="${approval}"]`)
    await asked.waitFor()
    await colleague.keyboard.press('ArrowDown')
    await colleague.keyboard.press('ArrowDown')
    await colleague.keyboard.press('Enter')
    await colleague.getByTestId('refuse').waitFor()
    await colleague.keyboard.type('Nobody knows that program')
    await colleague.keyboard.press('Enter')
    await asked.getByText('Chori refused it').waitFor()
    expect(await status(token, '/api/tokens')).toBe(401)
  })

  const askedByProgram = () =>
    server.api<{ approval: string; token: string }>(secret, 'POST', '/api/tokens/administrators', {
      name: 'Another',
      reason: 'To be sure',
    })
})

describe('a technician', () => {
  let technician: Page
  beforeAll(async () => {
    technician = await enter('technician', 'Temur')
  }, 60_000)

  test('begins at the line, and finds the table of rights from there', async () => {
    await technician.goto(server.url)
    await technician.waitForURL('**/line')
    await technician.getByText('Nothing has come in').waitFor()
    // No live push has told them what time it is here.
    expect(await technician.evaluate(`localStorage.getItem('yordam-zone')`)).toBe('Asia/Tashkent')
    await tabTo(technician, '[data-page="rights"]')
    await technician.keyboard.press('Enter')
    await technician.getByText('looks after the line').waitFor()
  })

  test('puts an account on test, sees until when, and ends it: T, the number, Enter', async () => {
    await register('A1B2')
    await technician.keyboard.press('Escape')
    await technician.getByText('Nothing has come in').waitFor()
    await technician.keyboard.press('t')
    const form = technician.getByTestId('on-test')
    await form.waitFor()
    expect(await seriousFaults(technician)).toEqual([])
    await technician.keyboard.type('FFFF')
    await technician.keyboard.press('Enter')
    await technician.locator('[data-code="account-not-found"]').waitFor()
    await form.locator('input').first().fill('a1b2')
    await technician.keyboard.press('Enter')
    const row = technician.locator('[data-account="A1B2"]')
    await row.getByText('on test until').waitFor()
    expect(await onTest()).toEqual(['A1B2'])
    await row.getByRole('button', { name: 'End the test' }).press('Enter')
    await row.waitFor({ state: 'detached' })
    expect(await onTest()).toEqual([])
    await technician.keyboard.press('Escape')
    await form.waitFor({ state: 'detached' })
  })

  test('reads in words what a panel reports, beside the frame as it came', async () => {
    const panel = createDialler({ host: '127.0.0.1', port: server.dc09Port, transport: 'tcp', account: 'A1B2' })
    await panel.send({ data: '#A1B2|Nri1/PA1' })
    panel.close()
    const frame = technician.getByTestId('line').locator('[data-type="frame"]')
    await frame.getByText('A1B2 · #A1B2|Nri1/PA1 · Panic alarm (PA)').waitFor()
  })

  const register = (account: string) =>
    administrator.evaluate(async (account) => {
      const premises = { name: 'Bek bank', address: 'Navoiy 5', position: [69.28, 41.31] }
      const headers = { 'content-type': 'application/json', 'yordam-request': '1' }
      await fetch('/api/accounts', { method: 'POST', headers, body: JSON.stringify({ account, premises }) })
    }, account)
  const onTest = () =>
    administrator.evaluate<string[]>(
      `fetch('/api/accounts?onTest=true').then((answer) => answer.json()).then((all) => all.map(({ account }) => account))`,
    )
})

test('a resident comes by a link, and reads on a phone who looked at their address', async () => {
  const premises = await administrator.evaluate<string>(async () => {
    const [account] = (await (await fetch('/api/accounts')).json()) as [{ premises: string }]
    const { premises } = account
    const why = { thing: `premises:${premises}`, because: 'caller' }
    const headers = { 'content-type': 'application/json', 'yordam-request': '1' }
    await fetch('/api/looks', { method: 'POST', headers, body: JSON.stringify(why) })
    await fetch(`/api/premises/${premises}`)
    return premises
  })
  const link = (await server.yordam('link', 'create', '--premises', premises)).split('\n').at(-1)!
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en' })
  contexts.push(context)
  const phone = await context.newPage()
  await phone.goto(link)
  const look = phone.getByTestId('own-looks').locator('[data-role="administrator"]')
  await look.getByText('because somebody called from your address').waitFor()
  expect(await phone.locator('main').innerText()).not.toContain('Aziza')
  expect(await phone.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  for (const scheme of ['dark', 'light'] as const) {
    await lookIn(phone, scheme)
    expect(await seriousFaults(phone), scheme).toEqual([])
  }
})

test('who follows a wrong address is told so in their language, and led back to where they work', async () => {
  const answer = await operator.goto(`${server.url}/no/such/page`)
  expect(answer!.status()).toBe(404)
  await operator.getByText('There is nothing at /no/such/page.').waitFor()
  await operator.getByText('Русский').click()
  await operator.getByText('По адресу /no/such/page ничего нет.').waitFor()
  expect(await seriousFaults(operator)).toEqual([])
  await operator.getByText('English').click()
  await operator.getByRole('link', { name: 'To the start' }).click()
  await operator.waitForURL('**/console')
})

test('nobody is signed out everywhere by one key, and whoever thinks better of it is where they were', async () => {
  await giveBadge(operator)
  await operator.goto(`${server.url}/keys`)
  await operator.getByTestId('passkeys').waitFor()
  await operator.keyboard.type('Badge')
  await operator.keyboard.press('Enter')
  // Whoever has made their first key goes on with Enter.
  await isFocused(operator.getByTestId('to-work'))

  await administrator.goto(`${server.url}/staff`)
  const row = administrator.locator('[data-person="bahrom"] [data-open]')
  await row.press('Enter')
  await administrator.locator('[data-deed="signOut"]').press('Enter')
  await administrator.getByText('Bahrom is out on every machine at once').waitFor()
  await administrator.keyboard.press('Escape')
  await isFocused(row)
  expect(await operator.evaluate(`fetch('/api/session').then(({ status }) => status)`)).toBe(200)
})

const isFocused = (wanted: Locator) =>
  expect.poll(() => wanted.evaluate((element) => element.matches(':focus'))).toBe(true)

test('whatever the page, behind the own name are the own keys; Escape closes that menu and nothing else', async () => {
  await operator.goto(`${server.url}/rights`)
  await operator.getByTestId('rights').waitFor()
  await tabTo(operator, '[data-testid="own"]')
  await operator.keyboard.press('Enter')
  await operator.getByRole('menuitem', { name: 'Lock this desk' }).waitFor()
  await operator.keyboard.press('Escape')
  await operator.getByRole('menu').waitFor({ state: 'detached' })
  expect(operator.url()).toBe(`${server.url}/rights`)
  await operator.getByTestId('own').press('Enter')
  await operator.getByRole('menuitem', { name: 'My keys' }).press('Enter')
  await operator.waitForURL('**/keys')
})

test.each(['light', 'dark'] as const)('no page hinders anybody when it is %s', async (scheme) => {
  const form = { name: 'One more', reason: 'To look at' }
  await administrator.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json', 'yordam-request': '1' }
    await fetch('/api/tokens/administrators', { method: 'POST', headers, body: JSON.stringify(body) })
  }, form)
  for (const [page, path, seen] of [
    [operator, '/rights', 'rights'],
    [administrator, '/approvals', 'approvals'],
    [administrator, '/tokens', 'tokens'],
  ] as const) {
    await page.goto(server.url + path)
    await page.getByTestId(seen).waitFor()
    await lookIn(page, scheme)
    expect(await seriousFaults(page), path).toEqual([])
  }
  await administrator.keyboard.press('n')
  await administrator.getByTestId('make-token').locator('[value="unit:read"]').waitFor()
  expect(await seriousFaults(administrator), 'making a token').toEqual([])
})
