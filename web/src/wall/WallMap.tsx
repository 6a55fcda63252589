import { SceneProvider } from '../api/live/scene.ts'
import { RoomMap } from '../map/RoomMap.tsx'
import { wallScene } from './scene.ts'
import classes from './WallMap.module.css'

/** Where units are, and incidents to about 200 m. */
export const WallMap = () => (
  <div className={classes.map}>
    <SceneProvider value={wallScene}>
      <RoomMap use="looking" />
    </SceneProvider>
  </div>
)
