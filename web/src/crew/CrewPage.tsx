import { useLive } from '../api/live/useLive.ts'
import type { SignedIn } from '../api/words.ts'
import { Door } from './door/Door.tsx'
import { OnUnit } from './OnUnit.tsx'
import { useSession } from './session.ts'
import { CrewProvider, useNewCrew } from './useCrew.ts'
import { useCrewLive } from './useCrewLive.ts'

/** The crew's page, as far as who holds the phone may see it. */
export const CrewPage = () => {
  const session = useSession()
  if (session.state !== 'here') return <Door why={session.state} />
  const { person } = session
  if (person.role !== 'crew' || person.unit === null) return <Door why="another" name={person.name} />
  return <Unit person={person} unit={person.unit} />
}

const Unit = ({ person, unit }: { readonly person: SignedIn; readonly unit: string }) => {
  useCrewLive(person.id)
  const crew = useNewCrew(person, unit)
  const isUnknown = useLive(({ seq, units }) => seq >= 0 && !units.has(unit))
  if (!crew) return <Door why={isUnknown ? 'unknown' : 'looking'} name={unit} />
  return (
    <CrewProvider value={crew}>
      <OnUnit />
    </CrewProvider>
  )
}
