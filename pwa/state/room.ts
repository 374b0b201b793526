import { signal } from "@preact/signals";

/** What the browser says is used of what it grants this site, in bytes; it may round both. */
export interface Room {
	readonly used: number;
	readonly granted: number;
	readonly level: "ample" | "low" | "full";
}

/** Parts of what is granted from which people are told. */
export const LOW = 0.8;
export const FULL = 0.95;

/** `untold`: the browser was asked, and did not say. */
export const room = signal<Room | "untold" | undefined>(undefined);

export async function lookAtRoom(): Promise<void> {
	// It is absent in old browsers, and some refuse in private windows.
	const said = await navigator.storage?.estimate?.().catch(() => undefined);
	room.value = (said && roomOf(said)) ?? "untold";
}

export function roomOf({ usage, quota }: StorageEstimate): Room | undefined {
	if (usage === undefined || !quota) return undefined;
	const part = usage / quota;
	return { used: usage, granted: quota, level: part >= FULL ? "full" : part >= LOW ? "low" : "ample" };
}

/** Whole percent, never more than is true. */
export function percentOf({ used, granted }: Room): number {
	return Math.floor((used / granted) * 100);
}
