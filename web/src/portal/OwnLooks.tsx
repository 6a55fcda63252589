import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { problemOf } from '../api/problem.ts'
import { useMe, useSession } from '../api/session.ts'
import type { OwnLook, Role } from '../api/words.ts'
import { dayAndTime } from '../ui/i18n/format.ts'
import { language, type Translate, useWords } from '../ui/i18n/index.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import classes from './OwnLooks.module.css'
import { ownLooksQuery } from './questions.ts'

/** What a resident is told: who looked at what is known of their address, when and why. By a role, and by no name. */
export const OwnLooks = () => {
  const words = useWords()
  const me = useMe()
  const { leave } = useSession()
  const navigate = useNavigate()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(ownLooksQuery)
  const looks = data?.pages.flatMap((page) => page.looks)
  useEffect(() => {
    if (!me) void navigate({ to: '/' })
  }, [me, navigate])
  return (
    <main className={classes.page}>
      <h1>{words('own.title')}</h1>
      <p>{words('own.what')}</p>
      {error && <ProblemText problem={problemOf(error)} />}
      {!looks && !error && <p aria-busy="true">{words('looks.loading')}</p>}
      {looks?.length === 0 && <p data-testid="no-looks">{words('own.nobody')}</p>}
      <ol className={classes.looks} data-testid="own-looks">
        {looks?.map((look, at) => (
          // Two looks may be of the same moment, and none ever changes its place.
          // biome-ignore lint/suspicious/noArrayIndexKey: a look has no name of its own here
          <li key={at} data-role={look.role}>
            <time dateTime={look.at}>{dayAndTime(language(), Date.parse(look.at))}</time>
            <b>{words(`role.${look.role as Role}`)}</b>
            <span>{why(look.purpose, words)}</span>
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words('looks.older')}
        </Button>
      )}
      <p className={classes.more}>{words('own.more')}</p>
      <div className={classes.ends}>
        <LanguageSwitch />
        <Button variant="subtle" onClick={() => void leave()}>
          {words('header.leave')}
        </Button>
      </div>
    </main>
  )
}

const why = ({ for: kind, because }: OwnLook['purpose'], words: Translate): string =>
  kind === 'reason' && because ? words(`own.because.${because}`) : words(`own.why.${kind}`)
