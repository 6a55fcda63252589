import { type CodeEntry, codeEntry } from './code.ts'
import { siaAccess } from './sia-access.ts'
import { siaAlarms } from './sia-alarms.ts'
import { siaArming } from './sia-arming.ts'
import { siaMakers } from './sia-makers.ts'
import { siaSystem } from './sia-system.ts'

/** Every SIA code that is known, in the order of the tables. */
export const siaCodes: readonly CodeEntry[] = [siaAlarms, siaArming, siaAccess, siaSystem, siaMakers]
  .flat()
  .map((row) => codeEntry('SIA', row))

const byCode: ReadonlyMap<string, CodeEntry> = new Map(siaCodes.map((entry) => [entry.code, entry]))

/**
 * The entry of a two-letter event code (SIA DC-03), `undefined` for a code that nobody has defined.
 *
 * @example siaCode('FA')?.meaning.en // 'Fire alarm'
 */
export const siaCode = (code: string): CodeEntry | undefined => byCode.get(code)
