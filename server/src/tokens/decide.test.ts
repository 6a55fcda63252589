import { describe } from 'vitest'
import { ruleBook } from '../fixtures/given.ts'
import { anna, hours, now } from '../fixtures/people.ts'
import { decide } from './decide.ts'
import type { Token, TokenCommand } from './token.ts'

const { table } = ruleBook(decide, now)

const good: Token = {
  id: '1-3',
  number: 3,
  person: 'service-1a2b',
  name: 'sealed name' as never,
  role: 'service',
  unit: null,
  scopes: ['unit:read'],
  by: anna,
  at: now - hours(2),
  endsAt: now + 1,
  ended: false,
}
const states = {
  good,
  'at its end': { ...good, endsAt: now },
  ended: { ...good, endsAt: now, ended: true },
} satisfies Record<string, Token>

const commands = {
  end: { type: 'end', by: anna },
  'end-on-time': { type: 'end-on-time', by: anna },
} as const satisfies Record<string, TokenCommand>

describe('every command in every state of a token', () => {
  const ended = { type: 'token-ended', by: anna } as const
  table(states, commands, {
    good: { end: [ended], 'end-on-time': [] },
    'at its end': { end: [ended], 'end-on-time': [{ type: 'token-expired' }] },
    ended: { end: [], 'end-on-time': [] },
  })
})
