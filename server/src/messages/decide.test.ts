import { describe } from 'vitest'
import { ruleBook } from '../fixtures/given.ts'
import { anna, boris, hours, now, seconds } from '../fixtures/people.ts'
import { decide } from './decide.ts'
import type { Message, MessageCommand } from './message.ts'

const { given, table } = ruleBook(decide, now)

const sent: Message = {
  id: '1-3',
  number: 3,
  from: anna,
  fromUnit: null,
  to: { unit: 'T-11' },
  text: 'sealed text' as never,
  at: now - seconds(60),
  arrivedAt: now - seconds(60),
  read: [],
  closed: false,
}
const states = {
  sent,
  'read by Boris': { ...sent, read: [{ by: boris, unit: null, at: now }] },
  'of this morning': { ...sent, arrivedAt: now - hours(12) },
  'written long before it came': { ...sent, at: now - hours(13) },
  closed: { ...sent, arrivedAt: now - hours(13), closed: true },
} satisfies Record<string, Message>

const commands = {
  read: { type: 'read', by: boris, unit: null },
  'read by who wrote it': { type: 'read', by: anna, unit: null },
  'close-on-time': { type: 'close-on-time', by: anna },
} as const satisfies Record<string, MessageCommand>
const read = { type: 'message-read', unit: null, by: boris } as const

describe('every command in every state of a message', () => {
  table(states, commands, {
    sent: { read: [read], 'read by who wrote it': [], 'close-on-time': [] },
    'read by Boris': { read: [], 'read by who wrote it': [], 'close-on-time': [] },
    'of this morning': { read: [read], 'read by who wrote it': [], 'close-on-time': [{ type: 'message-closed' }] },
    'written long before it came': { read: [read], 'read by who wrote it': [], 'close-on-time': [] },
    closed: { read: [], 'read by who wrote it': [], 'close-on-time': [] },
  })
})

describe('read in a tunnel', () => {
  given(sent, 'sent')
    .when({ ...commands.read, at: now - seconds(30) })
    .then({ ...read, pressedAt: now - seconds(30) })
})
