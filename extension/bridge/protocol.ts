import { MAX_FRAME } from "#core/sync/limits.ts";

/** Name of the ports that lead from a paired page to the work room. */
export const BRIDGE_PORT = "bridge";

/** The script in paired pages; made by `entrypoints/bridge.ts`. */
export const BRIDGE_SCRIPT = "bridge.js";

/** What the room says first: a port that nobody serves stays silent. */
export const ROOM_HELLO = "bridge room";

/** What it says instead while the library is locked, and what the relay then tells the page. */
export const ROOM_LOCKED = "locked";

/** What a page says in its own window, with a port to speak over. Nothing else of the window is listened to. */
export interface PageHello {
	readonly yanpiao: "bridge";
	readonly nonce: string;
}

/** The hello in what a window was told, `undefined` for anything else. Only own members count. */
export function readPageHello(data: unknown): PageHello | undefined {
	if (typeof data !== "object" || data === null) return undefined;
	if (!Object.hasOwn(data, "yanpiao") || !Object.hasOwn(data, "nonce")) return undefined;
	const { yanpiao, nonce } = data as { yanpiao: unknown; nonce: unknown }; // hasOwn has just proved it
	if (yanpiao !== "bridge" || typeof nonce !== "string" || !/^[\w-]{20,60}$/.test(nonce)) return undefined;
	return { yanpiao, nonce };
}

/** Whether this may be passed on: what it says is checked where it is read. */
export function isFrame(said: unknown): said is string {
	return typeof said === "string" && said.length > 0 && said.length <= MAX_FRAME;
}
