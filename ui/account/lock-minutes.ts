/** Minutes without anybody at work after which a library locks itself (自动锁定); 0 for never. */
export const lockMinutes = [5, 15, 60, 0] as const;
export type LockMinutes = (typeof lockMinutes)[number];
