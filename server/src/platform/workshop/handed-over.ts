/** Bytes that fill their memory alone can be handed to another thread as they are; all else is copied on its way. */
export const handedOver = (message: object): ArrayBuffer[] =>
  Object.values(message).flatMap((value) =>
    value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength
      ? [value.buffer]
      : [],
  )
