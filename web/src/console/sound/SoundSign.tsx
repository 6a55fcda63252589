import { UnstyledButton } from '@mantine/core'
import { useEffect, useSyncExternalStore } from 'react'
import { useWords } from '../../ui/i18n/index.ts'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import { player } from './player.ts'
import classes from './SoundSign.module.css'
import { useTested } from './tested.ts'

/** Stands there for as long as the browser holds the sound back (any key or click ends it), or nobody has tested it. */
export const SoundSign = ({ onTest }: { readonly onTest: () => void }) => {
  const words = useWords()
  const { me } = useDesk()
  const awake = useSyncExternalStore(player.subscribe, player.isAwake)
  const tested = useTested(me?.id)
  useEffect(() => {
    const wake = () => void player.wake()
    wake()
    addEventListener('keydown', wake)
    addEventListener('pointerdown', wake)
    return () => {
      removeEventListener('keydown', wake)
      removeEventListener('pointerdown', wake)
    }
  }, [])
  if (!awake) {
    return (
      <UnstyledButton className={classes.sign} data-testid="sound-off">
        {words('sound.off')}
      </UnstyledButton>
    )
  }
  // As long as nobody knows who sits here, nobody knows whether they have tested it.
  if (!me || (tested && !tested.notHeard.length)) return null
  return (
    <UnstyledButton className={classes.due} data-testid="sound-untested" onMouseDown={keepFocus} onClick={onTest}>
      {words('sound.test.due')}
    </UnstyledButton>
  )
}
