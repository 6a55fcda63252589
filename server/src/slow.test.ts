import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { countedAs, limits } from './platform/http/limits.ts'

/** Whoever is slow, large or many, over real connections; what others get meanwhile is what they always get. */

let at: TestCentre
let port: number
let token: string
beforeAll(async () => {
  at = await openTestCentre()
  port = Number(new URL(await at.serve()).port)
  token = await at.tokenOf('dispatcher')
})
afterAll(() => at?.close())

const open = (localAddress = '127.0.0.1'): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress }, () => resolve(socket))
    socket.on('error', reject)
  })

/** Everything that is answered until the server hangs up; '' when it says nothing. */
const answerTo = async (bytes: string): Promise<string> => {
  const socket = await open()
  socket.write(bytes)
  return text(socket).catch(() => '')
}
const isServed = async (localAddress?: string): Promise<boolean> => {
  const socket = await open(localAddress)
  socket.write('GET /api/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  return (await text(socket).catch(() => '')).startsWith('HTTP/1.1 200')
}
const post = `POST /api/units HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`
const signedIn = () => `${post}Authorization: Bearer ${token}\r\n`

describe('whoever is slow is hung up on, and nobody waits for them:', () => {
  beforeAll(() => {
    const { server } = at.centre.app
    // As they are; and shorter here, so that a test can wait for them.
    expect([server.headersTimeout, server.requestTimeout, server.keepAliveTimeout, server.timeout]).toEqual([
      limits.headers,
      limits.request,
      limits.idle,
      limits.stillness,
    ])
    Object.assign(server, { headersTimeout: 300, requestTimeout: 600, keepAliveTimeout: 300 })
  })
  afterAll(() => {
    Object.assign(at.centre.app.server, {
      headersTimeout: limits.headers,
      requestTimeout: limits.request,
      keepAliveTimeout: limits.idle,
      timeout: limits.stillness,
    })
  })

  test.each<[string, () => string, string]>([
    ['nothing at all', () => '', '408'],
    ['a head without an end', () => 'GET /api/health HTTP/1.1\r\nHost: x\r\n', '408'],
    ['a body without an end', () => `${signedIn()}Content-Length: 100\r\n\r\n{"id"`, '408'],
    ['a body in pieces without an end', () => `${signedIn()}Transfer-Encoding: chunked\r\n\r\n2\r\n{"\r\n`, '408'],
  ])('%s', async (_name, bytes, status) => {
    const answer = answerTo(bytes())
    expect(await isServed()).toBe(true)
    expect((await answer).slice(0, 12)).toBe(`HTTP/1.1 ${status}`)
  })

  test('a connection that is kept and not used is closed', async () => {
    expect(await answerTo('GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(/^HTTP\/1\.1 200/)
  })

  test('what does not move is cut off, and the live push is not', async () => {
    at.centre.app.server.timeout = 200
    expect(await answerTo(`${signedIn()}Content-Length: 100\r\n\r\n{"id"`)).toBe('')
    const socket = await open()
    socket.write(`GET /api/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`)
    let pulses = 0
    await new Promise<void>((resolve, reject) => {
      socket.on('data', (chunk) => {
        if (chunk.includes('event: pulse') && ++pulses === 3) resolve()
      })
      socket.on('close', () => reject(new Error('hung up')))
    })
    socket.destroy()
  })
})

describe('what is too large is said to be:', () => {
  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  const withBody = (body: string) =>
    `${signedIn()}Connection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  test.each<[string, () => string, number, string]>([
    [
      'a head',
      () => `GET /api/health HTTP/1.1\r\nX: ${'x'.repeat(limits.headerBytes)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    ['an address', () => `GET /${'x'.repeat(limits.headerBytes)} HTTP/1.1\r\n\r\n`, 431, 'headers-too-large'],
    [
      'a name in an address',
      () => `GET /api/units/${'x'.repeat(300)} HTTP/1.1\r\nConnection: close\r\nHost: x\r\n\r\n`,
      414,
      'bad-request',
    ],
    [
      'a body, before it is sent',
      () => `${signedIn()}Content-Length: ${limits.bodyBytes + 1}\r\n\r\n`,
      413,
      'too-large',
    ],
    [
      'a body in pieces',
      () => `${signedIn()}Transfer-Encoding: chunked\r\n\r\n${'fffe\r\n'.padEnd(65_540, ' ').concat('\r\n').repeat(5)}`,
      413,
      'too-large',
    ],
    ['a list in lists', () => withBody(deep(limits.depth + 1)), 400, 'too-deep'],
    ['a hundred thousand lists in lists', () => withBody(`{"id":${deep(100_000)}}`), 400, 'too-deep'],
    [
      'a list',
      () => withBody(JSON.stringify({ id: 'T-77', capabilities: Array(30_000).fill('dog') })),
      400,
      'bad-request',
    ],
  ])('%s', async (_name, bytes, status, code) => {
    const answer = await answerTo(bytes())
    expect(answer.slice(0, 12)).toBe(`HTTP/1.1 ${status}`)
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toMatchObject({ status, code })
  })

  test('who has not come in need not send a body to hear so', async () => {
    expect(
      await answerTo(`${post}Yordam-Request: 1\r\nConnection: close\r\nContent-Length: ${limits.bodyBytes}\r\n\r\n`),
    ).toMatch(/^HTTP\/1\.1 401/)
  })

  test('a body that would have to be unpacked is not', async () => {
    const answer = await answerTo(
      `${signedIn()}Connection: close\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 4/)
  })
})

test('one address has so many connections and no more; another one is let in', { timeout: 120_000 }, async () => {
  const many: Socket[] = []
  for (let n = 0; n < limits.connections; n++) many.push(await open())
  await expect.poll(() => isServed()).toBe(false)
  expect(await isServed('127.0.0.2')).toBe(true)
  for (const socket of many) socket.destroy()
  await expect.poll(() => isServed()).toBe(true)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
  ['2001:0db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s is counted as %s', (address, as) => expect(countedAs(address)).toBe(as))
