/**
 * Why a record is not on the other side: `too_large` for a message, or `unreadable` there, since the other is older or
 * newer than what wrote it.
 */
export const leftCodes = ["too_large", "unreadable"] as const;
export type LeftCode = (typeof leftCodes)[number];
