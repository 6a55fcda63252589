import { useSyncExternalStore } from 'react'
import { player } from '../../console/sound/player.ts'
import { useWords } from '../../ui/i18n/index.ts'

/** The browser keeps a page that was loaded again silent until it is touched: a crew must know that a job would not be heard. */
export const Silent = () => {
  const words = useWords()
  const awake = useSyncExternalStore(player.subscribe, player.isAwake)
  if (awake) return null
  return (
    <button type="button" className="plain" onClick={() => void player.wake()} data-testid="silent">
      {words('crew.silent')}
    </button>
  )
}
