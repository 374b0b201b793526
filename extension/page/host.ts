import { originOf, patternOf } from "#extension/background/site-pattern.ts";

/**
 * The host permission that covers an address, `undefined` where the browser has none for it.
 * @example hostPattern("https://supplier.example.com/fpcy") === "https://supplier.example.com/*"
 */
export function hostPattern(address: string): string | undefined {
	const origin = originOf(address.trim());
	return origin && patternOf(origin, { ports: !import.meta.env.FIREFOX });
}

/** The host of an address as people know it, with its port; the address itself where it has none. */
export function hostName(address: string): string {
	return URL.parse(address.trim())?.host || address;
}
