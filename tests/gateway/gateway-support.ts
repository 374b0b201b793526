import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Writable } from "node:stream";
import pino from "pino";
import { onTestFinished } from "vitest";

import type { Role } from "#gateway/checks/check.ts";
import { type ConfigSource, readConfig } from "#gateway/config/config.ts";
import { createGateway, type Gateway } from "#gateway/gateway.ts";
import { createSample, createServer, listen, type RunningServer } from "#gateway/server.ts";
import { openStore } from "#gateway/store/open.ts";
import type { Store } from "#gateway/store/store.ts";
import { sampleInvoice } from "#samples/index.ts";

/** The secret of the supplier in these tests. It must never be seen outside. */
export const SUPPLIER_SQM = "SUPPLIER-SECRET-9c1f";
const SUPPLIER_URL = "http://supplier.example/fpcy";

export interface TestGateway extends RunningServer {
	readonly store: Store;
	readonly gateway: Gateway;
	/** Everything that was logged so far. */
	logged(): string;
	/** Bodies of the questions the supplier got. */
	readonly asked: string[];
	key(role: Role, perMinute?: number): Promise<string>;
}

interface TestOptions {
	/** More flags of the command. */
	readonly args?: readonly string[];
	/** Answers in the place of the supplier. */
	readonly supplier?: (body: Record<string, string>) => Response | Promise<Response>;
	readonly limits?: Parameters<typeof listen>[2];
}

/** A whole gateway on a free port with a database of its own and a supplier that is a function. */
export async function startGateway({ args = [], supplier = confirm, limits }: TestOptions = {}): Promise<TestGateway> {
	const folder = await mkdtemp(join(tmpdir(), "yanpiao-gateway-"));
	const app = join(folder, "app");
	const data = join(folder, "data");
	await mkdir(app);
	await writeFile(join(app, "index.html"), "<!doctype html><title>验票</title>");
	const source: ConfigSource = {
		args: ["--supplier", `fpcy=${SUPPLIER_URL}`, ...args],
		env: { YANPIAO_FPCY_SQM: SUPPLIER_SQM },
		readFile: () => undefined,
	};
	const config = readConfig(source);
	if (!config.ok) throw new Error(config.error.line);
	let lines = "";
	const sink = new Writable({
		write(chunk, _, done) {
			lines += String(chunk);
			done();
		},
	});
	const asked: string[] = [];
	const store = await openStore({ file: join(data, "gateway.db") });
	const sample = createSample({ data });
	const gateway = createGateway({
		config: config.value,
		store,
		log: pino({ level: "debug", base: null }, sink),
		sampleAuthority: sample,
		ownUrl: () => "http://localhost/",
		async fetch(_, init) {
			const body = String(init?.body);
			asked.push(body);
			return supplier(JSON.parse(body));
		},
	});
	const server = await listen(createServer({ app, data, sample, gateway }), { port: 0, host: "127.0.0.1" }, limits);
	onTestFinished(async () => {
		await Promise.all([gateway.drain(), server.close()]);
		await store.close();
		await rm(folder, { recursive: true });
	});
	return {
		...server,
		store,
		gateway,
		asked,
		logged: () => lines,
		async key(role, perMinute = 10_000) {
			return (await store.keys.create({ name: `测试 ${role}`, role, perMinute })).secret;
		},
	};
}

/** A question about an invoice that is not of the sample region, so that a real supplier is asked. */
export const question = { fpdm: "", fphm: "26112000000000000017", kprq: "20260312", value: "200.00" };

/** What a supplier says of it. */
export function confirm({ fpdm = "", fphm = "", kprq = "" }: Record<string, string>): Response {
	const fp = { fpdm, fphm, kprq, xfmc: "演示餐饮管理有限公司", jshj: "200.00", je: "188.68", se: "11.32", zfbz: "N" };
	return Response.json({ code: 0, msg: "查验成功", fp: { ...fp, cysj: "2026-11-22 10:00:00", cycs: "1", sph: [] } });
}

/** A question about a sample. */
export function sampleQuestion(id: string) {
	const { code, number, issuedOn } = sampleInvoice(id);
	return { fpdm: code, fphm: number, kprq: issuedOn, value: "200.00" };
}

export async function ask(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
	return fetch(new URL("/fpcy", url), {
		method: "POST",
		headers: { "Content-Type": "application/json;charset=utf-8", ...headers },
		body: typeof body === "string" ? body : JSON.stringify(body),
	});
}

export function manage(url: string, path: string, key: string, init: RequestInit = {}): Promise<Response> {
	return fetch(new URL(path, url), { ...init, headers: { Authorization: `Bearer ${key}`, ...init.headers } });
}
