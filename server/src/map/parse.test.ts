import { describe, expect, test } from 'vitest'
import { town } from '../fixtures/ground.ts'
import { groundLimits } from './ground.ts'
import { parsePlan } from './parse.ts'
import { BadPlan } from './plan.ts'

const parsed = (text: string): unknown => parsePlan(Buffer.from(text))
const nested = (depth: number, open = '[', close = ']'): string => open.repeat(depth) + close.repeat(depth)

describe('a document', () => {
  test('is parsed', () => expect(parsed(JSON.stringify(town))).toEqual(town))

  test('may have brackets in its texts, as many as it likes', () => {
    const texts = ['['.repeat(100), '\\"['.repeat(100), '\\', '"{', 'Oʻrik [', 'ﮬ{{']
    expect(parsed(JSON.stringify(texts))).toEqual(texts)
  })

  test('may have what is nested as deeply as any plan, and no deeper', () => {
    expect(parsed(nested(groundLimits.depth))).toHaveLength(1)
    expect(() => parsed(nested(groundLimits.depth + 1))).toThrow(/more than 32 deep/)
  })
})

describe('is refused before anything is made of it', () => {
  const large = groundLimits.bytes
  test.each<[string, string, RegExp]>([
    ['brackets and nothing else', '['.repeat(large), /deep/],
    ['brackets that are closed', nested(large / 2), /deep/],
    ['objects in objects', '{"a":'.repeat(large / 5), /deep/],
    ['millions of empty lists', `[${'[],'.repeat(large / 3 - 2)}[]]`, /at most 4000000 lists and objects/],
    ['a text that does not end', `"${'\\'.repeat(large - 1)}`, /not JSON/],
    ['more ends than beginnings', `${']'.repeat(100)}${nested(100)}`, /not JSON/],
    ['nothing', '', /not JSON/],
  ])('%s', (_name, text, why) => {
    expect(() => parsed(text)).toThrow(BadPlan)
    expect(() => parsed(text)).toThrow(why)
  })

  test('bytes that are no text', () => expect(() => parsePlan(Buffer.from([0x22, 0xff, 0x22]))).toThrow(BadPlan))
})
