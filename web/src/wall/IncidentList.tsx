import { useEffect, useRef, useState } from 'react'
import { age } from '../ui/i18n/format.ts'
import { useWords } from '../ui/i18n/index.ts'
import { helpOf, openIncidents } from './figures.ts'
import classes from './IncidentList.module.css'
import { pagesOf, turnOf } from './pages.ts'
import { useWall, useWallTime } from './store.ts'
import type { WallIncident } from './words.ts'

/** The open incidents. What does not fit turns up on the next page; the wall never scrolls. */
export const IncidentList = () => {
  const words = useWords()
  const incidents = openIncidents(useWall((state) => state.incidents))
  const { list, fits } = useFit()
  const pages = pagesOf(incidents, fits)
  const turn = useWallTime((now) => turnOf(now, pages.length))
  return (
    <section className={classes.list} ref={list} aria-label={words('wall.incidents')} data-testid="wall-incidents">
      {incidents.length === 0 && <p className={classes.nothing}>{words('wall.nothingOpen')}</p>}
      <ul key={turn} className={classes.page}>
        {pages[turn]?.map((incident) => (
          <Row key={incident.id} incident={incident} />
        ))}
      </ul>
      {pages.length > 1 && (
        <p className={classes.pages} data-testid="wall-page">
          {words('wall.page', { page: turn + 1, of: pages.length, count: incidents.length })}
        </p>
      )}
    </section>
  )
}

const Row = ({ incident }: { readonly incident: WallIncident }) => {
  const words = useWords()
  const { type, priority, area } = incident
  const name = useWall(({ stations }) => (area ? (stations.get(area)?.name ?? null) : null))
  return (
    <li className={classes.row} data-priority={priority} data-incident={incident.id}>
      <span className={classes.priority}>{priority}</span>
      <span className={classes.what}>
        <span className={classes.type}>{words(`incidentType.${type}`)}</span>
        <span className={classes.area}>{name}</span>
      </span>
      <Team incident={incident} />
    </li>
  )
}

const Team = ({ incident }: { readonly incident: WallIncident }) => {
  const words = useWords()
  const { stage, units, since } = helpOf(incident)
  const sentFor = useWallTime((now) => age(now - Date.parse(since ?? incident.openedAt)))
  if (stage === 'none') return <span className={classes.noTeam}>{words('wall.noTeam', { age: sentFor })}</span>
  // Three call signs are what a line holds; the others are counted.
  const names = units.length > 3 ? `${units.slice(0, 2).join(', ')} +${units.length - 2}` : units.join(', ')
  return (
    <span className={classes.team}>
      {stage === 'on-scene'
        ? words('wall.onScene', { units: names })
        : words('wall.sent', { units: names, age: sentFor })}
    </span>
  )
}

/** How many rows there is room for, measured anew when the screen or what stands around the list changes. */
const useFit = () => {
  const list = useRef<HTMLElement>(null)
  const [fits, setFits] = useState(8)
  useEffect(() => {
    const element = list.current
    if (!element) return
    const measure = () => {
      const row = Number.parseFloat(getComputedStyle(element).getPropertyValue('--row')) * unitOf(element)
      // One row stays for the line that says which page this is.
      setFits(Math.max(1, Math.floor(element.clientHeight / row) - 1))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { list, fits }
}

/** A pixel of the wall in pixels of this screen. */
const unitOf = (element: HTMLElement): number => Number.parseFloat(getComputedStyle(element).fontSize) / 26
