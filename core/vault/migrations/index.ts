import { first } from "./0001-first.ts";
import { queue } from "./0002-queue.ts";
import { journal } from "./0003-journal.ts";
import { sync } from "./0004-sync.ts";
import type { Step } from "./step.ts";

/** Every step in order. A new one is one file and one line here. */
export const steps: readonly Step[] = [first, queue, journal, sync];
