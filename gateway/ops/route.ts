import { type Context, Hono } from "hono";

import type { Result } from "#core/base/result.ts";
import { socketOf } from "#gateway/incoming.ts";
import type { Key, Store } from "#gateway/store/store.ts";
import { isFromHere } from "#gateway/users/address.ts";
import type { AuthProblem } from "#gateway/users/auth.ts";
import type { Metrics } from "./metrics.ts";
import { noteOf } from "./watch.ts";

export interface OpsOptions {
	readonly store: Pick<Store, "ping">;
	readonly metrics: Metrics;
	readonly stopping: () => boolean;
	/** Whose key a request brings. */
	readonly who: (c: Context) => Promise<Result<Key, AuthProblem>>;
}

const READY_MS = 2_000;

/** Whether the process lives, whether it can answer, and what it counts. */
export function opsRoutes({ store, metrics, stopping, who }: OpsOptions): Hono {
	const app = new Hono();
	app.get("/healthz", (c) => {
		noteOf(c).route = "/healthz";
		return c.text("ok\n");
	});
	app.get("/readyz", async (c) => {
		noteOf(c).route = "/readyz";
		if (stopping()) return c.text("stopping\n", 503);
		return (await answersInTime(store)) ? c.text("ok\n") : c.text("store\n", 503);
	});
	app.get("/metrics", async (c) => {
		noteOf(c).route = "/metrics";
		const here = isFromHere(socketOf(c), c.req.raw.headers);
		if (!here) {
			const key = await who(c);
			if (!key.ok || key.value.role !== "admin") return c.text("forbidden\n", 403);
		}
		const { type, body } = await metrics.text();
		return c.body(body, 200, { "Content-Type": type, "Cache-Control": "no-store" });
	});
	return app;
}

async function answersInTime(store: Pick<Store, "ping">): Promise<boolean> {
	const { promise, resolve } = Promise.withResolvers<boolean>();
	const late = setTimeout(resolve, READY_MS, false);
	const ping = store.ping().then(
		() => true,
		() => false, // the log has why the requests fail
	);
	return Promise.race([ping, promise]).finally(() => clearTimeout(late));
}
