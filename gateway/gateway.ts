import { type Context, Hono } from "hono";

import { err, type Result } from "#core/base/result.ts";
import { adminRoutes } from "./admin/route.ts";
import { createCheckService } from "./checks/service.ts";
import type { Config } from "./config/config.ts";
import { type Answering, createAnswering } from "./fpcy/answer.ts";
import { fpcyRoute } from "./fpcy/route.ts";
import { headOf, socketOf } from "./incoming.ts";
import { errorFacts, type Log } from "./ops/log.ts";
import { createMetrics } from "./ops/metrics.ts";
import { opsRoutes } from "./ops/route.ts";
import { createWatch, type Watch } from "./ops/watch.ts";
import type { Key, Store } from "./store/store.ts";
import { createSupplier } from "./suppliers/index.ts";
import { localFetch } from "./suppliers/local-fetch.ts";
import { clientAddress } from "./users/address.ts";
import { type Auth, type AuthProblem, createAuth } from "./users/auth.ts";
import { bearerOf } from "./users/bearer.ts";

export interface GatewayOptions {
	readonly config: Pick<Config, "suppliers" | "rate" | "wrongKeys" | "trustProxy">;
	readonly store: Store;
	readonly log: Log;
	readonly sampleAuthority: Hono;
	/** Where this server is, once it listens: the sample authority's files are named by it. */
	readonly ownUrl: () => string;
	readonly now?: () => Date;
	readonly fetch?: typeof fetch;
}

export interface Gateway {
	/** Notes every request; to be used before all else. */
	readonly watch: Watch;
	readonly answering: Answering;
	readonly routes: Hono;
	/** No new question is begun; resolves when those under way have ended. */
	drain(): Promise<void>;
	readonly stopping: () => boolean;
}

/** Puts the gateway's parts together: who may ask, who is asked, what is kept and what is told about it. */
export function createGateway(options: GatewayOptions): Gateway {
	const { config, store, log, sampleAuthority, now = () => new Date() } = options;
	const { trustProxy, rate, wrongKeys } = config;
	const place = { sampleFetch: localFetch(sampleAuthority, options.ownUrl) };
	const suppliers = config.suppliers.map((one) => createSupplier(one, place));
	const metrics = createMetrics();
	const auth = createAuth({ keys: store.keys, wrongKeys });
	const checks = createCheckService({
		store,
		suppliers,
		now,
		...(options.fetch && { fetch: options.fetch }),
		observe(event) {
			metrics.check(event);
			if (event.what === "failed") log.error({ what: event.what, ...errorFacts(event.cause) });
			else if (event.what === "asked") log.info({ ...event, ms: Math.round(event.ms) });
		},
	});
	let stopping = false;

	const who = (c: Context) => ownerOf(c, auth, trustProxy);
	const routes = new Hono();
	const answering = createAnswering({ checks, auth, trustProxy, sampleAuthority });
	routes.route("/", fpcyRoute(answering));
	routes.route("/", adminRoutes({ store, suppliers, rate, who }));
	routes.route("/", opsRoutes({ store, metrics, stopping: () => stopping, who }));
	return {
		watch: createWatch(log, metrics),
		answering,
		routes,
		stopping: () => stopping,
		drain() {
			stopping = true;
			return checks.drain();
		},
	};
}

/** Whose key stands in the Authorization head. */
async function ownerOf(c: Context, auth: Auth, trustProxy: boolean): Promise<Result<Key, AuthProblem>> {
	const secret = bearerOf(headOf(c, "authorization"));
	if (secret === "") return err({ code: "wrong_key" });
	const key = await auth.find(secret, clientAddress(socketOf(c), headOf(c, "x-forwarded-for"), trustProxy));
	if (!key.ok) return key;
	const counted = await auth.count(key.value);
	return counted.ok ? key : counted;
}
