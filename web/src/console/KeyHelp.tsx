import { Modal } from '@mantine/core'
import { useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { useKeyLayer } from '../ui/keyLayers.ts'
import classes from './KeyHelp.module.css'
import { type KeyName, keyGroups, keys, readPress } from './keys.ts'

const named = Object.entries(keys) as [KeyName, (typeof keys)[KeyName]][]

/** The map of the keys, drawn from the table that reads them. */
export const KeyHelp = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords()
  useKeyLayer(
    (event) => {
      if (readPress(event) !== 'help') return false
      onClose()
      return true
    },
    { exclusive: true },
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('help.title')}
      size="lg"
      lockScroll={false}
      closeButtonProps={{ 'aria-label': words('help.close') }}
    >
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
    </Modal>
  )
}

const choiceCaps = '1 – 9'
