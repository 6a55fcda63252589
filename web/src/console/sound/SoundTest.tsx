import { useEffect, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { SmallButton } from '../../ui/SmallButton.tsx'
import { useDesk } from '../desk.ts'
import { type SoundKind, soundKinds } from './melodies.ts'
import { player } from './player.ts'
import classes from './SoundTest.module.css'
import { sound } from './sounding.ts'
import { recordTest } from './tested.ts'

/** Plays each sound and asks whether it was heard: at the start of a shift, before it matters. */
export const SoundTest = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords()
  const { me } = useDesk()
  const [heard, setHeard] = useState<readonly boolean[]>([])
  const kind: SoundKind | undefined = soundKinds[heard.length]

  useEffect(() => {
    if (!kind) return
    void player.wake().then(() => sound({ kind, priority: 1 }))
  }, [kind])

  const answer = (yes: boolean) => {
    const answers = [...heard, yes]
    setHeard(answers)
    if (answers.length < soundKinds.length || !me) return
    recordTest({ person: me.id, at: Date.now(), notHeard: missed(answers) })
  }
  const press = ({ code, target }: KeyboardEvent): boolean => {
    if (target instanceof HTMLElement && target.matches('button') && (code === 'Enter' || code === 'Space'))
      return false
    if (code === 'Digit1' || code === 'Numpad1') answer(true)
    else if (code === 'Digit2' || code === 'Numpad2') answer(false)
    else if (kind && code === 'Space') sound({ kind, priority: 1 })
    else return false
    return true
  }
  const silent = missed(heard)

  return (
    <Dialog title={words('sound.test.title')} onClose={onClose} onPress={kind ? press : () => false}>
      <div className={classes.test} data-testid="sound-test" data-kind={kind}>
        <p>{words('sound.test.meaning')}</p>
        <ul>
          {soundKinds.slice(0, heard.length + 1).map((one, at) => (
            <li key={one} className={classes.kind} aria-current={one === kind || undefined}>
              {words(`sound.kind.${one}`)}
              <span>{at < heard.length && words(heard[at] ? 'sound.test.heard' : 'sound.test.notHeard')}</span>
            </li>
          ))}
        </ul>
        {kind ? (
          <div className={classes.answers}>
            <SmallButton data-autofocus onClick={() => answer(true)}>
              <Kbd cap="1" /> {words('sound.test.heard')}
            </SmallButton>
            <SmallButton onClick={() => answer(false)}>
              <Kbd cap="2" /> {words('sound.test.notHeard')}
            </SmallButton>
            <SmallButton onClick={() => sound({ kind, priority: 1 })}>
              <Kbd cap="Space" /> {words('sound.test.again')}
            </SmallButton>
          </div>
        ) : (
          <>
            <p role="status">
              {silent.length
                ? words('sound.test.failed', { what: silent.map((one) => words(`sound.kind.${one}`)).join(', ') })
                : words('sound.test.passed', { time: new Date().toTimeString().slice(0, 5) })}
            </p>
            <div className={classes.answers}>
              <SmallButton onClick={() => setHeard([])}>{words('sound.test.again')}</SmallButton>
              <SmallButton onClick={onClose}>{words('sound.test.done')}</SmallButton>
            </div>
          </>
        )}
      </div>
    </Dialog>
  )
}

const missed = (heard: readonly boolean[]): readonly SoundKind[] => soundKinds.filter((_, at) => heard[at] === false)
