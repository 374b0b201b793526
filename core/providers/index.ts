import { fpcyProvider } from "./fpcy.ts";
import { gatewayProvider } from "./gateway.ts";
import type { Provider } from "./provider.ts";
import { sampleProvider } from "./sample.ts";

/** Who the user chose to ask. */
export type ProviderSettings =
	| { readonly mode: "sample" }
	| { readonly mode: "fpcy"; readonly url: string; readonly sqm: string }
	| { readonly mode: "gateway"; readonly key: string }
	| { readonly mode: "none" };

/** Where the frontend stands. */
export interface ProviderPlace {
	/** Origin of our own server, which has the sample authority. */
	readonly base: string;
	/** A page reaches suppliers through our server's `/relay`; Node and the extension reach them directly. */
	readonly relay: boolean;
}

/** The provider of these settings, `undefined` when the user set nobody. */
export function providerFor(settings: ProviderSettings, place: ProviderPlace): Provider | undefined {
	switch (settings.mode) {
		case "sample":
			return sampleProvider(place.base);
		case "fpcy": {
			const { url, sqm } = settings;
			return fpcyProvider({ url, sqm, ...(place.relay && { relay: new URL("/relay", place.base).href }) });
		}
		case "gateway":
			return gatewayProvider(place.base, settings.key);
		case "none":
			return undefined;
	}
}
