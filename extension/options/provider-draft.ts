import type { Settings } from "#core/flows/app.ts";
import { hostPattern } from "#extension/page/host.ts";
import { isUsableAddress } from "#ui/address.ts";

/** What stands in the boxes of the provider's form. */
export interface ProviderDraft {
	readonly mode: Settings["provider"]["mode"];
	/** Address of the user's own Yanpiao server, for `sample` and `gateway`. */
	readonly server: string;
	readonly url: string;
	readonly sqm: string;
	readonly key: string;
}

export function draftOf(provider: Settings["provider"], server: string): ProviderDraft {
	return {
		mode: provider.mode,
		server,
		url: provider.mode === "fpcy" ? provider.url : "",
		sqm: provider.mode === "fpcy" ? provider.sqm : "",
		key: provider.mode === "gateway" ? provider.key : "",
	};
}

/** The address that will be asked; `undefined` where nobody is. */
export function addressOf({ mode, server, url }: ProviderDraft): string | undefined {
	if (mode === "none") return undefined;
	return (mode === "fpcy" ? url : server).trim();
}

/** What keeps the form from being saved. */
export function draftProblem(draft: ProviderDraft): "needAddress" | "needSecret" | undefined {
	const address = addressOf(draft);
	if (address !== undefined && (!isUsableAddress(address) || !hostPattern(address))) return "needAddress";
	const secret = draft.mode === "fpcy" ? draft.sqm : draft.mode === "gateway" ? draft.key : "-";
	return secret.trim() === "" ? "needSecret" : undefined;
}

export function providerOf({ mode, url, sqm, key }: ProviderDraft): Settings["provider"] {
	if (mode === "fpcy") return { mode, url: url.trim(), sqm: sqm.trim() };
	if (mode === "gateway") return { mode, key: key.trim() };
	return { mode };
}

/** The host permission that was needed before and is not any more: it is given back. */
export function hostToGiveBack(
	before: ProviderDraft,
	after: ProviderDraft,
	sites: readonly string[],
): string | undefined {
	const patternOf = (draft: ProviderDraft) => hostPattern(addressOf(draft) ?? "");
	const old = patternOf(before);
	if (!old || old === patternOf(after)) return undefined;
	return sites.some((site) => hostPattern(site) === old) ? undefined : old;
}
