import { fpcyProvider } from "./fpcy.ts";
import type { Provider } from "./provider.ts";

/** 本服务的网关: the server this app came from, which asks its own suppliers; `key` is the user's, not theirs. */
export function gatewayProvider(base: string, key: string): Provider {
	return fpcyProvider({
		id: "gateway",
		name: { zh: "本服务的网关", en: "This server's gateway" },
		url: new URL("/fpcy", base).href,
		sqm: key,
		gateway: true,
	});
}
