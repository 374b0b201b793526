import { sealed } from "./0005-sealed.ts";
import { snapshots } from "./0006-snapshots.ts";
import { counted } from "./0007-counted.ts";
import type { Step } from "./step.ts";

/** Every step in order, from the first that is sealed. A new one is one file and one line here. */
export const steps: readonly Step[] = [sealed, snapshots, counted];
