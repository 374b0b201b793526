import { ensureRoom, hasRoom } from "#extension/work/room.ts";
import { BRIDGE_PORT } from "./protocol.ts";

/**
 * Sees to it that the work room is there when a page wants to speak with it. The background itself serves no such port,
 * but has an end of it: closing that closes it for the room as well. So it lets go only of a port that came before the
 * room was there, and the relay tries again. In Firefox the background is the room.
 */
export function wakeForBridge(port: { readonly name: string; disconnect(): void }): void {
	if (import.meta.env.FIREFOX || port.name !== BRIDGE_PORT) return;
	void wake(port).catch(() => port.disconnect()); // the relay finds nobody, and says so to the page by closing
}

async function wake(port: { disconnect(): void }): Promise<void> {
	if (await hasRoom()) return;
	await ensureRoom();
	port.disconnect();
}
