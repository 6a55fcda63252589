import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Capability, UnitStatus } from '../units/unit.ts'
import { packUnits, unpackUnits } from './packed.ts'

test('a fleet that is packed and unpacked is the same fleet', () => {
  const name = fc.stringMatching(/^[A-Z0-9][A-Z0-9_-]{0,23}$/)
  const unit = fc.record({
    id: name,
    capabilities: fc.subarray([...Capability.options]),
    status: fc.constantFrom(...UnitStatus.options),
    incident: fc.option(name),
    assignment: fc.option(name),
    isOffShift: fc.boolean(),
    isCalling: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(unit), (fleet) => {
      expect(unpackUnits(structuredClone(packUnits(fleet)))).toEqual(fleet)
    }),
  )
})
