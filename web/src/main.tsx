import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './ui/base.css'
import { followSession } from './api/session.ts'
import { askAhead, routerFor } from './routes.tsx'
import { learnAll, startWords } from './ui/i18n/index.ts'
import { followPreferences } from './ui/preferences.ts'
import { styleNonce, theme, variables } from './ui/theme.ts'

followPreferences()

// The client tries again by itself (see persistent.ts); live push tells when something changed.
const queries = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } })
followSession(queries)
const router = routerFor(queries)

const words = startWords({
  en: () => import('./ui/i18n/desk.en.ts'),
  ru: () => import('./ui/i18n/desk.ru.ts'),
  uz: () => import('./ui/i18n/desk.uz.ts'),
})
askAhead(router, queries)
await words
setTimeout(learnAll, 3000)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} forceColorScheme="dark" cssVariablesResolver={variables} getStyleNonce={styleNonce}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
