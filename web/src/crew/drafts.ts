import { useState } from 'react'
import { useCrew } from './useCrew.ts'

/** What is written and not sent yet. A job or a call for help closes what is open; nobody writes the same twice for that. */
const drafts = new Map<string, string>()

export const useDraft = (about: string): readonly [text: string, write: (text: string) => void] => {
  const key = `${useCrew().person.id} ${about}`
  const [text, setText] = useState(drafts.get(key) ?? '')
  const write = (next: string) => {
    drafts.set(key, next)
    setText(next)
  }
  return [text, write]
}
