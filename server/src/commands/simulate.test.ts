import { afterEach, describe, expect, test, vi } from 'vitest'
import { simulate } from './simulate.ts'

const printed = async (given: Parameters<typeof simulate>[0]): Promise<string> => {
  const lines: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  await simulate(given)
  return lines.join('\n')
}
afterEach(() => vi.restoreAllMocks())

describe('simulate', () => {
  test('prints both policies beside one another, with the same calls, and the same again for the same seed', async () => {
    const both = await printed({ seed: '2', days: '1' })
    const [, closest, coverage] = /calls answered +(\d+) +(\d+)\n/.exec(both)!
    expect(closest).toBe(coverage)
    expect(await printed({ seed: '2', days: '1' })).toBe(both)
  })

  test('prints one where one is asked for', async () =>
    expect(await printed({ policy: 'coverage', seed: '2', days: '1' })).toMatch(/^ +coverage$/m))

  test.each([
    ['seed', { seed: 'x', days: '1' }],
    ['seed', { seed: '-1', days: '1' }],
    ['days', { seed: '1', days: '0' }],
    ['days', { seed: '1', days: '1.5' }],
    ['days', { seed: '1', days: '9999' }],
  ])('says what is wrong with --%s', (name, given) =>
    expect(simulate(given)).rejects.toThrow(`--${name} is a whole number`),
  )
})
