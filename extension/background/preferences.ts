import * as z from "zod/mini";

import { address } from "#extension/protocol/shapes.ts";
import type { Preferences } from "./hub.ts";

/** The local server's own port; it is asked only where the user gave the right to its host. */
export const defaultPreferences: Preferences = { chip: false, badge: true, server: "http://127.0.0.1:8787" };

const shape = z.object({
	chip: z.boolean(),
	badge: z.boolean(),
	server: z.union([z.literal(""), address]),
});

/** Preferences as given by a page of ours, or `undefined`; of the server's address only the origin is kept. */
export function parsePreferences(given: unknown): Preferences | undefined {
	const read = shape.safeParse(given);
	if (!read.success) return undefined;
	const { server } = read.data;
	return { ...read.data, server: server === "" ? "" : new URL(server).origin };
}
