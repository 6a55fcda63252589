import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import classes from './KeyHelp.module.css'
import { type KeyGroup, type KeyName, keyGroups, keys, readPress } from './keys.ts'

const named = Object.entries(keys) as [KeyName, (typeof keys)[KeyName]][]

/** The map of the keys, drawn from the table that reads them. */
export const KeyHelp = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords()
  const closes = (event: KeyboardEvent) => {
    if (readPress(event) !== 'help') return false
    onClose()
    return true
  }
  return (
    <Dialog title={words('help.title')} wide onClose={onClose} onPress={closes}>
      <div className={classes.groups}>
        {keyGroups.map((group) => (
          <section key={group}>
            <h3 className={classes.heading}>{words(`help.group.${group}`)}</h3>
            <dl className={classes.keys}>
              {named
                .filter(([, key]) => key.group === group)
                .map(([name, key]) => (
                  <div key={name}>
                    <dt>
                      <Kbd cap={key.cap} />
                    </dt>
                    <dd>{words(`help.key.${name}`)}</dd>
                  </div>
                ))}
              {digitRows[group]?.map(({ cap, name }) => (
                <div key={name}>
                  <dt>
                    <Kbd cap={cap} />
                  </dt>
                  <dd>{words(`help.key.${name}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

/** The digits, by what they choose in each part. */
const digitRows: Readonly<Partial<Record<KeyGroup, readonly { cap: string; name: 'filter' | 'mine' | 'choice' }[]>>> = {
  queue: [{ cap: '⇧ 1 – 4', name: 'filter' }],
  hand: [{ cap: 'Alt 1 – 9', name: 'mine' }],
  incident: [{ cap: '1 – 9', name: 'choice' }],
}
