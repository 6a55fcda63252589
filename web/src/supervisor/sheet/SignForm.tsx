import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useLive } from '../../api/live/useLive.ts'
import { useOrders } from '../../api/useOrders.ts'
import type { Handover } from '../../api/words.ts'
import { dayAndTime } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { ProblemText } from '../../ui/ProblemText.tsx'
import { sheetQuery } from '../questions.ts'
import { useSeats } from '../StaffZone.tsx'
import classes from './SignForm.module.css'

/** Signing the sheet: to whom, and what they should know. The last one stands below it. */
export const SignForm = ({ last }: { readonly last: Handover | null }) => {
  const words = useWords()
  const queries = useQueryClient()
  const me = useLive((state) => state.me?.id)
  const others = useSeats().filter(({ id, lost }) => !lost && id !== me)
  const [to, setTo] = useState('')
  const [text, setText] = useState('')
  const { busy, problem, order } = useOrders()
  const sign = async (event: FormEvent) => {
    event.preventDefault()
    const body = { ...(to !== '' && { to }), ...(text.trim() !== '' && { text }) }
    if (!(await order({ path: '/api/handovers', id: null, body }))) return
    setText('')
    setTo('')
    await queries.invalidateQueries({ queryKey: sheetQuery.queryKey })
  }
  return (
    <aside className={classes.side}>
      <form className={classes.form} onSubmit={(event) => void sign(event)} data-testid="sign">
        <h2>{words('sheet.sign')}</h2>
        <NativeSelect
          label={words('sheet.to')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          data={[
            { value: '', label: words('sheet.toNobody') },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Textarea
          label={words('sheet.note')}
          value={text}
          maxLength={4000}
          autosize
          minRows={4}
          maxRows={12}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>
          {words('sheet.signNow')}
        </Button>
        {problem && <ProblemText problem={problem} />}
      </form>
      {last && (
        <section className={classes.last} data-testid="last-handover">
          <h2>{words('sheet.last')}</h2>
          <p>
            {dayAndTime(language(), Date.parse(last.at))}, {last.by.name}
            {last.to && ` → ${last.to.name}`}
          </p>
          {last.text && <p className={classes.text}>{last.text}</p>}
        </section>
      )}
    </aside>
  )
}
