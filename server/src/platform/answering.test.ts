import { expect, test } from 'vitest'
import { Answering, patience } from './answering.ts'

const up = { state: 'up', since: 0 } as const
const never = () => new Promise<never>(() => undefined)

test('a commit that has been on its way for long is said to wait, and no longer once it is kept', () => {
  const journal: { status: typeof up; waitingSince: number | undefined } = { status: up, waitingSince: 1_000 }
  const told: string[] = []
  const answering: Answering = new Answering(journal, {
    ask: () => Promise.resolve(),
    onChange: () => told.push(answering.state(journal.waitingSince === undefined ? 0 : 1_000 + patience)),
  })
  answering.look(999 + patience)
  expect(told).toEqual([])
  answering.look(1_000 + patience)
  journal.waitingSince = undefined
  answering.look(1_001 + patience)
  expect(told).toEqual(['waiting', 'up'])
})

test('a quiet night: the database is asked, and what it leaves unanswered counts', () => {
  const answering = new Answering({ status: up, waitingSince: undefined }, { ask: never, onChange: () => undefined })
  answering.look(5_000)
  expect(answering.state(4_999 + patience)).toBe('up')
  expect(answering.state(5_000 + patience)).toBe('waiting')
})

test('what the journal says of itself comes first', () => {
  const down = { state: 'down', since: 0, reason: 'no room' } as const
  const answering = new Answering({ status: down, waitingSince: 0 }, { ask: never, onChange: () => undefined })
  expect(answering.state(60_000)).toBe('down')
})
