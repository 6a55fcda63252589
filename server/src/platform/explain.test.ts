import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { explain } from './explain.ts'
import { PlainError } from './plain-error.ts'
import { WrongSettings } from './settings.ts'

const failureOf = (work: Promise<unknown>): Promise<unknown> => work.then(String, (error: unknown) => error)

describe('an administrator reads', () => {
  test('what was said to them, and no stack', () => {
    expect(explain(new PlainError('Line 3: name: is missing'))).toBe('Line 3: name: is missing')
    expect(explain(new WrongSettings('These settings are wrong'))).toBe('These settings are wrong')
  })

  test('that a file is not there', async () =>
    expect(explain(await failureOf(readFile('/nowhere/accounts.csv')))).toBe('There is no file /nowhere/accounts.csv.'))

  test('in one line what the machine refused', async () => {
    const refused = new Promise((_, reject) => connect(1, '127.0.0.1').on('error', reject))
    expect(explain(await failureOf(refused))).toBe('connect ECONNREFUSED 127.0.0.1:1')
  })

  test('the whole stack of a mistake of ours', () =>
    expect(explain(new TypeError('x is undefined'))).toContain('explain.test.ts'))
})
