import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { useMe } from '../api/session.ts'
import { useWords } from '../ui/i18n/index.ts'
import { OfficePage } from '../ui/OfficePage.tsx'
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
  const maySee = me !== null && pagesOf(me.role).some(({ name }) => name === 'looks')
  return (
    <OfficePage title={words('looks.title')}>
      <div className={classes.body}>{maySee ? <Audit /> : <p role="alert">{words('looks.notForYou')}</p>}</div>
    </OfficePage>
  )
}

/** Long enough to have typed the next letter, ms. */
const typing = 300

const Audit = () => {
  const words = useWords()
  const [filters, setFilters] = useState<Filters>({})
  const [asked] = useDebouncedValue(filters, typing)
  const hours = useQuery(hoursQuery)
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(looksQuery(asked))
  const looks = data?.pages.flatMap((page) => page.looks)
  return (
    <>
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
    </>
  )
}
