import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import './look/base.css'
import { language, learnAll, startWords, useWords } from '../ui/i18n/index.ts'
import { CrewPage } from './CrewPage.tsx'
import { UnlessBroken } from './door/Broken.tsx'
import { manifestFile } from './install/manifest.ts'
import { keepPage } from './install/useUpdates.ts'
import { followLook } from './look/look.ts'
import { startSending } from './outbox/outbox.ts'
import { keepNoticeTexts } from './phone/notices.ts'
import { startSession } from './session.ts'

followLook()
keepPage()
await startWords({
  en: () => import('../ui/i18n/crew.en.ts'),
  ru: () => import('../ui/i18n/crew.ru.ts'),
  uz: () => import('../ui/i18n/crew.uz.ts'),
})
learnAll()
void startSession()
void startSending()

/** What the phone itself shows of the page speaks the same language. */
const Named = () => {
  const words = useWords()
  useEffect(() => {
    document.title = words('crew.name')
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')
    if (link) link.href = `/${manifestFile(language())}`
    document.querySelector('meta[name="apple-mobile-web-app-title"]')?.setAttribute('content', words('crew.shortName'))
    void keepNoticeTexts(words)
  }, [words])
  return (
    <UnlessBroken>
      <CrewPage />
    </UnlessBroken>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('crew.html has no element with the id root')
createRoot(root).render(
  <StrictMode>
    <Named />
  </StrictMode>,
)
