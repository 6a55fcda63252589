import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { SceneProvider } from '../api/live/scene.ts'
import type { Problem } from '../api/problem.ts'
import { useMe } from '../api/session.ts'
import { DemoSign } from '../ui/DemoSign.tsx'
import { useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import { SmallButton } from '../ui/SmallButton.tsx'
import classes from './Replay.module.css'
import { ReplayHeader } from './ReplayHeader.tsx'
import { ReplayRoom } from './ReplayRoom.tsx'
import { Transport } from './Transport.tsx'
import { useReplay } from './useReplay.ts'

/** What was refused is refused again; a lost connection, or a server that is too busy, is not for ever. */
const mayPass = ({ status }: Problem): boolean => status === 0 || status === 429 || status >= 500

/** An incident once more: the queue, the units, the map and the incident as they were, from the journal. */
export const Replay = () => {
  const words = useWords()
  const me = useMe()
  const navigate = useNavigate()
  useEffect(() => {
    if (!me) void navigate({ to: '/' })
  }, [me, navigate])
  const { incident } = useParams({ from: '/replay/$incident' })
  const { player, entries, problem, again } = useReplay(incident)

  return (
    <div className={classes.page} data-testid="replay" data-incident={incident}>
      <DemoSign />
      <ReplayHeader incident={incident} player={player} />
      {problem && (
        <div className={classes.problem}>
          <ProblemText problem={problem} />
          {mayPass(problem) && <SmallButton onClick={again}>{words('replay.again')}</SmallButton>}
        </div>
      )}
      {player ? (
        <SceneProvider value={player.scene}>
          <ReplayRoom incident={incident} player={player} entries={entries} />
          <Transport player={player} entries={entries} />
        </SceneProvider>
      ) : (
        !problem && <p className={classes.loading}>{words('replay.loading')}</p>
      )}
    </div>
  )
}
