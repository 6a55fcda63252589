import { expect, test } from 'vitest'
import { isEasy } from './easy-pin.ts'

test.each<[what: string, pin: string, login: string]>([
  ['one figure', '111111', '1042'],
  ['one figure, often', '000000000000', '1042'],
  ['figures as they follow one another', '123456', '1042'],
  ['downwards', '654321', '1042'],
  ['beyond nine', '567890', '1042'],
  ['a pair, repeated', '121212', '1042'],
  ['three figures, repeated', '428428', '1042'],
  ['figures in pairs', '773399', '1042'],
  ['the service number', '204816', '204816'],
  ['with something before it', '931042', '1042'],
  ['and behind it', '104293', 'op-1042'],
])('is easy: %s (%s)', (_what, pin, login) => expect(isEasy(pin, login)).toBe(true))

test.each<[pin: string, login: string]>([
  ['735281', '1042'],
  ['246802', '1042'],
  ['975310', '1042'],
  ['123457', '1042'],
  ['121213', '1042'],
  ['735281', '52'],
  ['735281', 'aziza'],
])('is not: %s, of %s', (pin, login) => expect(isEasy(pin, login)).toBe(false))
