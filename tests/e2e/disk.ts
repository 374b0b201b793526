import type { Page } from "@playwright/test";

/**
 * Lets the worker's database refuse to grow while `fill(page, true)` holds, as a browser does on a full disk. Profiles
 * are few bytes and find room.
 */
export async function watchDisk(page: Page): Promise<void> {
	await page.route(/\/app\.worker[^/]*\.js$/, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: `(${refuseWhenFull.toString()})();\n${await response.text()}` });
	});
}

/** Runs in the worker. */
function refuseWhenFull(): void {
	let full = false;
	new BroadcastChannel("disk").onmessage = ({ data }) => {
		full = data === "full";
	};
	const { put } = IDBObjectStore.prototype;
	IDBObjectStore.prototype.put = function (...given) {
		if (full && this.transaction.db.name !== "yanpiao-profiles")
			throw new DOMException("no room", "QuotaExceededError");
		return put.apply(this, given);
	};
}

export async function fill(page: Page, state: "full" | "free"): Promise<void> {
	await page.evaluate((said) => new BroadcastChannel("disk").postMessage(said), state);
}
