import { fpcyProvider } from "./fpcy.ts";
import type { Provider } from "./provider.ts";

/** 授权码 of the sample authority: printed when the server starts, worth nothing anywhere else. */
export const SAMPLE_SQM = "YANPIAO-SAMPLE-2026";

/** 演示查验: our own server's sample authority, which knows only invented invoices. */
export function sampleProvider(base: string): Provider {
	return fpcyProvider({
		id: "sample",
		name: { zh: "演示查验（不是税务机关）", en: "Sample check (not a tax authority)" },
		url: new URL("/fpcy", base).href,
		sqm: SAMPLE_SQM,
		sample: true,
	});
}
