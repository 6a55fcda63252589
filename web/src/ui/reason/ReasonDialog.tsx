import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { problemOf } from '../../api/problem.ts'
import { giveReason, useWanted, type Wanted } from '../../api/reasons.ts'
import type { LookBecause } from '../../api/words.ts'
import { Dialog } from '../Dialog.tsx'
import { useWords } from '../i18n/index.ts'
import { Kbd } from '../Kbd.tsx'
import { isTyping } from '../keyLayers.ts'
import { ProblemText } from '../ProblemText.tsx'
import { SmallButton } from '../SmallButton.tsx'
import classes from './ReasonDialog.module.css'
import { thingWords } from './thingWords.ts'

/** At hand by their number; anything else is said in words. */
const atHand = ['caller', 'test', 'register', 'enquiry', 'review'] as const satisfies readonly LookBecause[]

/** Asks why somebody wants to see what nothing in hand is the reason for. */
export const ReasonDialog = () => {
  const wanted = useWanted()
  return wanted ? <Asked key={wanted.thing} wanted={wanted} /> : null
}

interface Said {
  readonly because: LookBecause
  readonly text?: string
}

const Asked = ({ wanted: { thing, settle } }: { readonly wanted: Wanted }) => {
  const words = useWords()
  const [text, setText] = useState('')
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ because, text }: Said) => giveReason(thing, because, text),
    onSuccess: () => settle(true),
  })
  const say = (said: Said) => {
    if (!isPending) mutate(said)
  }
  const inWords = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) say({ because: 'other', text: text.trim() })
  }
  return (
    <Dialog
      title={words('reason.title')}
      onClose={() => settle(false)}
      onPress={(event) => {
        const because = isTyping(event) ? undefined : atHand[Number(event.key) - 1]
        if (because) say({ because })
        return because !== undefined
      }}
    >
      <div className={classes.reason} data-testid="reason" data-thing={thing}>
        <p>
          <b>{thingWords(thing, words)}</b> {words('reason.meaning')}
        </p>
        <ol className={classes.atHand}>
          {atHand.map((because, at) => (
            <li key={because}>
              <SmallButton
                data-because={because}
                data-autofocus={at === 0 || undefined}
                disabled={isPending}
                onClick={() => say({ because })}
              >
                <Kbd cap={String(at + 1)} /> {words(`reason.because.${because}`)}
              </SmallButton>
            </li>
          ))}
        </ol>
        <form className={classes.inWords} onSubmit={inWords}>
          <TextInput
            label={words('reason.inWords')}
            value={text}
            maxLength={500}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" loading={isPending} disabled={!text.trim()}>
            {words('reason.open')}
          </Button>
        </form>
        {error && <ProblemText problem={problemOf(error)} />}
      </div>
    </Dialog>
  )
}
