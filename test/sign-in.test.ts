import { createDialler } from '@yordam/dc09'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf } from '../server/src/fixtures/totp.ts'
import { giveBadge } from './browser/authenticator.ts'
import { lookIn, seriousFaults } from './browser/axe.ts'
import { openBrowser } from './browser/chromium.ts'
import { type Organisation, openOrganisation } from './house/organisation.ts'
import { freePort, type ServerProcess, startServer } from './house/server-process.ts'
import { registerTown, type Town } from './house/town.ts'

let organisation: Organisation
let server: ServerProcess
let town: Town
let browser: Browser
let page: Page

/** Somebody who has only a keyboard. */
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const type = (text: string) => page.keyboard.type(text)
const seen = (name: string) => page.getByTestId(name)

/** Who sits at the page's browser, as the server sees it. */
const session = () =>
  page.evaluate<{ name: string; way: string; locked: boolean } | null>(
    `fetch('/api/session').then((answer) => (answer.ok ? answer.json() : null))`,
  )

const invite = async (login: string, role = 'operator'): Promise<string> =>
  (await server.yordam('staff', 'invite', '--login', login, '--name', `Operator ${login}`, '--role', role))
    .split('\n')
    .at(-1)!

beforeAll(async () => {
  const port = await freePort()
  organisation = await openOrganisation(`http://localhost:${port}`)
  server = await startServer({
    screens: true,
    httpPort: port,
    env: {
      YORDAM_LOCK_AFTER: '6',
      YORDAM_OIDC_ISSUER: organisation.issuer,
      YORDAM_OIDC_CLIENT: organisation.client.id,
      YORDAM_OIDC_SECRET: organisation.client.secret,
      YORDAM_OIDC_NAME: 'The ministry',
    },
  })
  town = await registerTown(server, { accounts: 2 })
  browser = await openBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await server?.remove()
  await organisation?.close()
})

/** Comes by a link at a desk of their own, makes a passkey, and comes in anew with it. */
const beginWith = async (link: string): Promise<void> => {
  await sitDown()
  await giveBadge(page)
  await page.goto(link)
  await seen('passkeys').waitFor()
  await type('Badge')
  await press('Enter')
  await page.locator('[data-passkey="Badge"]').waitFor()
  await page.getByRole('button', { name: 'Sign out on every machine' }).press('Enter')
  await seen('by-passkey').press('Enter')
  await page.waitForURL('**/console')
}

const setPin = async (pin: string): Promise<void> => {
  await page.goto(`${server.url}/keys`)
  await seen('pin').locator('input').focus()
  await type(pin)
  await press('Enter')
  await seen('pin-set').waitFor()
}

/** A browser of its own: another desk. */
const sitDown = async (): Promise<void> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en' })
  page = await context.newPage()
}

describe('the first administrator', () => {
  test('comes by the link that was printed, and makes a passkey', async () => {
    await sitDown()
    await giveBadge(page)
    await page.goto(/http\S+\/enter#\S+/.exec(server.output())![0])
    await seen('passkeys').waitFor()
    for (const scheme of ['dark', 'light'] as const) {
      await lookIn(page, scheme)
      expect(await seriousFaults(page)).toEqual([])
    }
    await type('Badge')
    await press('Enter')
    await page.locator('[data-passkey="Badge"]').waitFor()
    await seen('to-work').press('Enter')
    await page.waitForURL('**/console')
  })

  test('signs out, and comes in with it: one key', async () => {
    await page.evaluate(`fetch('/api/session', { method: 'DELETE', headers: { 'yordam-request': '1' } })`)
    await page.goto(`${server.url}/supervisor`)
    await seen('by-passkey').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await press('Enter')
    // To where they wanted to go before they were asked who they are.
    await page.waitForURL('**/supervisor')
    expect(await session()).toMatchObject({ name: 'Administrator', way: 'passkey' })
  })

  test('after that the server prints no link any more', async () => {
    const printed = server.output().length
    await server.stop()
    await server.restart()
    expect(server.output().slice(printed)).not.toContain('/enter#')
  })
})

describe('who works here', () => {
  test('is taken on by keyboard, and comes by the link that is shown once', async () => {
    // The desk may have locked itself while the server started again.
    await page.context().clearCookies()
    await page.goto(`${server.url}/staff`)
    await seen('by-passkey').press('Enter')
    await page.locator('[data-person="administrator"]').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await press('n')
    await seen('invite').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await type('1040')
    await press('Tab')
    await type('Operator 40')
    await press('Enter')
    const link = await seen('secret').locator('input').inputValue()
    await press('Escape')
    await page.locator('[data-person="1040"][data-status="invited"]').waitFor()
    const guest = await (await browser.newContext({ locale: 'en' })).newPage()
    await guest.goto(link)
    await guest.getByTestId('passkeys').waitFor()
    await guest.context().close()
  })

  test('is given a right for a time, with a reason', async () => {
    await page.locator('[data-person="1040"] [data-open]').press('Enter')
    await seen('person').waitFor()
    await press('3')
    await seen('grant').locator('select').selectOption('line:watch')
    await seen('grant').locator('input[maxlength="300"]').fill('The technician is ill')
    expect(await seriousFaults(page)).toEqual([])
    await press('Enter')
    await page.locator('[data-person="1040"]').getByText('The technician is ill').waitFor()
  })

  test('leaves, and is kept on the list as who has left', async () => {
    await page.locator('[data-person="1040"] [data-open]').press('Enter')
    await seen('person').waitFor()
    await press('5')
    await seen('reason').locator('input').fill('Retired')
    await press('Enter')
    await page.locator('[data-person="1040"][data-status="left"]').waitFor()
  })
})

describe('an operator', () => {
  const pin = '135790'

  test('makes a passkey, signs in with it, and sets a PIN for the shift', async () => {
    await beginWith(await invite('1042'))
    await setPin(pin)
    await seen('to-work').press('Enter')
    await page.waitForURL('**/console')
  })

  test('has the desk locked when nobody touches it, and what is in hand stays', async () => {
    const { id } = await inHand()
    await seen('locked').waitFor({ timeout: 30_000 })
    expect(await page.getByRole('listbox').count()).toBe(0)
    expect(await seriousFaults(page)).toEqual([])
    expect(await session()).toMatchObject({ locked: true })
    expect(await server.api(town.token, 'GET', `/api/alarms/${id}`)).toMatchObject({
      status: 'in-hand',
      inHandOf: { name: 'Operator 1042' },
    })
  })

  test('a wrong PIN is said to be wrong, the right one opens the desk as it was', async () => {
    await type('000000')
    await press('Enter')
    await page.locator('[data-code="not-let-in"]').waitFor()
    await seen('unlock').locator('input').focus()
    await type(pin)
    await press('Enter')
    await seen('queue-mine').getByText('Qatortol 1').waitFor()
  })

  test('is relieved by a colleague: number, PIN, Enter', async () => {
    const desk = page
    await beginWith(await invite('1043'))
    await setPin('246802')

    page = desk
    await seen('locked').waitFor({ timeout: 30_000 })
    await seen('somebody-else').press('Enter')
    await type('1043')
    await press('Tab')
    await type('246802')
    await press('Enter')
    await page.getByRole('listbox').first().waitFor()
    expect(await session()).toMatchObject({ name: 'Operator 1043', way: 'pin', locked: false })
  })
})

describe('a password with a code', () => {
  test('is set after a link, and lets its owner in', async () => {
    const link = await invite('1044')
    await sitDown()
    await page.goto(link)
    await seen('password').locator('input').first().fill('correct horse battery staple')
    await press('Enter')
    const secret = (await seen('secret').textContent())!.trim()
    expect(await seriousFaults(page)).toEqual([])
    await seen('second-factor').locator('input').fill(codeOf(secret))
    await press('Enter')
    await seen('second-factor').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Sign out on every machine' }).press('Enter')
    await page.locator('summary').press('Enter')
    const [login, password, code] = await page.getByTestId('password-form').locator('input').all()
    await login!.fill('1044')
    await password!.fill('correct horse battery staple')
    await code!.fill(codeOf(secret))
    await press('Enter')
    await page.waitForURL('**/console')
    expect(await session()).toMatchObject({ way: 'password' })
  })
})

describe('the organisation’s own sign-in', () => {
  /** What its pages ask, whoever one says one is. */
  const comeFrom = async (login: string): Promise<void> => {
    await sitDown()
    await page.goto(server.url)
    await seen('by-organisation').click()
    await page.locator('input[name="login"]').fill(login)
    await page.locator('input[name="password"]').fill('anything')
    await page.locator('button[type="submit"]').click()
    await page.getByRole('button', { name: 'Continue' }).click()
  }

  test('lets in who works here', async () => {
    await invite('1045')
    await comeFrom('1045')
    await page.waitForURL('**/console')
    expect(await session()).toMatchObject({ name: 'Operator 1045', way: 'oidc' })
  })

  test('and not who has taken their number there since', async () => {
    await comeFrom('1045@elsewhere')
    await page.getByText('you are not known here').waitFor()
    expect(await session()).toBeNull()
  })

  test('and nobody else', async () => {
    await comeFrom('somebody')
    await page.getByText('you are not known here').waitFor()
    expect(await session()).toBeNull()
  })
})

test('who shows no passkey is told so, and has the button under the hand still', async () => {
  const guest = await (await browser.newContext({ locale: 'en' })).newPage()
  await guest.addInitScript(
    `navigator.credentials.get = async () => { await new Promise((shut) => setTimeout(shut, 300)); throw new DOMException('', 'NotAllowedError') }`,
  )
  await guest.goto(server.url)
  const button = guest.getByTestId('by-passkey')
  await button.press('Enter')
  await guest.locator('[data-code="passkey-not-shown"]').waitFor()
  await expect.poll(() => button.evaluate((element) => element.matches(':focus'))).toBe(true)
  await guest.goto(`${server.url}/enter#link_1`)
  await guest.locator('[data-code="link-not-whole"]').waitFor()
  await guest.context().close()
})

/** An alarm, taken at this page by keyboard. */
const inHand = async (): Promise<{ readonly id: string }> => {
  const panel = createDialler({
    host: '127.0.0.1',
    port: server.dc09Port,
    transport: 'tcp',
    account: town.accounts[0]!,
  })
  await panel.send({ data: `#${town.accounts[0]}|Nri1/PA1` })
  panel.close()
  await page.getByRole('listbox').first().getByText('Qatortol 1').waitFor()
  await press('Space')
  await seen('queue-mine').getByText('Qatortol 1').waitFor()
  const [alarm] = await server.api<{ id: string }[]>(town.token, 'GET', '/api/alarms')
  return alarm!
}
