import * as z from "zod/mini";

import type { Problem } from "#core/base/result.ts";
import { candidate } from "#extension/protocol/shapes.ts";
import type { SavingList } from "./saving-list.ts";
import type { Found } from "./work.ts";

const text = (length: number) => z.string().check(z.maxLength(length));
const records = z.array(text(100)).check(z.maxLength(10_000));
const problem: z.ZodMiniType<Problem> = z.looseObject({ code: text(40) });
const end = z.discriminatedUnion("what", [
	z.object({ what: z.literal("kept"), records }),
	z.object({ what: z.literal("failed"), problem, records: z.optional(records) }),
]);

export const pageShape = z.object({ url: text(4_096), title: text(1_000) });
const found = z.object({ candidate, page: pageShape });

export const foundShape: z.ZodMiniType<readonly Found[]> = z.array(found).check(z.maxLength(10_000));

/** A list as it was remembered. */
export const savingShape = z
	.array(
		z.object({
			key: text(4_200),
			page: text(4_096),
			ask: z.boolean(),
			tries: z.int().check(z.gte(0)),
			found: z.optional(found),
			end: z.optional(end),
		}),
	)
	.check(z.maxLength(20_000)) as unknown as z.ZodMiniType<SavingList>; // optional members are absent in JSON
