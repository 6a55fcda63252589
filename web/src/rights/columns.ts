import type { Role } from '../api/words.ts'

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** To the left or to the right, by the arrow that was pressed; undefined for any other key. */
export const stepOf = ({ code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): 1 | -1 | undefined => {
  if (ctrlKey || metaKey || altKey || shiftKey) return undefined
  return code === 'ArrowRight' ? 1 : code === 'ArrowLeft' ? -1 : undefined
}

/** The next role on that side; behind the last one comes the first. */
export const roleBeside = (roles: readonly Role[], role: Role, step: 1 | -1): Role =>
  roles.at((roles.indexOf(role) + step) % roles.length) ?? role
