import { first } from "./0001-first.ts";
import { queue } from "./0002-queue.ts";
import { journal } from "./0003-journal.ts";
import { sync } from "./0004-sync.ts";
import { sealed } from "./0005-sealed.ts";
import type { Step } from "./step.ts";

/** The steps of data that were not sealed yet. */
export const plainSteps: readonly Step[] = [first, queue, journal, sync];

/** Those steps, and one that changes nothing but the version: no tab with the old code opens the database after it. */
export const closingSteps: readonly Step[] = [...plainSteps, { version: sealed.version, tables: {} }];
