export type { Statement } from './batch-query.ts'
export type { Answer } from './commands.ts'
export type { Connection } from './connection.ts'
export * from './errors.ts'
export type { Appending, NewEvent, PrivatePart, RecordedEvent } from './event.ts'
export { Journal, type JournalOptions, openJournal, type Written } from './journal.ts'
export type { Json, JsonObject } from './json.ts'
export type { Piece, ReadOptions, Upcasters } from './reader.ts'
export {
  type ExportOptions,
  exportEvents,
  type InclusionCheck,
  type JournalExport,
  type ProvenEvent,
  verifyExport,
} from './seals/export.ts'
export type { SignedHead, TreeHead } from './seals/head.ts'
export { verifyInclusion } from './seals/merkle.ts'
export type { Problem, ProblemKind } from './seals/problem.ts'
export type { SealOptions, SealStatus } from './seals/sealing.ts'
export { type Verification, type VerifyOptions, verify } from './seals/verify.ts'
export type { AppendOptions } from './stage.ts'
export { readStreams } from './streams.ts'
export type { SubscribeOptions } from './subscribe.ts'
export { openVault, type VaultOptions } from './vault/open.ts'
export { type Sealed, type SealingKey, sealBytes } from './vault/sealed.ts'
export type { Vault } from './vault/vault.ts'
export type { Appended, Status } from './writer.ts'
