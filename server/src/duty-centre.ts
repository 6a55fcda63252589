import type { Agent } from 'node:https'
import { createLineMonitor, type Receiver } from '@yordam/dc09'
import { type Journal, JournalUnavailable, openJournal, type Sealed } from '@yordam/journal'
import type { Pool } from 'pg'
import { viewAlarm } from './alarms/board.ts'
import { alarmReactions } from './alarms/command.ts'
import { alarmKind } from './alarms/evolve.ts'
import { proposalOf } from './alarms/opening.ts'
import { receive } from './alarms/receive.ts'
import { alarmRoutes } from './alarms/routes.ts'
import { Tallies } from './alarms/tally.ts'
import { dueOfAlarm, eventsOfAlarm, meaningOfSignal } from './alarms/timeline.ts'
import { viewApproval } from './approvals/board.ts'
import { ask as askForApproval } from './approvals/command.ts'
import { approvalRoutes } from './approvals/routes.ts'
import { arrivalRoutes } from './arrivals/routes.ts'
import { openArriving } from './arriving.ts'
import { openChoosing } from './choosing.ts'
import { openCovering } from './covering.ts'
import { openCrews } from './crews.ts'
import { Chooser } from './dispatch/chooser.ts'
import { plansOf } from './dispatch/plans-file.ts'
import { coverageRoutes } from './dispatch/routes.ts'
import { effectsOf } from './effects.ts'
import { openHindering } from './hindering.ts'
import { keepHouse } from './housekeeping.ts'
import { viewIncident, viewIncidentForCrew } from './incidents/board.ts'
import { findIncidentFor } from './incidents/find.ts'
import type { Incident } from './incidents/incident.ts'
import { incidentReactions } from './incidents/reactions.ts'
import { incidentRoutes } from './incidents/routes.ts'
import { kinds } from './kinds.ts'
import { LooksBoard } from './looks/board.ts'
import { looksRoutes } from './looks/routes.ts'
import { PlanFiles } from './map/files.ts'
import { groundRoutes } from './map/routes.ts'
import { viewMessage } from './messages/board.ts'
import { PhotoStore } from './photos/store.ts'
import { Answering } from './platform/answering.ts'
import { Clock } from './platform/clock.ts'
import type { DataFolder } from './platform/folder.ts'
import { House } from './platform/house/house.ts'
import { streamOf } from './platform/house/kind.ts'
import { mergeReactions } from './platform/house/work.ts'
import { answeredRoutes } from './platform/http/answered-routes.ts'
import { type App, createApp } from './platform/http/app.ts'
import { Door } from './platform/http/door.ts'
import { healthRoutes } from './platform/http/health.ts'
import type { Identity } from './platform/identity/identity.ts'
import { mayDo } from './platform/identity/rights.ts'
import { rightsRoutes } from './platform/identity/rights-routes.ts'
import { Jobs } from './platform/jobs/jobs.ts'
import type { Audience } from './platform/live/audience.ts'
import { Live } from './platform/live/live.ts'
import { liveRoutes, watchOffice } from './platform/live/routes.ts'
import { Presence } from './platform/presence.ts'
import type { Settings } from './platform/settings.ts'
import { Workshop } from './platform/workshop/workshop.ts'
import { PremisesBoard } from './premises/board.ts'
import { accountKind } from './premises/evolve.ts'
import { PremisesIndex } from './premises/index-board.ts'
import type { PremisesDetails } from './premises/premises.ts'
import { premisesRoutes } from './premises/premises-routes.ts'
import { accountRoutes } from './premises/routes.ts'
import { openRetrospect } from './retrospect.ts'
import { closureRoutes } from './roads/closure-routes.ts'
import { RoadTimes } from './roads/road-times.ts'
import { roadRoutes } from './roads/routes.ts'
import { RoadsToldOfClosures } from './roads/told-of-closures.ts'
import { showings, type Views } from './screens/showings.ts'
import { fixOnWall } from './screens/wall.ts'
import { openSignIn } from './sign-in.ts'
import { SignalsBoard } from './signals/board.ts'
import { createDuplicates, createLine } from './signals/dc09.ts'
import { LineMonitor } from './signals/line.ts'
import { primeDuplicates } from './signals/prime.ts'
import { Replays } from './signals/replays.ts'
import { signalRoutes } from './signals/routes.ts'
import { personOfStaff } from './staff/board.ts'
import { command as askStaff } from './staff/command.ts'
import { staffKind } from './staff/evolve.ts'
import { stationKind } from './stations/evolve.ts'
import { stationRoutes } from './stations/routes.ts'
import { Whereabouts } from './stations/whereabouts.ts'
import { openSupervision } from './supervision.ts'
import { dueNow } from './timers.ts'
import { adopt } from './tokens/adopt.ts'
import { tokenRoutes } from './tokens/routes.ts'
import { viewUnit } from './units/board.ts'
import { eventsOfCall } from './units/call-timeline.ts'
import { unitReactions } from './units/command.ts'
import { unitKind } from './units/evolve.ts'
import { ofDuty } from './units/on-duty.ts'
import { UnitPositions } from './units/positions.ts'
import { unitRoutes } from './units/routes.ts'
import { openLooks } from './who-looks.ts'

/** A duty centre that is open: its parts know one another, nothing listens yet. */
export interface DutyCentre {
  readonly app: App
  readonly line: Receiver
  readonly identity: Identity
  readonly house: House
  readonly journal: Journal
  close(): Promise<void>
}

/** Brings the parts of the house together, from the database up. Read it from the top: this is the order of things. */
export const openDutyCentre = async (
  settings: Settings,
  folder: DataFolder,
  connection: string,
  pool: Pool,
  { demo, log, pushAgent }: { demo: boolean; log: (line: string) => void; pushAgent?: Agent },
): Promise<DutyCentre> => {
  // That the journal cannot be written is said once, by the journal, and not again for every panel that repeats itself.
  const onError = (error: unknown) => {
    if (!(error instanceof JournalUnavailable)) log(`error: ${error instanceof Error ? error.stack : String(error)}`)
  }

  // A duty centre whose response plans cannot be used is not opened.
  const plans = await plansOf(settings.plans)

  // The journal, and the house that decides on top of it.
  const house = new House(pool, settings.site, kinds, mergeReactions(alarmReactions, incidentReactions, unitReactions))
  const jobs = new Jobs(connection, effectsOf, log)
  await Promise.all([house.prepare(), jobs.prepare()])
  const journal = await openJournal({
    connection,
    site: settings.site,
    holder: { url: settings.origin, data: folder.path },
    vault: { connection, masterKeyFile: folder.within('keys', 'master.key') },
    // Whoever sits at a console waits for a database that does not answer, and must soon be told so.
    commitTimeoutMs: 15_000,
    seals: { dir: folder.within('seals'), onProblem: (problem) => log(`seals: ${problem}`) },
    ...house.journalHooks,
    project: (batch) => [...house.journalHooks.project(), ...jobs.project(batch)],
    onStatus: ({ state, reason }) => log(`journal: ${state}${reason ? ` (${reason})` : ''}`),
  })
  const open = (sealed: Sealed): unknown => journal.vault!.open(sealed)
  await house.open(journal)

  // The boards.
  const premises = new PremisesBoard(house, open)
  const tallies = new Tallies(house)
  await tallies.rebuild(pool)
  const positions = new UnitPositions(pool, (id, fix) => {
    const unit = house.get(unitKind, id)
    return unit && ofDuty(unit, fix)
  })
  await positions.open()
  // Before any screen is told of the unit: who goes home is not on the map any more.
  house.onCommitted(({ changes }) => {
    for (const { kind, id } of changes) if (kind === unitKind) positions.keepOnDuty(id)
  })
  const signals = new SignalsBoard(journal, settings.site, open, (account, zone) => premises.zoneName(account, zone))
  const index = new PremisesIndex(house, premises)
  const whereabouts = new Whereabouts(house, (id) => premises.details(id)?.position)
  const views = {
    alarm: viewAlarm(tallies, premises),
    incident: viewIncident(open),
    incidentForCrew: viewIncidentForCrew(open, premisesOf(house, premises)),
    unit: viewUnit(positions, open),
    message: viewMessage(open),
    approval: viewApproval(open, (id) => house.get(staffKind, id)),
  }

  // Who is there, and what they see at once.
  const presence = new Presence(Date.now())
  const signIn = await openSignIn({ connection, pool, folder, settings, house, presence, open, demo, log })
  const { identity } = signIn
  await adopt(house, identity.people)
  const answering: Answering = new Answering(journal, {
    ask: () => pool.query('SELECT'),
    onChange: () => {
      log(`journal: ${answering.state(Date.now()) === 'waiting' ? 'does not answer' : 'answers'}`)
      live.pulse()
    },
  })
  const live = openLive(house, journal, views, tallies, whereabouts, answering, settings.timeZone)
  positions.onChange((unit, fix) => (fix ? live.moved(unit, [...fix.position, fix.heading, fix.at]) : live.lost(unit)))

  // The line on which panels report.
  const monitor = createLineMonitor()
  const duplicates = createDuplicates(settings.duplicateWindow)
  const replays = new Replays()
  await primeDuplicates(duplicates, replays, journal, pool, open, settings.duplicateWindow)
  const line = createLine(
    house,
    {
      accountOf: (receiver, lineNumber, number) => premises.accountOf(receiver, lineNumber, number),
      receive: (work, account, known, signals) => receive(work, account, known, signals, settings.targets),
      repeated: (alarm) => tallies.repeated(alarm),
    },
    duplicates,
    {
      host: settings.host,
      port: settings.dc09Port,
      monitor,
      duplicateWindow: settings.duplicateWindow,
      replays,
      onError,
    },
  )

  // The doors, and where heavy work of theirs is done.
  const workshop = new Workshop()
  const app = await createApp(settings, identity, log)
  app.addHook('onRequest', async ({ person, headers }) => {
    // What a screen on the wall asks for, nobody asks for.
    if (person && headers['yordam-screen'] !== 'wall') presence.seen(person.id, Date.now())
  })
  const roads = new RoadTimes(folder.within('atlas'), log, demo ? settings.demoSpeed : 1)
  const toldOfClosures = new RoadsToldOfClosures(house, roads, settings.timeZone)
  await roads.open()
  const chooser = new Chooser(log)
  const coverage = openCovering({
    house,
    pool,
    open,
    index,
    whereabouts,
    positions,
    roads,
    chooser,
    plans,
    timeZone: settings.timeZone,
  })
  const choosing = openChoosing({ house, positions, roads, chooser, plans, coverage })
  const arriving = openArriving({
    house,
    positions,
    roads,
    plans,
    open,
    tell: (arrivals, byUnit) => {
      live.say('desk', 'arrivals', { arrivals })
      for (const [unit, arrival] of byUnit) live.say(`crew:${unit}`, 'arrivals', { arrivals: arrival ? [arrival] : [] })
    },
    onError,
  })
  const hindering = openHindering({
    house,
    positions,
    roads,
    open,
    timeZone: settings.timeZone,
    tell: (unit, ahead) => live.say(`crew:${unit}`, 'ahead', ahead),
    onError,
  })
  const photos = new PhotoStore(pool, journal.vault!)
  await photos.prepare()
  const looks = openLooks({
    house,
    presence,
    accountOfSignal: (id) => signals.accountOf(id),
    incidentOfPhoto: (id) => photos.incidentOf(id),
  })
  const door = new Door(
    app,
    async (person, asking, key) => {
      const { answer } = await house.commit(person, (work) => askForApproval(work, asking), { key })
      return answer.approval
    },
    looks.look,
  )
  healthRoutes(door, journal, settings.site)
  answeredRoutes(door, house)
  signIn.routes(door)
  rightsRoutes(door)
  tokenRoutes(door, house, identity, open, async (id, person) => {
    if (house.get(staffKind, id))
      await house.commit(person, (work) => askStaff(work, id, { type: 'sign-out', by: work.by, everywhere: true }))
  })
  approvalRoutes(door, house, {
    open,
    view: views.approval,
    whoIs: async (id) => personOfStaff(house)(id) ?? identity.people.whoIs(id),
    watch: watchOffice(live, presence, identity),
  })
  accountRoutes(door, house, premises)
  premisesRoutes(door, premises, index, looks.searched)
  looksRoutes(door, looks, new LooksBoard(pool, open), settings.site)
  groundRoutes(door, app, house, new PlanFiles(folder.within('ground'), workshop))
  roadRoutes(door, roads)
  coverageRoutes(door, coverage)
  closureRoutes(door, house, roads, {
    areaOf: (place) => {
      const area = whereabouts.ofPosition(place)
      return area === null ? null : (house.get(stationKind, area)?.name ?? null)
    },
    ahead: hindering.ahead,
  })
  signalRoutes(door, signals, new LineMonitor(monitor), identity, () => line.counts())
  alarmRoutes(door, house, journal, open, views.alarm, (id) => {
    const person = presence.present(id)
    return person && mayDo(person, 'alarm:work', Date.now()) ? person : undefined
  })
  incidentRoutes(door, house, journal, open, views.incident, {
    proposal: async (id) => {
      const alarm = await house.fetch(alarmKind, id)
      if (!alarm) return undefined
      const details = alarm.premises === null ? null : premises.details(alarm.premises)
      return { stream: streamOf(alarmKind, id), ...proposalOf(alarm, details) }
    },
    eventsOfAlarm: async (id) => {
      const alarm = await house.fetch(alarmKind, id)
      return alarm ? eventsOfAlarm(journal, alarm) : []
    },
    dueOfAlarm,
    meaningOfSignal,
    eventsOfCall: (unit, incident, from, until) => eventsOfCall(journal, unit, incident, from, until),
    incidentOf: (unit) => house.get(unitKind, unit)?.incident,
    recommend: choosing.recommend,
    difference: choosing.difference,
  })
  arrivalRoutes(door, { find: (person, id) => findIncidentFor(house, person, id), ways: arriving.ways })
  unitRoutes(door, house, positions, views.unit)
  const { phones, tasks } = await openCrews(door, app, {
    house,
    journal,
    pool,
    folder,
    settings,
    open,
    positions,
    views,
    near: (position) => {
      const area = whereabouts.ofPosition(position)
      return index.addressNear(position, nearby) ?? (area === null ? undefined : house.get(stationKind, area)?.name)
    },
    photos,
    workshop,
    pushAgent,
  })
  stationRoutes(door, house)
  const supervision = openSupervision(door, {
    house,
    journal,
    pool,
    open,
    presence,
    positions,
    whereabouts,
    settings,
    unreadable: () => Object.values(line.counts().defects).reduce((sum, count) => sum + count, 0),
  })
  const retrospect = await openRetrospect(door, { house, journal, pool, open, premises, positions, onError })
  liveRoutes(door, live, presence, identity)

  // The clock.
  const clock = new Clock((now) => dueNow(house, presence, now), onError)
  clock.start()
  answering.start()
  const kept = { journal, pool, signIn, photos, phones }
  const hourly = setInterval(() => void keepHouse(kept).catch(onError), 3_600_000)
  await keepHouse(kept)

  // What is done outside.
  jobs.start(tasks)

  return {
    app,
    line,
    identity,
    house,
    journal,
    async close() {
      clock.stop()
      answering.stop()
      clearInterval(hourly)
      supervision.close()
      arriving.close()
      hindering.close()
      await line.close()
      live.close()
      await app.close()
      await signIn.close()
      await looks.close()
      await workshop.close()
      await chooser.close()
      toldOfClosures.close()
      await roads.close()
      await jobs.close()
      await positions.close()
      await retrospect.close()
      await journal.close()
    },
  }
}

/** So far away an address still says where somebody is, metres. */
const nearby = 400

const sealedAt = ({ sealStatus }: Journal): string | null => sealStatus?.head?.at ?? null

/** The place from which the first alarm came that led to an incident. */
const premisesOf =
  (house: House, premises: PremisesBoard) =>
  ({ alarms: [first] }: Incident): PremisesDetails | null => {
    const alarm = first === undefined ? undefined : house.get(alarmKind, first)
    return alarm?.premises ? premises.details(alarm.premises) : null
  }

/** What the screens are shown, and told as it changes. */
const openLive = (
  house: House,
  journal: Journal,
  views: Views,
  tallies: Tallies,
  whereabouts: Whereabouts,
  answering: Answering,
  timeZone: string,
): Live<Audience> => {
  const live = new Live<Audience>(showings(house, views, whereabouts), journal.seq, {
    positionsTo: new Map([
      ['desk', (fix) => fix],
      ['wall', fixOnWall],
    ]),
    // Days begin by it, so the clocks of the screens go by it too.
    always: { timeZone },
    pulse: () => ({
      site: journal.site,
      journal: answering.state(Date.now()),
      journalReason: journal.status.reason ?? null,
      sealedAt: sealedAt(journal),
      panels: house.count(accountKind),
    }),
  })
  house.onCommitted((committed) => {
    live.follow(
      committed,
      tallies.touchedBy(committed).flatMap((id) => {
        const state = house.get(alarmKind, id)
        return state ? [{ kind: alarmKind, id, state }] : []
      }),
    )
  })
  return live
}
