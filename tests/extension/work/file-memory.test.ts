import { createHash } from "node:crypto";

import { describe, expect, it } from "vitest";

import { createFileMemory, dropOpenFileMemory } from "#extension/work/file-memory.ts";

const URL_OF_FILE = "https://mail.example/get?token=secret";
const numbers = { number: "26990000000000000017" };
const hash = async (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function makePlace(kept?: unknown) {
	const place = {
		kept,
		load: async () => structuredClone(place.kept),
		async save(files: unknown) {
			place.kept = structuredClone(files);
		},
	};
	return place;
}

describe("what files turned out to be", () => {
	it("is known again after the room was closed, by the very address only", async () => {
		const place = makePlace();
		await createFileMemory(place, hash).remember(URL_OF_FILE, numbers);

		const memory = createFileMemory(place, hash);

		expect(await memory.recall(URL_OF_FILE)).toEqual(numbers);
		expect(await memory.recall(`${URL_OF_FILE}&x`)).toBeUndefined();
	});

	it("is kept without the address, which may open a mailbox", async () => {
		const place = makePlace();

		await createFileMemory(place, hash).remember(URL_OF_FILE, numbers);

		expect(JSON.stringify(place.kept)).not.toMatch(/mail\.example|secret/);
	});

	it("does not grow without end", async () => {
		const place = makePlace(Array.from({ length: 2_000 }, (_, index) => [`old${index}`, numbers]));

		await createFileMemory(place, hash).remember(URL_OF_FILE, numbers);

		const kept = place.kept as [string][];
		expect([kept.length, kept[0]?.[0]]).toEqual([2_000, "old1"]);
	});

	it("keeps all of several that are read at the same time", async () => {
		const place = makePlace();
		const memory = createFileMemory(place, hash);
		const urls = ["a", "b", "c"].map((name) => `${URL_OF_FILE}&${name}`);

		await Promise.all(urls.map((url) => memory.remember(url, numbers)));

		const again = createFileMemory(place, hash);
		expect(await Promise.all(urls.map((url) => again.recall(url)))).toEqual([numbers, numbers, numbers]);
	});

	it.each(["{", [[1, 2]], { a: 1 }, null])("is empty where the place holds %s", async (broken) => {
		expect(await createFileMemory(makePlace(broken), hash).recall(URL_OF_FILE)).toBeUndefined();
	});

	it("fails nobody when it cannot be loaded or saved, and is looked for again", async () => {
		let opens = false;
		const place = {
			load: async () => {
				if (!opens) throw new Error("the library does not open");
				return [[await hash(new TextEncoder().encode(URL_OF_FILE)), numbers]];
			},
			save: () => Promise.reject(new Error("gone")),
		};
		const memory = createFileMemory(place, hash);
		expect(await memory.recall(URL_OF_FILE)).toBeUndefined();
		await expect(memory.remember("https://other.example/", numbers)).resolves.toBeUndefined();

		opens = true;

		expect(await memory.recall(URL_OF_FILE)).toEqual(numbers);
	});

	it("leaves nothing of what versions before kept open", () => {
		const kept = new Map([
			["fetched", "[]"],
			["met", "1"],
		]);

		dropOpenFileMemory({ removeItem: (key) => void kept.delete(key) });

		expect([...kept.keys()]).toEqual(["met"]);
	});
});
