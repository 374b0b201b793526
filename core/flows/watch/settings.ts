import * as z from "zod/mini";

import { fen, MAX_FEN } from "#core/base/fen.ts";
import { type WatchSettings, watchDefaults } from "#core/watch/settings.ts";

const days = z.int().check(z.gte(1), z.lte(365));

const shape = z.object({
	on: z.boolean(),
	everyDays: days,
	claimedEveryDays: days,
	largeFrom: z.int().check(z.gte(0), z.lte(MAX_FEN)),
	mostADay: z.int().check(z.gte(0), z.lte(10_000)),
});

/** As stored; each question may cost money, so what nobody could have chosen is not taken. */
export function readWatch(stored: unknown): WatchSettings {
	const given = typeof stored === "object" ? stored : {};
	const read = shape.safeParse({ ...watchDefaults, ...given });
	return read.success ? { ...read.data, largeFrom: fen(read.data.largeFrom) } : watchDefaults;
}
