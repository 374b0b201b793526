import { type Context, Hono, type MiddlewareHandler } from "hono";
import * as z from "zod/mini";
import type { Result } from "#core/base/result.ts";
import { identityOf } from "#core/model/identity.ts";
import { kindIds } from "#core/model/kinds/index.ts";
import { readText } from "#gateway/body.ts";
import { roles, type Supplier } from "#gateway/checks/check.ts";
import { noteOf } from "#gateway/ops/watch.ts";
import type { Key, Store } from "#gateway/store/store.ts";
import type { AuthProblem } from "#gateway/users/auth.ts";
import { addKey, revokeKey } from "#gateway/users/manage.ts";

export interface AdminOptions {
	readonly store: Pick<Store, "keys" | "audit" | "erase" | "suppliers">;
	readonly suppliers: readonly Supplier[];
	/** Requests a minute of a new key. */
	readonly rate: number;
	/** Whose key the request brings, by its Authorization head alone: a page of another site cannot send one. */
	readonly who: (c: Context) => Promise<Result<Key, AuthProblem>>;
}

type Admin = { Variables: { key: Key } };

const MAX_REQUEST = 4 * 1024;

const newKey = z.strictObject({
	name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
	role: z.enum(roles),
	perMinute: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
});

const invoice = z.strictObject({
	code: z.optional(z.string().check(z.regex(/^(?:\d{10}|\d{12})?$/))),
	number: z.string().check(z.regex(/^(?:\d{8}|\d{20})$/)),
});

/** What only admins may do: keys, the audit, erasure, and how the suppliers are. */
export function adminRoutes(options: AdminOptions): Hono<Admin> {
	const { store, suppliers, rate } = options;
	const app = new Hono<Admin>();
	app.use("/admin/*", adminsOnly(options.who));

	app.get("/admin/keys", async (c) => c.json(await store.keys.list()));
	app.post("/admin/keys", async (c) => {
		const about = newKey.safeParse(await readJson(c.req.raw));
		if (!about.success) return c.json({ code: "bad_request", wants: "name, role, perMinute?" }, 400);
		const { name, role, perMinute = rate } = about.data;
		return c.json(await addKey(store, { name, role, perMinute }, c.get("key").id), 201);
	});
	app.delete("/admin/keys/:id", async (c) => {
		const { id } = c.req.param();
		const revoked = /^[\w-]{1,64}$/.test(id) && (await revokeKey(store, id, c.get("key").id));
		return revoked ? c.json({ revoked: id }) : c.json({ code: "no_such_key" }, 404);
	});

	app.get("/admin/suppliers", async (c) => c.json(await supplierStates(store, suppliers)));

	app.get("/admin/audit", async (c) => {
		await store.audit.append({ what: "exported", keyId: c.get("key").id });
		return new Response(linesOf(store.audit.lines()), {
			headers: {
				"Content-Type": "application/x-ndjson; charset=utf-8",
				"Content-Disposition": 'attachment; filename="yanpiao-audit.jsonl"',
			},
		});
	});
	app.get("/admin/audit/anchors", async (c) => c.json(await store.audit.anchors()));
	app.get("/admin/audit/verify", async (c) => c.json(await store.audit.verify()));

	// The invoice stands in the body: addresses end up in logs of proxies.
	app.post("/admin/erase", async (c) => {
		const which = invoice.safeParse(await readJson(c.req.raw));
		const identity = which.success ? identityOf(which.data) : undefined;
		if (!identity) return c.json({ code: "bad_request", wants: "code?, number" }, 400);
		return c.json({ entries: await store.erase(identity, c.get("key").id) });
	});
	return app;
}

function adminsOnly(who: AdminOptions["who"]): MiddlewareHandler<Admin> {
	return async (c, next) => {
		const note = noteOf(c);
		note.route = "/admin";
		const key = await who(c);
		if (!key.ok) {
			note.end = key.error.code;
			const { code, retryAfterMs = 0 } = key.error;
			c.header("WWW-Authenticate", "Bearer");
			if (retryAfterMs > 0) c.header("Retry-After", String(Math.ceil(retryAfterMs / 1000)));
			return c.json({ code }, code === "slow_down" ? 429 : 401);
		}
		note.key = key.value.id;
		if (key.value.role !== "admin") return c.json({ code: "not_allowed" }, 403);
		c.set("key", key.value);
		c.header("Cache-Control", "no-store");
		return next();
	};
}

async function supplierStates(store: Pick<Store, "suppliers">, suppliers: readonly Supplier[]) {
	const states = await store.suppliers.list();
	return suppliers.map(({ id, name, sample, rank, costFen, supports }) => {
		const state = states.find((one) => one.id === id);
		return {
			id,
			name,
			sample,
			rank,
			...(costFen !== undefined && { costFen }),
			kinds: kindIds.filter((kind) => supports(kind)),
			failures: state?.failures ?? 0,
			...(state && state.failures > 0 && { notBefore: state.notBefore.toISOString(), reason: state.reason }),
		};
	});
}

async function readJson(request: Request): Promise<unknown> {
	try {
		return JSON.parse((await readText(request, MAX_REQUEST)) ?? "");
	} catch {
		return undefined; // told as bad_request
	}
}

/** Pulled line by line, so that a slow reader costs no memory. */
function linesOf(lines: AsyncIterable<string>): ReadableStream<Uint8Array> {
	const iterator = lines[Symbol.asyncIterator]();
	const encoder = new TextEncoder();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await iterator.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(`${value}\n`));
		},
		async cancel() {
			await iterator.return?.();
		},
	});
}
