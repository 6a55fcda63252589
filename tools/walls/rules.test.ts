import { describe, expect, test } from 'vitest'
import { breach } from './rules.ts'

const through = [
  ['packages/dc09/src/frame.ts', '@yordam/journal'],
  ['packages/dc09/src/frame.ts', 'packages/journal/src/index.ts'],
  ['packages/journal/src/writer.ts', '@yordam/postgres'],
  ['server/src/platform/house/house.ts', 'server/src/alarms/alarm.ts'],
  ['server/src/alarms/receive.ts', 'server/src/incidents/decide.ts'],
  ['server/src/alarms/receive.ts', 'server/src/premises/board.ts'],
  ['server/src/incidents/routes.ts', 'server/src/alarms/evolve.ts'],
  ['server/src/units/command.ts', 'server/src/duty-centre.ts'],
  ['server/src/dispatch/recommend.ts', 'server/src/units/positions.ts'],
  ['web/src/console/queue.tsx', 'server/src/alarms/alarm.ts'],
  ['city/src/main.ts', 'server/src/server.ts'],
  ['server/src/signals/dc09.ts', 'packages/dc09/src/decode.ts'],
] as const

const allowed = [
  ['packages/journal/src/writer.test.ts', '@yordam/postgres/testing'],
  ['packages/dc09/src/decode.ts', 'packages/dc09/src/frame.ts'],
  ['server/src/alarms/receive.ts', 'server/src/premises/premises.ts'],
  ['server/src/alarms/receive.ts', 'server/src/platform/house/work.ts'],
  ['server/src/signals/dc09.ts', '@yordam/dc09'],
  ['server/src/duty-centre.ts', 'server/src/alarms/board.ts'],
  ['server/src/alarms/decide.test.ts', 'server/src/duty-centre.ts'],
  ['city/src/panels/panel.ts', '@yordam/dc09'],
  ['web/src/console/queue.tsx', 'react'],
] as const

describe('walls', () => {
  test.each(through)('%s may not know %s', (file, target) => expect(breach(file, target)).toBeDefined())
  test.each(allowed)('%s may know %s', (file, target) => expect(breach(file, target)).toBeUndefined())
})
