import { useState } from 'react'
import type { Incident } from '../../api/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import classes from './Photos.module.css'

type Photo = Incident['photos'][number]

/** What crews photographed, small; one press shows it large. */
export const Photos = ({ photos }: { readonly photos: readonly Photo[] }) => {
  const words = useWords()
  const [open, setOpen] = useState<Photo | null>(null)
  if (!photos.length) return null
  const caption = ({ at, by, unit }: Photo) =>
    words('photo.caption', { by: unit ?? by.name, time: timeOfDay(language(), Date.parse(at)) })
  return (
    <>
      <ul className={classes.photos} aria-label={words('photo.title')} data-testid="photos">
        {photos.map((photo) => (
          <li key={photo.id}>
            <button type="button" className={classes.photo} data-photo={photo.id} onClick={() => setOpen(photo)}>
              <img src={`/api/photos/${photo.id}`} alt={caption(photo)} loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <Dialog title={caption(open)} wide onClose={() => setOpen(null)}>
          <img className={classes.large} src={`/api/photos/${open.id}`} alt={caption(open)} />
        </Dialog>
      )}
    </>
  )
}
