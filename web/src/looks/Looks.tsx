import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { useMe, useSession } from '../api/session.ts'
import { useWords } from '../ui/i18n/index.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Page } from '../ui/Page.tsx'
import { PageSwitch } from '../ui/PageSwitch.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import { pagesOf } from '../ui/pages.ts'
import { SmallButton } from '../ui/SmallButton.tsx'
import classes from './Looks.module.css'
import { LooksChart } from './LooksChart.tsx'
import { LooksFilters } from './LooksFilters.tsx'
import { LooksTable } from './LooksTable.tsx'
import { type Filters, hoursQuery, looksQuery } from './questions.ts'

/** The auditor's page: who looked at whom, when and why, and what of it is unusual. */
export const Looks = () => {
  const words = useWords()
  const me = useMe()
  const navigate = useNavigate()
  useEffect(() => {
    if (!me) void navigate({ to: '/' })
  }, [me, navigate])
  if (!me) return null
  if (pagesOf(me.role).some(({ name }) => name === 'looks')) return <Audit name={me.name} />
  return (
    <Page title={words('looks.title')}>
      <p role="alert">{words('looks.notForYou')}</p>
      <a href="/">{words('missing.home')}</a>
    </Page>
  )
}

/** Long enough to have typed the next letter, ms. */
const typing = 300

const Audit = ({ name }: { readonly name: string }) => {
  const words = useWords()
  const { leave } = useSession()
  const [filters, setFilters] = useState<Filters>({})
  const [asked] = useDebouncedValue(filters, typing)
  const hours = useQuery(hoursQuery)
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(looksQuery(asked))
  const looks = data?.pages.flatMap((page) => page.looks)
  return (
    <main className={classes.page}>
      <header className={classes.header}>
        <h1>{words('looks.title')}</h1>
        <PageSwitch />
        <div className={classes.ways}>
          <LanguageSwitch brief />
          <SmallButton onClick={() => void leave()}>
            {words('header.leave')}: {name}
          </SmallButton>
        </div>
      </header>
      <div className={classes.body}>
        {hours.data && <LooksChart hours={hours.data} />}
        <LooksFilters filters={filters} onChange={setFilters} />
        {error && <ProblemText problem={problemOf(error)} />}
        {!looks && !error && <p className={classes.more}>{words('looks.loading')}</p>}
        {looks?.length === 0 && <p className={classes.more}>{words('looks.nothing')}</p>}
        {looks && looks.length > 0 && <LooksTable looks={looks} narrow={setFilters} />}
        <footer className={classes.more}>
          {looks && looks.length > 0 && <span>{words('looks.loaded', { count: looks.length })}</span>}
          {hasNextPage && (
            <SmallButton disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {words('looks.older')}
            </SmallButton>
          )}
          <p>{words('looks.notMarked')}</p>
        </footer>
      </div>
    </main>
  )
}
