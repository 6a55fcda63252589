import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { server } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { answerOf } from '../api/questions.ts'
import type { Screen } from '../api/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { dayAndTime } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import { SmallButton } from '../ui/SmallButton.tsx'
import dialogs from './Dialogs.module.css'
import lines from './Lines.module.css'
import { screensQuery } from './questions.ts'
import classes from './ScreensZone.module.css'
import { Zone } from './Zone.tsx'
import { ZoneProblem } from './ZoneProblem.tsx'

/** The screens that hang on walls. Nobody is signed in at them, so they are looked after from here. */
export const ScreensZone = () => {
  const words = useWords()
  const { data, error } = useQuery(screensQuery)
  return (
    <Zone title={words('screens.title')} testId="screens">
      {error && <ZoneProblem error={error} />}
      {data?.length === 0 && <p className={lines.nothing}>{words('screens.none')}</p>}
      <ul>
        {data?.map((screen) => (
          <ScreenLine key={screen.id} screen={screen} />
        ))}
      </ul>
    </Zone>
  )
}

const ScreenLine = ({ screen }: { readonly screen: Screen }) => {
  const words = useWords()
  const [asked, setAsked] = useState(false)
  const { id, hungBy, hungAt, seenAt, connected } = screen
  const at = (time: string) => dayAndTime(language(), Date.parse(time))
  return (
    <li className={classes.screen} data-screen={id} data-connected={connected}>
      <span>
        {hungBy ? words('screens.hungBy', { name: hungBy, at: at(hungAt) }) : words('screens.hung', { at: at(hungAt) })}
      </span>
      <span className={classes.seen}>
        {connected ? words('screens.connected') : seenAt ? words('screens.seen', { at: at(seenAt) }) : null}
      </span>
      <SmallButton tight onClick={() => setAsked(true)}>
        {words('screens.end')}
      </SmallButton>
      {asked && <TakeDownDialog screen={screen} onClose={() => setAsked(false)} />}
    </li>
  )
}

const TakeDownDialog = ({ screen: { id }, onClose }: { readonly screen: Screen; readonly onClose: () => void }) => {
  const words = useWords()
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => answerOf(await server.DELETE('/api/screens/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey: screensQuery.queryKey })
    },
  })
  return (
    <Dialog title={words('screens.endTitle')} onClose={onClose}>
      <div className={dialogs.form} data-testid="take-down">
        <p>{words('screens.endMeaning')}</p>
        <Button data-autofocus loading={isPending} onClick={() => mutate()}>
          {words('screens.end')}
        </Button>
        {error && <ProblemText problem={problemOf(error)} />}
      </div>
    </Dialog>
  )
}
