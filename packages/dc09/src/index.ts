/**
 * ANSI/SIA DC-09, the protocol in which alarm panels report over IP: frames, the receiver's side, the panel's side.
 *
 * @module
 */
export { keyLengths } from './cipher.ts'
export * from './codes/index.ts'
export { crc16 } from './crc.ts'
export { type DecodeOptions, decodeFrame } from './decode.ts'
export {
  createDialler,
  type Dialler,
  DiallerError,
  type DiallerOptions,
  type PanelMessage,
  type Receipt,
} from './dialler.ts'
export {
  createDuplicateFilter,
  type DuplicateFilter,
  type DuplicateFilterOptions,
  type FrameIdentity,
} from './duplicates.ts'
export { type EncodeOptions, encodeFrame, type Message } from './encode.ts'
export type * from './frame.ts'
export { defaultLimits, type Limits } from './limits.ts'
export { createLineMonitor, type LineEvent, type LineMonitor, type LineWatch, type Outcome } from './monitor.ts'
export type { Quirks } from './quirks.ts'
export {
  type Answer,
  createReceiver,
  type KnownAccount,
  type ReceivedFrame,
  type Receiver,
  type ReceiverCounts,
  type ReceiverOptions,
} from './receiver.ts'
export { type DecodedReply, decodeReply, encodeReply, type ReplyKind, type ReplyOptions } from './reply.ts'
export type { DefectCounts, Source, SourceCounts } from './source.ts'
export { type FrameSink, FrameSplitter } from './splitter.ts'
export { standardTolerance, type TimeTolerance } from './tolerance.ts'
