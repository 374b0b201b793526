/** Characters of a message in one frame: at three bytes each a frame stays below 256 kB. */
export const PIECE = 80_000;

/** A longer frame is not even looked at. JSON writes two characters for a quote, so a piece may double. */
export const MAX_FRAME = 2 * PIECE + 200;

/** Characters of one message: a record with all its answers. */
export const MAX_MESSAGE = 8_000_000;
