import { lazy, Suspense, useState } from 'react'
import type { Thing } from '../console/thing.ts'
import { askForPlan } from './plan.ts'
import classes from './RoomMap.module.css'

export interface RoomMapProps {
  /** The thing in hand. */
  readonly chosen?: Thing | null
  readonly onChoose?: (thing: Thing) => void
  /** The unit that is chosen on the board. */
  readonly unit?: string | null
  readonly onChooseUnit?: (unit: string) => void
  readonly onChoosePremises?: (premises: string) => void
  /** A place to point out, such as of premises that were searched for. */
  readonly place?: readonly [longitude: number, latitude: number] | null
  /** `looking`: nothing can be done with it, and no premises are on it: for a wall, and for a replay. */
  readonly use?: 'working' | 'looking'
  /** So many times as large everything on it is drawn: for a wall. Only to be looked at, for the pointer is not reckoned with. */
  readonly scale?: number
}

const Loaded = lazy(() => import('./MapRoom.tsx').then(({ MapRoom }) => ({ default: MapRoom })))

/** Where everything is. It draws the scene of `useScene()`; the map itself is loaded when it is first shown. */
export const RoomMap = (props: RoomMapProps) => {
  const [plan] = useState(askForPlan)
  return (
    <div className={classes.frame} data-testid="map">
      <Suspense>
        <Loaded {...props} plan={plan} />
      </Suspense>
    </div>
  )
}
