import { useWords } from '../../ui/i18n/index.ts'
import { useDraft } from '../drafts.ts'
import { Sheet } from '../Sheet.tsx'
import { useCrew } from '../useCrew.ts'

interface NoteFormProps {
  readonly incident: string
  readonly onClose: () => void
}

/** Something for the record of the job. */
export const NoteForm = ({ incident, onClose }: NoteFormProps) => {
  const words = useWords()
  const { press } = useCrew()
  const [text, setText] = useDraft(`note ${incident}`)
  const write = () => {
    if (!text.trim()) return
    void press({ kind: 'note', incident, text: text.trim() })
    setText('')
    onClose()
  }
  return (
    <Sheet title={words('crew.note.title')} onClose={onClose} testId="note">
      <label>
        {words('crew.note.what')}
        <textarea rows={5} maxLength={4000} value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <button type="button" className="go" aria-disabled={!text.trim()} onClick={write}>
        {words('crew.note.write')}
      </button>
    </Sheet>
  )
}
