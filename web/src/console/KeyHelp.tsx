import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import classes from './KeyHelp.module.css'
import { type KeyName, keyGroups, keys, readPress } from './keys.ts'

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
              {group === 'incident' && (
                <div>
                  <dt>
                    <Kbd cap={choiceCaps} />
                  </dt>
                  <dd>{words('help.key.choice')}</dd>
                </div>
              )}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

const choiceCaps = '1 – 9'
