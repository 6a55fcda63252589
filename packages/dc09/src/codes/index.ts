export {
  type CodeEntry,
  type EventClass,
  eventClasses,
  type Meaning,
  type NumberKind,
  numberKinds,
  type SignalClass,
  signalClasses,
} from './code.ts'
export { type ContactIdQualifier, contactIdCode, contactIdCodes } from './contact-id.ts'
export { siaCode, siaCodes } from './sia.ts'
