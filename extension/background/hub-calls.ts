import * as z from "zod/mini";

import { savingShape } from "#extension/work/saving-shapes.ts";
import type { HubService } from "./hub-service.ts";
import { lockRuleShape } from "./lock-rule.ts";

const text = (length: number) => z.string().check(z.maxLength(length));
const url = text(4_096);

/** What our own pages may ask of the background, and with what. */
const shapes = {
	look: z.tuple([z.int().check(z.gte(0))]),
	watchSite: z.tuple([url, z.boolean()]),
	sites: z.tuple([]),
	preferences: z.tuple([]),
	setPreferences: z.tuple([z.object({ chip: z.boolean(), badge: z.boolean(), server: url })]),
	lock: z.tuple([]),
	lockRule: z.tuple([]),
	setLockRule: z.tuple([lockRuleShape]),
	used: z.tuple([]),
	server: z.tuple([]),
	mayReach: z.tuple([url]),
	fetchInPage: z.tuple([url, z.object({ url, title: text(1_000) })]),
	recallSaving: z.tuple([]),
	rememberSaving: z.tuple([savingShape]),
	recallSecret: z.tuple([text(100)]),
	keepSecret: z.tuple([text(100), text(100)]),
	forgetSecret: z.tuple([]),
	roomChanged: z.tuple([z.object({ language: z.enum(["zh-CN", "en"]), waits: z.boolean() })]),
} as const satisfies Record<keyof HubService, z.ZodMiniType>;

const call = z.object({ to: z.literal("hub"), method: text(40), args: z.array(z.unknown()).check(z.maxLength(4)) });

export interface HubCall {
	readonly method: keyof HubService;
	readonly args: readonly unknown[];
}

/** A message as a call to the background, `undefined` when it is none or its arguments do not fit. */
export function readHubCall(message: unknown): HubCall | undefined {
	const read = call.safeParse(message);
	if (!read.success || !Object.hasOwn(shapes, read.data.method)) return undefined;
	const method = read.data.method as keyof HubService; // hasOwn has just proved it
	const args = shapes[method].safeParse(read.data.args);
	return args.success ? { method, args: args.data } : undefined;
}
