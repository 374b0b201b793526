import * as z from "zod/mini";

import { fen, MAX_FEN } from "#core/base/fen.ts";
import { err, ok, type Problem, type Result } from "#core/base/result.ts";
import type { Settings } from "#core/flows/app.ts";
import type { Preferences } from "#extension/background/hub.ts";

/** More than any settings need; what is larger is some other file. */
export const MAX_FILE_BYTES = 256 * 1024;

const FORMAT = "yanpiao-extension-settings";
const VERSION = 1;

/** What the settings file holds. Secrets are left out unless the person wants them in it. */
export interface SettingsFile {
	readonly settings: Settings;
	readonly preferences: Preferences;
	readonly sites: readonly string[];
	/** Whether the provider needs a secret that the file does not hold. */
	readonly secretMissing: boolean;
}

export type SettingsFileProblem =
	| Problem<"too_large" | "not_json" | "newer">
	/** `where`: the name of the entry that is wrong, empty when it is no settings file at all. */
	| (Problem<"not_settings"> & { readonly where: string });

const text = z.string().check(z.maxLength(2_000));
const name = z.string().check(z.maxLength(200));
const days = z.int().check(z.gte(1), z.lte(365));

const origin = z.string().check(
	z.maxLength(300),
	z.refine(
		(given) => ["http:", "https:"].includes(URL.parse(given)?.protocol ?? "") && URL.parse(given)?.origin === given,
	),
);

const server = z.string().check(
	z.maxLength(300),
	z.refine((given) => given === "" || /^https?:$/.test(URL.parse(given)?.protocol ?? "")),
);

const shape = z.object({
	settings: z.object({
		provider: z.union([
			z.object({ mode: z.literal("sample") }),
			z.object({ mode: z.literal("fpcy"), url: text, sqm: z.optional(text) }),
			z.object({ mode: z.literal("gateway"), key: z.optional(text) }),
			z.object({ mode: z.literal("none") }),
		]),
		ownCompanies: z.array(z.object({ name, taxId: name })).check(z.maxLength(500)),
		claimWithinDays: z.optional(z.int().check(z.gte(1), z.lte(3650))),
		askOnCapture: z.boolean(),
		asking: z.object({ atOnce: z.int().check(z.gte(1), z.lte(20)), perMinute: z.int().check(z.gte(1), z.lte(6_000)) }),
		watch: z.object({
			on: z.boolean(),
			everyDays: days,
			claimedEveryDays: days,
			largeFrom: z.int().check(z.gte(0), z.lte(MAX_FEN)),
			mostADay: z.int().check(z.gte(0), z.lte(10_000)),
		}),
		language: z.enum(["zh-CN", "en"]),
		theme: z.enum(["system", "light", "dark"]),
	}),
	preferences: z.object({ chip: z.boolean(), badge: z.boolean(), server }),
	sites: z.array(origin).check(z.maxLength(500)),
});

const head = z.object({ format: z.literal(FORMAT), version: z.int().check(z.gte(1)) });

/** The settings as text for a file. Without `secrets` neither 授权码 nor key is in it. */
export function formatSettingsFile(
	{ settings, preferences, sites }: Omit<SettingsFile, "secretMissing">,
	options: { readonly secrets: boolean },
): string {
	const provider = options.secrets ? settings.provider : withoutSecrets(settings.provider);
	return `${JSON.stringify({ format: FORMAT, version: VERSION, settings: { ...settings, provider }, preferences, sites }, undefined, "\t")}\n`;
}

/**
 * Reads a settings file; nothing of it is taken over that could not have been set by hand. A secret that is not in the
 * file is an empty text.
 */
export function parseSettingsFile(content: string): Result<SettingsFile, SettingsFileProblem> {
	if (content.length > MAX_FILE_BYTES) return err({ code: "too_large" });
	let given: unknown;
	try {
		given = JSON.parse(content);
	} catch {
		return err({ code: "not_json" }); // the reason is a place in a text nobody wrote by hand
	}
	const known = head.safeParse(given);
	if (!known.success) return err({ code: "not_settings", where: "" });
	if (known.data.version > VERSION) return err({ code: "newer" });
	const read = shape.safeParse(given);
	if (!read.success) return err({ code: "not_settings", where: whereOf(read.error.issues[0]?.path ?? []) });
	const { settings, preferences, sites } = read.data;
	const { claimWithinDays, ...others } = settings;
	const { provider, watch } = settings;
	return ok({
		settings: {
			...others,
			...(claimWithinDays !== undefined && { claimWithinDays }),
			provider: withEmptySecrets(provider),
			watch: { ...watch, largeFrom: fen(watch.largeFrom) },
		},
		preferences,
		sites,
		secretMissing: (provider.mode === "fpcy" && !provider.sqm) || (provider.mode === "gateway" && !provider.key),
	});
}

/** The file's settings, with the secret kept that is set here already and that the file does not hold. */
export function keepSecret(file: SettingsFile, current: Settings): Settings {
	const { settings } = file;
	const [next, now] = [settings.provider, current.provider];
	if (next.mode === "fpcy" && next.sqm === "" && now.mode === "fpcy" && now.url === next.url) {
		return { ...settings, provider: { ...next, sqm: now.sqm } };
	}
	return settings;
}

type FileProvider = z.infer<typeof shape>["settings"]["provider"];

function withoutSecrets(provider: Settings["provider"]): FileProvider {
	if (provider.mode === "fpcy") return { mode: "fpcy", url: provider.url };
	if (provider.mode === "gateway") return { mode: "gateway" };
	return provider;
}

function withEmptySecrets(provider: FileProvider): Settings["provider"] {
	if (provider.mode === "fpcy") return { ...provider, sqm: provider.sqm ?? "" };
	if (provider.mode === "gateway") return { ...provider, key: provider.key ?? "" };
	return provider;
}

function whereOf(path: readonly PropertyKey[]): string {
	return path.map(String).join(".");
}
