import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { server } from '../api/client.ts'
import { sessionQuery, useMe } from '../api/session.ts'
import { useWords } from '../ui/i18n/index.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { PageSwitch } from '../ui/PageSwitch.tsx'
import { SmallButton } from '../ui/SmallButton.tsx'
import classes from './WallTools.module.css'

/** How long the tools stay after the pointer has come to rest, ms. */
const STAYS = 5_000

/** For who hangs the screen up: shows itself to a pointer or to the Tab key, and goes again. */
export const WallTools = () => {
  const words = useWords()
  const me = useMe()
  const shown = useStirred()
  const queries = useQueryClient()
  const hang = async () => {
    const { data } = await server.POST('/api/session/screen')
    if (data) await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  return (
    <div className={classes.tools} data-shown={shown || undefined}>
      <PageSwitch />
      <LanguageSwitch brief />
      {(me?.role === 'supervisor' || me?.role === 'administrator') && (
        <SmallButton onClick={() => void hang()} title={words('wall.hangMeaning')}>
          {words('wall.hang')}
        </SmallButton>
      )}
    </div>
  )
}

/** Whether somebody is at the screen. */
const useStirred = (): boolean => {
  const [stirred, setStirred] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stir = () => {
      setStirred(true)
      clearTimeout(timer)
      timer = setTimeout(() => setStirred(false), STAYS)
    }
    addEventListener('pointermove', stir)
    return () => {
      removeEventListener('pointermove', stir)
      clearTimeout(timer)
    }
  }, [])
  return stirred
}
