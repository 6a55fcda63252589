import { existsSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, incident, openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { picture } from '../fixtures/picture.ts'
import { servePages } from '../platform/http/pages.ts'
import { buildWebIfStale, webDist } from '../platform/http/web-build.ts'

/** Files that come in, and files that go out. */

let at: TestCentre
let url: URL
let desk: Ask
let token: string
let administrator: Ask
beforeAll(async () => {
  at = await openTestCentre()
  await buildWebIfStale(() => undefined)
  await servePages(at.centre.app)
  url = new URL(await at.serve())
  desk = await at.as('dispatcher')
  token = await at.tokenOf('analyst')
  administrator = await at.as('administrator')
})
afterAll(() => at?.close())

/** An address as it is, which `fetch` would tidy up. */
const raw = (path: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    // As somebody who has come in: of strangers the first few hundred are heard.
    const headers = { authorization: `Bearer ${token}` }
    const asked = request({ host: '127.0.0.1', port: url.port, path, headers }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece) => pieces.push(piece))
      answer.on('end', () => resolve({ status: answer.statusCode!, text: Buffer.concat(pieces).toString('latin1') }))
    })
    asked.on('error', reject).end()
  })

const up = [
  '../',
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '..\\',
  '..%5c',
  '....//',
  '..%252f',
  '..;/',
  '.%00./',
  '%c0%ae%c0%ae/',
]
const targets = ['package.json', 'src/main.tsx', 'etc/passwd', 'dist/index.html']

describe('path traversal', () => {
  test('no file but those of the screens goes out, by whatever way it is asked for', async () => {
    const asset = readdirSync(`${webDist}/assets`).find((name) => name.endsWith('.js'))!
    expect((await raw(`/assets/${asset}`)).status).toBe(200)
    for (const start of ['/', '/assets/', '/api/docs/static/', '//', `/assets/${asset}/`])
      for (const step of up)
        for (const times of [1, 2, 6])
          for (const target of targets) {
            const { status, text } = await raw(`${start}${step.repeat(times)}${target}`)
            expect(`${start}${step.repeat(times)}${target} ${status}`).toMatch(/ (400|403|404|414)$/)
            expect(text).not.toMatch(/root:x:0|"workspaces"|"name": "@?yordam|createRoot/)
          }
  })

  test.each([
    '/.env',
    '/index.html',
    '/crew.html',
    '/index.html.br',
    '/crew.html.gz',
    '/assets/',
    '/assets',
    '/.vite/manifest.json',
  ])('%s is not there', async (path) => expect([403, 404]).toContain((await raw(path)).status))

  test('no name of an upload is a way: of a photograph, of an incident, of a plan', async () => {
    const folder = readdirSync(at.folder).sort()
    for (const step of up)
      for (const name of [`${step}${step}keys%2fmaster.key`, `${step}ground`]) {
        expect((await administrator('GET', `/api/photos/${name}`)).status).toBeGreaterThanOrEqual(400)
        const sent = await desk('POST', `/api/incidents/${name}/photos`, picture, { 'content-type': 'image/jpeg' })
        expect(sent.status).toBeGreaterThanOrEqual(400)
        expect(sent.status).toBeLessThan(500)
      }
    expect(readdirSync(at.folder).sort()).toEqual(folder)
    expect(existsSync(`${at.folder}/keys/master.key`)).toBe(true)
  })
})

describe('decompression bombs', () => {
  const bomb = Buffer.alloc(50_000_000, ' ')
  test.each<[string, () => Buffer]>([
    ['gzip', () => gzipSync(bomb)],
    ['deflate', () => deflateSync(bomb)],
    ['br', () => brotliCompressSync(bomb, { params: { 1: 1 } })],
  ])('a body in %s is not unpacked', async (encoding, packed) => {
    const body = packed()
    expect(body.length).toBeLessThan(256 * 1024)
    for (const [method, path] of [
      ['POST', '/api/units'],
      ['PUT', '/api/map/ground'],
    ] as const) {
      const { status } = await administrator(method, path, body, { 'content-encoding': encoding })
      expect([400, 413, 415]).toContain(status)
    }
  })

  test('a photograph that says it has gigapixels is not kept', async () => {
    const { id } = (await desk('POST', '/api/incidents', incident)).body
    const send = (bytes: Buffer) => desk('POST', `/api/incidents/${id}/photos`, bytes, { 'content-type': 'image/jpeg' })
    const frame = picture.indexOf(Buffer.from([0xff, 0xc0]))
    expect(frame).toBeGreaterThan(0)
    const large = Buffer.from(picture)
    large.writeUInt16BE(65_500, frame + 5)
    large.writeUInt16BE(65_500, frame + 7)
    expect(await send(large)).toMatchObject({ status: 400, body: { code: 'not-a-photograph' } })
    expect((await send(Buffer.alloc(3 * 1024 * 1024 + 1, 0xff))).status).toBe(413)
    expect((await send(picture)).status).toBe(201)
  })

  test.each<[string, () => string]>([
    ['deeper than it can be', () => `{"type":"FeatureCollection","features":${'['.repeat(1_000_000)}`],
    ['of more lists than memory holds', () => `{"type":"FeatureCollection","features":[${'[],'.repeat(5_000_000)}[]]}`],
    ['of a text that nobody would read', () => `{"type":"${'x'.repeat(15_000_000)}"}`],
  ])('a ground plan %s changes nothing, and others are answered meanwhile', async (_name, plan) => {
    const sent = administrator('PUT', '/api/map/ground', plan())
    expect((await at.stranger('GET', '/api/health')).status).toBe(200)
    expect(await sent).toMatchObject({ status: 400, body: { code: 'bad-ground-plan' } })
    expect((await administrator('GET', '/api/map')).body.ground).toBeNull()
  })
})
