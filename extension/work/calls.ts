import * as z from "zod/mini";

import { parseDay } from "#core/base/day.ts";
import { MAX_FEN } from "#core/base/fen.ts";
import { kindIds } from "#core/model/kinds/index.ts";
import { address, candidates } from "#extension/protocol/shapes.ts";
import { foundShape, pageShape } from "./saving-shapes.ts";
import type { Work } from "./work.ts";

const text = (length: number) => z.string().check(z.maxLength(length));
const id = text(100);
const ids = z.array(id).check(z.maxLength(10_000));
const fen = z.int().check(z.gte(-MAX_FEN), z.lte(MAX_FEN));
const day = z.string().check(z.refine((value) => /^\d{8}$/.test(value) && parseDay(value) !== undefined));
const whole = (from: number, to: number) => z.int().check(z.gte(from), z.lte(to));

const words = {
	code: text(40),
	number: text(40),
	digitalNumber: text(40),
	checkCode: text(40),
	buyerName: text(300),
	buyerTaxId: text(40),
	sellerName: text(300),
	sellerTaxId: text(40),
	totalInWords: text(100),
	machineNumber: text(40),
	remark: text(2_000),
	drawer: text(100),
	payee: text(100),
	reviewer: text(100),
	title: text(100),
	originalNumber: text(40),
	originalCode: text(40),
	redNoticeNumber: text(60),
};
const values = { ...words, kind: z.enum(kindIds), issuedOn: day, amount: fen, tax: fen, total: fen };
/** `null` empties a field: what is `undefined` does not come over a port. */
const fields = z.partial(
	z.strictObject(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, z.nullable(value)]))),
);

const provider = z.union([
	z.strictObject({ mode: z.literal("sample") }),
	z.strictObject({ mode: z.literal("fpcy"), url: text(2_000), sqm: text(2_000) }),
	z.strictObject({ mode: z.literal("gateway"), key: text(2_000) }),
	z.strictObject({ mode: z.literal("none") }),
]);
const settings = z.strictObject({
	provider,
	ownCompanies: z.array(z.strictObject({ name: text(300), taxId: text(40) })).check(z.maxLength(500)),
	claimWithinDays: z.optional(whole(0, 10_000)),
	askOnCapture: z.boolean(),
	asking: z.strictObject({ atOnce: whole(1, 20), perMinute: whole(1, 6_000) }),
	watch: z.looseObject({ on: z.boolean() }),
	language: z.enum(["zh-CN", "en"]),
	theme: z.enum(["system", "light", "dark"]),
});

/** What is `undefined` comes over a port as `null`. */
const shown = z.nullish(
	z.union([z.strictObject({ passphrase: text(2_000) }), z.strictObject({ recoveryCode: text(200) })]),
);

/**
 * What may be asked of the work room, and with what. A name that is not here is not called, however it came to be on
 * the object.
 */
const shapes = {
	read: z.tuple([candidates]),
	save: z.tuple([candidates, pageShape]),
	saveAll: z.tuple([foundShape, z.strictObject({ ask: z.boolean() })]),
	saving: z.tuple([]),
	saveText: z.tuple([text(20_000), pageShape]),
	saveTyped: z.tuple([fields]),
	complete: z.tuple([id, fields]),
	verify: z.tuple([id, z.strictObject({ fresh: z.boolean() })]),
	verifyAll: z.tuple([ids]),
	queue: z.tuple([]),
	steer: z.tuple([z.enum(["pause", "resume"])]),
	view: z.tuple([id]),
	damagedRecord: z.tuple([id]),
	settings: z.tuple([]),
	saveSettings: z.tuple([settings, z.optional(settings)]),
	watch: z.tuple([]),
	news: z.tuple([]),
	untoldChanges: z.tuple([]),
	hostsAdded: z.tuple([]),
	useServer: z.tuple([z.union([z.literal(""), address])]),
	peers: z.tuple([]),
	invite: z.tuple([address]),
	unpair: z.tuple([id]),
	leaving: z.tuple([]),
	accountStanding: z.tuple([]),
	unlock: z.tuple([shown]),
	setPassphrase: z.tuple([text(2_000), shown]),
	removePassphrase: z.tuple([shown]),
	renewRecoveryCode: z.tuple([shown]),
	lock: z.tuple([]),
} as const satisfies Record<keyof Work, z.ZodMiniType>;

const call = z.object({ id: z.int(), method: text(40), args: z.array(z.unknown()).check(z.maxLength(4)) });

export interface Call {
	readonly id: number;
	readonly method: keyof Work;
	readonly args: readonly unknown[];
}

/** A message on the port as a call, `undefined` when it is none; `args` are absent where they do not fit the method. */
export function readCall(message: unknown): (Omit<Call, "args"> & Partial<Pick<Call, "args">>) | undefined {
	const read = call.safeParse(message);
	if (!read.success || !Object.hasOwn(shapes, read.data.method)) return undefined;
	const method = read.data.method as keyof Work; // hasOwn has just proved it
	const args = shapes[method].safeParse(read.data.args);
	return { id: read.data.id, method, ...(args.success && { args: args.data }) };
}

/** Whose answer is the same when it is asked for twice: these may be asked again when the room died half-way. */
export const repeatable: ReadonlySet<keyof Work> = new Set([
	"read",
	"save",
	"saveAll",
	"saving",
	"saveText",
	"verifyAll",
	"queue",
	"steer",
	"view",
	"damagedRecord",
	"settings",
	"saveSettings",
	"news",
	"hostsAdded",
	"useServer",
	"peers",
	"unpair",
	"leaving",
	"accountStanding",
	"unlock",
	"lock",
]);

/** What is answered while the library is locked: all that needs nothing of it. */
export const answeredLocked: ReadonlySet<keyof Work> = new Set([
	"read",
	"accountStanding",
	"unlock",
	"setPassphrase",
	"removePassphrase",
	"renewRecoveryCode",
	"lock",
]);
