import { expect, test } from 'vitest'
import { notSent } from '../../api/problem.ts'
import { memoryOutbox } from '../kept/memory-outbox.ts'
import { pressedBy } from './pressedBy.ts'

test('the next crew of a phone reads nothing of what the one before pressed, however it ended', async () => {
  const box = memoryOutbox()
  const deed = { kind: 'message', text: 'They are at Qatortol 8a' } as const
  const entry = { key: 'k', lane: 'usual', person: 'crew-T-11', unit: 'T-11', at: 1, deed, broke: 0 } as const
  for (let n = 0; n < 3; n++) await box.add(entry)
  await box.sent((await box.first('usual'))!, 2)
  await box.refuse((await box.first('usual'))!, notSent)
  const kept = await box.all()
  expect(pressedBy('crew-T-12', kept)).toEqual({ waiting: [], sent: [], refused: [] })
  expect(pressedBy('crew-T-11', kept)).toEqual(kept)
  expect(Object.values(kept).map((list) => list.length)).toEqual([1, 1, 1])
})
