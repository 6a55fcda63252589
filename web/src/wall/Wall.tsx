import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMe } from '../api/session.ts'
import { DemoSign } from '../ui/DemoSign.tsx'
import { useWords } from '../ui/i18n/index.ts'
import { AreaStrip } from './AreaStrip.tsx'
import { BigNumbers } from './BigNumbers.tsx'
import { Clock } from './Clock.tsx'
import { DistressSign } from './DistressSign.tsx'
import { IncidentList } from './IncidentList.tsx'
import { LostSign } from './LostSign.tsx'
import { OutOfOrder } from './OutOfOrder.tsx'
import { followWall } from './store.ts'
import { Today } from './Today.tsx'
import { useNewestBuild } from './useNewestBuild.ts'
import classes from './Wall.module.css'
import { WallMap } from './WallMap.tsx'
import { WallTools } from './WallTools.tsx'

/** The big screen of the room: read from ten metres, for weeks, by everybody who walks by. */
export const Wall = () => {
  const words = useWords()
  const me = useMe()
  const navigate = useNavigate()
  useNewestBuild()
  const isIn = me !== null
  useEffect(() => {
    if (!isIn) {
      void navigate({ to: '/' })
      return
    }
    return followWall(() => void navigate({ to: '/' }))
  }, [isIn, navigate])
  return (
    <main className={classes.wall} aria-label={words('wall.title')} data-testid="wall">
      <LostSign />
      <DistressSign />
      <DemoSign />
      <div className={classes.sides}>
        <div className={classes.left}>
          <BigNumbers />
          <IncidentList />
          <Today />
          <OutOfOrder />
        </div>
        <div className={classes.right}>
          <WallMap />
          <Clock />
          <AreaStrip />
        </div>
      </div>
      <WallTools />
    </main>
  )
}
