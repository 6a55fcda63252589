import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { askForReasons, useWanted } from './api/reasons.ts'
import { sessionQuery, useMe } from './api/session.ts'
import { EnterByLink } from './enter/EnterByLink.tsx'
import { CREW_PAGE, isCrew } from './enter/home.ts'
import { Welcome } from './enter/Welcome.tsx'
import { Desk } from './lock/Desk.tsx'
import { ErrorPage, MissingPage } from './ui/ErrorPage.tsx'
import { homeOf } from './ui/pages.ts'
import { WallBroken } from './wall/WallBroken.tsx'

interface Context {
  readonly queries: QueryClient
}

askForReasons()
const ReasonDialog = lazy(async () => ({ default: (await import('./ui/reason/ReasonDialog.tsx')).ReasonDialog }))

/** Whatever page asks for what needs a reason, it is asked for here. */
const AnyPage = () => {
  const wanted = useWanted()
  const me = useMe()
  return (
    <>
      <Desk />
      {wanted && !me?.locked && (
        <Suspense>
          <ReasonDialog />
        </Suspense>
      )}
    </>
  )
}

const root = createRootRouteWithContext<Context>()({
  component: AnyPage,
  errorComponent: ErrorPage,
  notFoundComponent: MissingPage,
})

interface Entering {
  readonly context: Context
  readonly location: { readonly pathname: string }
}

const crewPage = redirect({ href: CREW_PAGE, reloadDocument: true })

/** Nobody is sent away only because the server does not answer: who was signed in sees the page and its sign of the loss. */
const mayEnter = async ({ context: { queries }, location }: Entering) => {
  const session = await queries.ensureQueryData(sessionQuery)
  // Whoever comes in is led to where they wanted to go.
  if (!session) throw redirect({ to: '/', search: { to: location.pathname } })
  if (isCrew(session)) throw crewPage
}

/** Where somebody wanted to go before they came in, and who would not let them in. */
interface DoorSearch {
  readonly to?: string
  readonly refused?: 'organisation'
}

/** A way within this house: a link from elsewhere must not lead out of it by way of our door. */
const isOurs = (to: unknown): to is string => typeof to === 'string' && /^\/(?!\/)[\w/.-]*$/.test(to)

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: Welcome,
  validateSearch: (search: Record<string, unknown>): DoorSearch => ({
    ...(isOurs(search.to) && { to: search.to }),
    ...(search.refused === 'organisation' && { refused: 'organisation' }),
  }),
  beforeLoad: async ({ context: { queries } }) => {
    const session = await queries.ensureQueryData(sessionQuery).catch(() => null)
    if (session && !session.locked) throw isCrew(session) ? crewPage : redirect({ to: homeOf(session.role) })
  },
})

const enter = createRoute({
  getParentRoute: () => root,
  path: '/enter',
  // Whose place a link would take is known before it is used.
  beforeLoad: async ({ context: { queries } }) => void (await queries.ensureQueryData(sessionQuery)),
  component: EnterByLink,
})

const console = createRoute({
  getParentRoute: () => root,
  path: '/console',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./console/Console.tsx'), 'Console'),
})

const line = createRoute({
  getParentRoute: () => root,
  path: '/line',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./line/Line.tsx'), 'Line'),
})

const replay = createRoute({
  getParentRoute: () => root,
  path: '/replay/$incident',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./replay/Replay.tsx'), 'Replay'),
})

const supervisor = createRoute({
  getParentRoute: () => root,
  path: '/supervisor',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./supervisor/Supervisor.tsx'), 'Supervisor'),
})

const sheet = createRoute({
  getParentRoute: () => root,
  path: '/supervisor/sheet',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./supervisor/sheet/SheetPage.tsx'), 'SheetPage'),
})

const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./wall/Wall.tsx'), 'Wall'),
  errorComponent: WallBroken,
})

const keys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./keys/KeysPage.tsx'), 'KeysPage'),
})

const looks = createRoute({
  getParentRoute: () => root,
  path: '/looks',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./looks/Looks.tsx'), 'Looks'),
})

const driving = createRoute({
  getParentRoute: () => root,
  path: '/driving',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./driving/DrivingPage.tsx'), 'DrivingPage'),
})

const own = createRoute({
  getParentRoute: () => root,
  path: '/own',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./portal/OwnLooks.tsx'), 'OwnLooks'),
})

const map = createRoute({
  getParentRoute: () => root,
  path: '/map',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./map/MapPage.tsx'), 'MapPage'),
})

const rights = createRoute({
  getParentRoute: () => root,
  path: '/rights',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./rights/RightsPage.tsx'), 'RightsPage'),
})

const staff = createRoute({
  getParentRoute: () => root,
  path: '/staff',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./staff/StaffPage.tsx'), 'StaffPage'),
})

const tokens = createRoute({
  getParentRoute: () => root,
  path: '/tokens',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./tokens/TokensPage.tsx'), 'TokensPage'),
})

const approvals = createRoute({
  getParentRoute: () => root,
  path: '/approvals',
  beforeLoad: mayEnter,
  component: lazyRouteComponent(() => import('./approvals/ApprovalsPage.tsx'), 'ApprovalsPage'),
})

export const routerFor = (queries: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([
      home,
      enter,
      console,
      line,
      replay,
      supervisor,
      sheet,
      wall,
      map,
      keys,
      rights,
      staff,
      tokens,
      approvals,
      looks,
      driving,
      own,
    ]),
    context: { queries },
  })

/** What the first picture will need is asked for at once, and not one after the other. */
export const askAhead = (router: ReturnType<typeof routerFor>, queries: QueryClient): void => {
  const [matched] = router.getMatchedRoutes(location.pathname)
  for (const route of matched) void router.loadRouteChunk(route)
  // Where somebody comes in by a link, who sits here is about to change.
  if (matched.some(({ options }) => options.beforeLoad)) void queries.prefetchQuery(sessionQuery)
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerFor>
  }
}
