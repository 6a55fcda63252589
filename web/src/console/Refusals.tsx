import { Notification } from '@mantine/core'
import { useEffect } from 'react'
import { useWords } from '../ui/i18n/index.ts'
import { refusalWords } from '../ui/refusalWords.ts'
import { useDesk } from './desk.ts'
import classes from './Refusals.module.css'
import type { Refusal } from './useSending.ts'

/**
 * What was not done, and why, below the thing in hand and over nothing of it. Never a place for good news: that shows on the
 * thing itself.
 */
export const Refusals = () => {
  const { sending } = useDesk()
  return (
    <div className={classes.stack} data-testid="refusals">
      {sending.refusals.map((refusal) => (
        <RefusalNote key={refusal.number} refusal={refusal} onForget={sending.forget} />
      ))}
    </div>
  )
}

/** Long enough to read three lines twice, ms. */
const STAYS = 12_000

const RefusalNote = ({
  refusal,
  onForget,
}: {
  readonly refusal: Refusal
  readonly onForget: (number: number) => void
}) => {
  const words = useWords()
  const { number, action, unit, problem } = refusal
  useEffect(() => {
    const timer = setTimeout(() => onForget(number), STAYS)
    return () => clearTimeout(timer)
  }, [number, onForget])
  const { what, advice } = refusalWords(problem, words)
  const asked = words(`action.${action}`, { unit: unit ?? '' })
  return (
    <Notification
      role="alert"
      className={classes.note}
      title={words('refusal.notDone', { action: asked })}
      onClose={() => onForget(number)}
      closeButtonProps={{ 'aria-label': words('refusal.close') }}
      data-code={problem.code}
    >
      {what} {advice}
    </Notification>
  )
}
