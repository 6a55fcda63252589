import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeSettings, readSettings, WrongSettings } from './settings.ts'

const file = import.meta.filename

describe('settings', () => {
  test('have defaults that the documentation names', () =>
    expect(readSettings({})).toEqual({
      data: resolve('data'),
      host: '127.0.0.1',
      httpPort: 8080,
      origin: 'http://localhost:8080',
      pushServices: [],
      lockAfter: 600,
      demoSpeed: 1,
      oidc: undefined,
      proxies: [],
      tls: undefined,
      dc09Port: 12_300,
      databaseUrl: undefined,
      site: 1,
      timeZone: 'Asia/Tashkent',
      targets: { urgent: 30, other: 90, onScene: 600 },
      duplicateWindow: 60_000,
    }))

  test('that are empty are not set', () => expect(readSettings({ YORDAM_HTTP_PORT: '' }).httpPort).toBe(8080))
  test('know the origin by the port', () =>
    expect(readSettings({ YORDAM_HTTP_PORT: '9000' }).origin).toBe('http://localhost:9000'))
  test('know the origin by the certificate', () =>
    expect(readSettings({ YORDAM_TLS_CERT: file, YORDAM_TLS_KEY: file })).toMatchObject({
      origin: 'https://localhost:8080',
      tls: { cert: file, key: file },
    }))
  test('take the origin without a path, as browsers send it', () =>
    expect(readSettings({ YORDAM_ORIGIN: 'https://102.uz/console' }).origin).toBe('https://102.uz'))

  test.each([
    ['YORDAM_HTTP_PORT', 'eighty'],
    ['YORDAM_HTTP_PORT', '65536'],
    ['YORDAM_HTTP_PORT', '-1'],
    ['YORDAM_PROXIES', '10.0.0.0/8'],
    ['YORDAM_DC09_PORT', '12300.5'],
    ['YORDAM_ORIGIN', 'localhost:8080'],
    ['YORDAM_ORIGIN', 'ftp://localhost'],
    ['YORDAM_TLS_CERT', '/no/such/file.pem'],
    ['YORDAM_TLS_KEY', '/no/such/file.pem'],
    ['DATABASE_URL', 'mysql://localhost/yordam'],
    ['YORDAM_SITE', '0'],
    ['YORDAM_SITE', '1000'],
    ['YORDAM_TIMEZONE', 'Asia/Samarqand-City'],
  ])('%s=%s is refused, and the message names it', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(WrongSettings)
    expect(() => readSettings({ [name]: value })).toThrow(name)
  })

  test('that are wrong are all said at once', () =>
    expect(() => readSettings({ YORDAM_SITE: 'x', YORDAM_TIMEZONE: 'x' })).toThrow(/YORDAM_SITE.*\n.*YORDAM_TIMEZONE/))

  test('a wrong one is quoted, but never the address of a database, which may hold a password', () => {
    expect(() => readSettings({ YORDAM_HTTP_PORT: 'eighty' })).toThrow('YORDAM_HTTP_PORT="eighty": ')
    expect(() => readSettings({ DATABASE_URL: 'mysql://u:secret@host' })).toThrow(/^(?!.*secret).*DATABASE_URL: /s)
  })

  test.each([['YORDAM_TLS_CERT'], ['YORDAM_TLS_KEY']])('%s alone is refused', (name) =>
    expect(() => readSettings({ [name]: file })).toThrow(/YORDAM_TLS_CERT and YORDAM_TLS_KEY/),
  )

  test('are described, each with its default', () => {
    for (const name of ['YORDAM_DATA', 'YORDAM_HOST', 'YORDAM_ORIGIN', 'DATABASE_URL', 'YORDAM_TIMEZONE'])
      expect(describeSettings()).toContain(name)
    expect(describeSettings()).toMatch(/YORDAM_HTTP_PORT .*\(default 8080\)/)
  })
})
