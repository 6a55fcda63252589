import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFaults } from './browser/axe.ts'
import { openBrowser } from './browser/chromium.ts'
import { enterAsFirst } from './browser/enter.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'

/** Another site, or a message, leads somebody who is at work to a link that lets in its sender. */

const elsewhere = 'https://evil.example/'

let server: ServerProcess
let browser: Browser
let page: Page

const me = () => page.evaluate<string | null>(`fetch('/api/session').then(async (answer) => (await answer.json()).id)`)
const linkOf = async (login: string): Promise<string> =>
  (await server.yordam('staff', 'invite', '--login', login, '--name', `Operator ${login}`, '--role', 'operator'))
    .split('\n')
    .at(-1)!
const comeFromElsewhereTo = async (link: string): Promise<void> => {
  await page.route(elsewhere, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<script>location.replace('${link}')</script>` }),
  )
  await page.goto(elsewhere)
  await page.waitForURL('**/enter')
}

beforeAll(async () => {
  server = await startServer({ screens: true })
  browser = await openBrowser()
  page = await browser.newPage({ locale: 'en' })
  await enterAsFirst(page, server.output())
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

test('whoever is signed in stays who they are, until they say otherwise', async () => {
  const [own, link] = [await me(), await linkOf('1066')]
  await comeFromElsewhereTo(link)
  await page.getByTestId('instead-of').waitFor()
  expect(await seriousFaults(page)).toEqual([])
  expect(await page.evaluate('location.hash')).toBe('')
  expect(await me()).toBe(own)
  await page.keyboard.press('Enter')
  await page.waitForURL(({ pathname }) => !['/', '/enter'].includes(pathname))
  expect(await me()).toBe(own)

  await page.unrouteAll()
  await comeFromElsewhereTo(link)
  await page.getByTestId('go-on').click()
  await page.waitForURL('**/keys')
  expect(await me()).not.toBe(own)
})
