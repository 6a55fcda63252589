import { describe, expect, test } from 'vitest'
import { anna, hours, now } from '../fixtures/people.ts'
import { changeAccount, changePremises, putOnTest, registerAccount, registerPremises } from './decide.ts'
import { type Account, AccountForm } from './premises.ts'

const key = '00112233445566778899aabbccddeeff'
const details = { name: 'Bek bank', address: '5 Navoiy', position: [69.28, 41.31] as [number, number], notes: 'dog' }
const form = AccountForm.parse({ account: '12ab', premises: details })
const account: Account = { id: '12AB', premises: '1-2', key: null, zones: null, onTestUntil: null }
const onTest: Account = { ...account, onTestUntil: now + hours(1) }

const zones = [{ number: '1', name: 'Door' }]
const sealedZones = { subject: 'account:12AB', retention: 'premises', value: zones }
const sealedKey = { subject: 'account:12AB', retention: 'panel-key', value: key }

describe('an account is registered', () => {
  const registered = { type: 'account-registered', id: '12AB', premises: '1-2', by: anna, private: {} }

  test('once', () => expect(registerAccount(undefined, form, '1-2', anna, now)).toEqual([registered]))
  test('with a key and zones, which are sealed', () =>
    expect(registerAccount(undefined, { ...form, key, zones }, '1-2', anna, now)).toEqual([
      { ...registered, private: { key: sealedKey, zones: sealedZones } },
    ]))
  test('not twice', () =>
    expect(registerAccount(account, form, '1-2', anna, now)).toEqual({
      refused: 'account-exists',
      detail: { account: '12AB' },
    }))
})

describe('an account is changed', () => {
  const changed = { type: 'account-changed', premises: '1-2', keyTakenAway: false, by: anna, private: {} }

  test('what the form leaves out stays', () => expect(changeAccount(form, '1-2', anna, now)).toEqual([changed]))
  test('null takes the key away', () =>
    expect(changeAccount({ ...form, key: null }, '1-2', anna, now)).toEqual([{ ...changed, keyTakenAway: true }]))
  test('key, zones and tolerance are what the form says', () =>
    expect(changeAccount({ ...form, key, zones, timeTolerance: null }, '1-2', anna, now)).toEqual([
      { ...changed, timeTolerance: null, private: { key: sealedKey, zones: sealedZones } },
    ]))
})

describe('premises', () => {
  const sealed = { subject: 'premises:1-2', retention: 'premises', value: details }

  test('are registered sealed', () =>
    expect(registerPremises('1-2', 2, details, anna, now)).toEqual([
      { type: 'premises-registered', id: '1-2', number: 2, by: anna, private: { details: sealed } },
    ]))
  test('are changed sealed', () =>
    expect(changePremises('1-2', details, anna, now)).toEqual([
      { type: 'premises-changed', by: anna, private: { details: sealed } },
    ]))
})

describe('an account is put on test', () => {
  const longest = now + hours(24)
  const put = (until: number) => [{ type: 'account-put-on-test', until, by: anna }]
  const ended = [{ type: 'account-test-ended', by: anna }]

  const cases: [string, Account, number | null, unknown][] = [
    ['for an hour', account, now + hours(1), put(now + hours(1))],
    ['for a day', account, longest, put(longest)],
    ['for longer', account, longest + 1, { refused: 'test-too-long', detail: { longestHours: 24 } }],
    ['until now', account, now, { refused: 'test-ends-in-the-past' }],
    ['until the time that it is on test anyway', onTest, onTest.onTestUntil, []],
    ['until another time', onTest, now + hours(2), put(now + hours(2))],
    ['and taken off', onTest, null, ended],
    ['and taken off when it is not on test', account, null, []],
  ]
  test.each(cases)('%s', (_name, state, until, outcome) =>
    expect(putOnTest(state, until, undefined, anna, now)).toEqual(outcome),
  )

  test('with a reason, which is sealed', () =>
    expect(putOnTest(account, now + 1, 'Karim changes the siren', anna, now)).toEqual([
      {
        type: 'account-put-on-test',
        until: now + 1,
        by: anna,
        private: {
          reason: { subject: 'account:12AB', retention: 'record/2026-03', value: 'Karim changes the siren' },
        },
      },
    ]))
})

describe('the form of an account', () => {
  const read = (given: object) => AccountForm.safeParse({ ...form, ...given })

  test('reads the number in capitals', () => expect(form.account).toBe('12AB'))
  test.each(['1234', 'ABC', 'R1L0.1234', 'R1.1234', 'L2.1234', '1234567890ABCDEF'])('takes account %s', (number) =>
    expect(read({ account: number }).success).toBe(true),
  )
  test.each(['12', 'XYZ1', '.1234', 'R.1234', 'L1R1.1234', '1234567890ABCDEF0', '12 34', ''])(
    'refuses account “%s”',
    (number) => expect(read({ account: number }).success).toBe(false),
  )
  test.each([32, 48, 64])('takes a key of %i digits', (length) =>
    expect(read({ key: 'a'.repeat(length) }).success).toBe(true),
  )
  test.each(['a'.repeat(31), 'g'.repeat(32), ''])('refuses key “%s”', (wrong) =>
    expect(read({ key: wrong }).success).toBe(false),
  )
  test.each([[[181, 0]], [[0, 91]], [[69]], [['69', '41']]])('refuses position %j', (position) =>
    expect(read({ premises: { ...details, position } }).success).toBe(false),
  )
  test('refuses control characters in what people type', () =>
    expect(read({ premises: { ...details, name: 'Bek\u0000' } }).success).toBe(false))
})
