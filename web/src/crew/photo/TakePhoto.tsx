import { useRef, useState } from 'react'
import { useWords } from '../../ui/i18n/index.ts'
import { useCrew } from '../useCrew.ts'
import { shrink } from './shrink.ts'

/** Opens the phone's camera; what was taken is sent at once, small and without what the phone wrote into it. */
export const TakePhoto = ({ incident }: { readonly incident: string }) => {
  const words = useWords()
  const { press } = useCrew()
  const camera = useRef<HTMLInputElement>(null)
  const [failed, setFailed] = useState(false)
  const taken = async (files: FileList | null) => {
    const [file] = files ?? []
    if (!file) return
    try {
      await press({ kind: 'photo', incident, jpeg: await shrink(file) })
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
  return (
    <>
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        data-testid="camera"
        onChange={({ target }) => {
          void taken(target.files)
          // The same picture may be chosen again.
          target.value = ''
        }}
      />
      <button type="button" className="small" onClick={() => camera.current?.click()}>
        {words('crew.photo.take')}
      </button>
      {failed && <p role="alert">{words('crew.photo.failed')}</p>}
    </>
  )
}
