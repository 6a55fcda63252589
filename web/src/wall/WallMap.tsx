import { useViewportSize } from '@mantine/hooks'
import { SceneProvider } from '../api/live/scene.ts'
import { RoomMap } from '../map/RoomMap.tsx'
import { wallScene } from './scene.ts'
import classes from './WallMap.module.css'

/** On a screen of 1920 by 1080, marks and names are so many times as large as on a desk. */
const LARGER = 1.7

/** Where units are, and incidents to about 200 m. */
export const WallMap = () => {
  const { width, height } = useViewportSize()
  const unit = Math.min(width / 1920, height / 1080)
  return (
    <div className={classes.map}>
      <SceneProvider value={wallScene}>{unit > 0 && <RoomMap use="looking" scale={LARGER * unit} />}</SceneProvider>
    </div>
  )
}
