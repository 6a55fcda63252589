import { Button } from '@mantine/core'
import { useWords } from './i18n/index.ts'
import { Page } from './Page.tsx'

/** Something in the page itself broke. Nothing was lost: everything that was done is on the server. */
export const ErrorPage = ({ error }: { readonly error: unknown }) => {
  const words = useWords()
  return (
    <Page title={words('error.title')}>
      <p>{words('error.meaning')}</p>
      <p>
        <code>{error instanceof Error ? error.message : String(error)}</code>
      </p>
      <Button onClick={() => location.reload()}>{words('error.reload')}</Button>
    </Page>
  )
}

export const MissingPage = () => {
  const words = useWords()
  return (
    <Page title={words('missing.title')}>
      <p>{words('missing.meaning', { path: location.pathname })}</p>
      <Button component="a" href="/">
        {words('missing.home')}
      </Button>
    </Page>
  )
}
