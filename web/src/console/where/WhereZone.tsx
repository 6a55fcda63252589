import { useQuery } from '@tanstack/react-query'
import { premisesQuery } from '../../api/questions.ts'
import { RoomMap } from '../../map/RoomMap.tsx'
import { Zones } from '../../ui/Zones.tsx'
import { useDesk } from '../desk.ts'
import { premisesThing, split } from '../thing.ts'
import { UnitsZone } from '../units/UnitsZone.tsx'

/** Where everything is, on the map, and below it what every unit does. */
export const WhereZone = () => (
  <Zones
    name="where"
    orientation="vertical"
    zones={[
      { id: 'map', usual: 52, least: 120, children: <MapPanel /> },
      { id: 'units', usual: 48, least: 140, children: <UnitsZone /> },
    ]}
  />
)

const MapPanel = () => {
  const { thing, choose, unit, chooseUnit } = useDesk()
  const premises = thing && split(thing).kind === 'premises' ? split(thing).id : null
  const { data } = useQuery({ ...premisesQuery(premises ?? ''), enabled: premises !== null })
  return (
    <RoomMap
      chosen={thing}
      onChoose={choose}
      unit={unit}
      onChooseUnit={chooseUnit}
      onChoosePremises={(id) => choose(premisesThing(id))}
      place={premises !== null && data ? [data.position[0] ?? 0, data.position[1] ?? 0] : null}
    />
  )
}
