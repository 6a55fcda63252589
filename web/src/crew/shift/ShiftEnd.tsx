import { useWords } from '../../ui/i18n/index.ts'
import { useDraft } from '../drafts.ts'
import { Sheet } from '../Sheet.tsx'
import { useCrew } from '../useCrew.ts'

/** The end of a shift, with a word for who comes next. Not while there is a job. */
export const ShiftEnd = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords()
  const { job, press } = useCrew()
  const [note, setNote] = useDraft('shift-end')
  const end = () => {
    void press({ kind: 'shift-end', note: note.trim() || null })
    setNote('')
    onClose()
  }
  return (
    <Sheet title={words('crew.shift.end')} onClose={onClose} testId="shift-end">
      {job ? (
        <p>{words('crew.shift.busy')}</p>
      ) : (
        <>
          <label>
            {words('crew.shift.endNote')}
            <textarea rows={3} maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
          </label>
          <p>{words('crew.shift.endMeans')}</p>
          <button type="button" className="go" onClick={end} data-testid="end-shift">
            {words('crew.shift.end')}
          </button>
        </>
      )}
    </Sheet>
  )
}
