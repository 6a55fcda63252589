import { validatorCompiler } from 'fastify-type-provider-zod'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { text } from '../words.ts'
import { faultOf, faultTitle } from './faults.ts'

const Form = z
  .object({
    text: text(5),
    level: z.int().min(1).max(3),
    why: z.enum(['fitter', 'other']),
    units: z.array(z.string()).min(2).max(3),
    place: z.object({ until: z.iso.datetime() }),
  })
  .refine(({ why }) => why !== 'other', { path: ['why'], message: 'another reason is said in words' })
const good = {
  text: 'quick',
  level: 1,
  why: 'fitter',
  units: ['a', 'b'],
  place: { until: '2026-01-01T00:00:00Z' },
}

/** The first fault that is found, as the door finds it. */
const found = (given: unknown) => {
  const { error } = validatorCompiler({ schema: Form, method: 'POST', url: '/' })(given) as { error?: never[] }
  return faultOf(error![0]!)
}

test.each([
  [{ text: undefined }, '/text', 'missing', undefined, 'text is missing.'],
  [{ text: '  ' }, '/text', 'missing', undefined, 'text is missing.'],
  [{ text: 'too much' }, '/text', 'too-long', 5, 'text is too long: 5 at most.'],
  [{ text: 7 }, '/text', 'wrong-form', undefined, 'text does not have its form.'],
  [{ text: 'a\u0000' }, '/text', 'wrong-form', undefined, 'text does not have its form.'],
  [{ level: 0 }, '/level', 'too-small', 1, 'level is too small: 1 at least.'],
  [{ level: 4 }, '/level', 'too-large', 3, 'level is too large: 3 at most.'],
  [{ why: 'luck' }, '/why', 'not-one-of', undefined, 'why is none of those that are possible.'],
  [{ why: 'other' }, '/why', 'unfit', undefined, 'why does not fit.'],
  [{ units: ['a'] }, '/units', 'too-few', 2, 'units has too few entries: 2 at least.'],
  [{ units: ['a', 'b', 'c', 'd'] }, '/units', 'too-many', 3, 'units has too many entries: 3 at most.'],
  [{ place: { until: 'soon' } }, '/place/until', 'wrong-form', undefined, 'place.until does not have its form.'],
] as const)('%j is wrong in %s: %s', (given, path, wrong, limit, title) => {
  const fault = found({ ...good, ...given })
  expect([fault.path, fault.wrong, fault.limit]).toEqual([path, wrong, limit])
  expect(faultTitle(fault)).toBe(`The request does not have the form that is documented: ${title}`)
})

test('what is no form at all', () => {
  expect(faultTitle(found('x'))).toBe(
    'The request does not have the form that is documented: it does not have its form.',
  )
})
