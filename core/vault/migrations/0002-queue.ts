import type { Step } from "./step.ts";

/** The queue of questions (查验队列). Nothing that was kept before changes. */
export const queue: Step = { version: 2, tables: { queue: "recordId, seq" } };
