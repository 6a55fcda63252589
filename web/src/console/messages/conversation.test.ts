import { expect, test } from 'vitest'
import type { TextMessage } from '../../api/words.ts'
import { anna, boris } from '../examples.ts'
import { addressOf, recipientOf, unreadOf } from './conversation.ts'

const message = (id: string, change: Partial<TextMessage> = {}): TextMessage => ({
  id,
  status: 'open',
  from: boris,
  unit: null,
  to: { everybody: 'desk' },
  text: 'gate is open',
  at: '2026-03-01T02:00:00.000Z',
  read: [],
  ...change,
})

test('unread is what others wrote to the desk and I have not seen', () => {
  const messages = [
    message('to-desk'),
    message('to-all', { to: { everybody: 'all' } }),
    message('to-crews', { to: { everybody: 'crews' } }),
    message('to-a-unit', { to: { unit: 'T-11' } }),
    message('mine', { from: anna }),
    message('seen', { read: [{ by: anna, at: '2026-03-01T02:00:01.000Z' }] }),
  ]
  const state = { me: anna, messages: new Map(messages.map((one) => [one.id, one])) }
  expect(unreadOf(state).map(({ id }) => id)).toEqual(['to-desk', 'to-all'])
})

test.each([{ unit: 'T-11' }, { everybody: 'crews' }, { everybody: 'all' }] as const)('a recipient is one word', (to) =>
  expect(addressOf(recipientOf(to))).toEqual(to),
)
