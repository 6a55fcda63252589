import { Component, type ReactNode } from 'react'
import { useWords } from '../../ui/i18n/index.ts'
import { forget } from '../kept/database.ts'
import classes from './Door.module.css'

/** A fault of the page itself must not leave a blank screen in somebody's hand. React asks for a class here. */
export class UnlessBroken extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError = () => ({ isBroken: true })

  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children
  }
}

const Broken = () => {
  const words = useWords()
  const load = async () => {
    // What was heard may be what breaks it: where the centre can say it anew, it is not shown again.
    if (navigator.onLine) await forget('snapshot')
    location.reload()
  }
  return (
    <main className={classes.door} data-testid="broken">
      <h1>{words('error.title')}</h1>
      <p role="alert">{words('crew.broken')}</p>
      <button type="button" className="go" onClick={() => void load()}>
        {words('error.reload')}
      </button>
    </main>
  )
}
