import { describe, expect, test } from 'vitest'
import { readOptions, WrongOptions } from './options.ts'

describe('options', () => {
  test('have defaults', () => {
    expect(readOptions([], {})).toEqual({
      scenario: 'evening',
      speed: 1,
      seed: 1,
      operators: 3,
      skill: 'trained',
      httpPort: 8080,
      dc09Port: 12_300,
    })
  })

  test('follow the environment of the server, unless something else is said', () => {
    const environment = { YORDAM_HTTP_PORT: '9000', YORDAM_DC09_PORT: '9001' }
    expect(readOptions(['--port', '9002'], environment)).toMatchObject({ httpPort: 9002, dc09Port: 9001 })
  })

  test('are read', () => {
    const args = ['--scenario', 'storm', '--speed', '2.5', '--seed', '42', '--attach', 'http://localhost:9000']
    expect(readOptions(args, {})).toMatchObject({
      scenario: 'storm',
      speed: 2.5,
      seed: 42,
      attach: new URL('http://localhost:9000'),
    })
    expect(readOptions(['--help'], {})).toBe('help')
  })

  test.each([
    [['--scenario', 'calm'], /no scenario calm; there are evening, quiet, storm/],
    [['--scenario', 'toString'], /no scenario toString/],
    [['--skill', 'genius'], /novice, trained, expert, not genius/],
    [['--operators', '9'], /--operators is a number from 0 to 8/],
    [['--speed', '0'], /--speed is a number from 0\.1 to 60, not 0/],
    [['--speed', 'fast'], /--speed is a number/],
    [['--seed', '1.5'], /--seed is a whole number/],
    [['--port', '70000'], /--port is a number from 1 to 65535/],
    [['--attach', 'here'], /--attach is an address/],
    [['--colour'], /--colour/],
  ])('%j is refused with the reason', (args, reason) => {
    expect(() => readOptions(args, {})).toThrow(WrongOptions)
    expect(() => readOptions(args, {})).toThrow(reason)
  })
})
