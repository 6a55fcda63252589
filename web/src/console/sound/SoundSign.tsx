import { UnstyledButton } from '@mantine/core'
import { useEffect, useSyncExternalStore } from 'react'
import { useWords } from '../../ui/i18n/index.ts'
import { player } from './player.ts'
import classes from './SoundSign.module.css'

/** Stands there for as long as the browser holds the sound back. Any key or click ends it. */
export const SoundSign = () => {
  const words = useWords()
  const awake = useSyncExternalStore(player.subscribe, player.isAwake)
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
  if (awake) return null
  return (
    <UnstyledButton className={classes.sign} data-testid="sound-off">
      {words('sound.off')}
    </UnstyledButton>
  )
}
