import { useWords } from './i18n/index.ts'

/** A key as it is printed on the keyboard. */
export const Kbd = ({ cap }: { readonly cap: string }) => {
  const words = useWords()
  return <kbd>{cap === 'Space' ? words('keys.space') : cap}</kbd>
}
