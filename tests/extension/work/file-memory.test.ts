import { createHash } from "node:crypto";

import { describe, expect, it } from "vitest";

import { createFileMemory } from "#extension/work/file-memory.ts";

const URL_OF_FILE = "https://mail.example/get?token=secret";
const numbers = { number: "26990000000000000017" };
const hash = async (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function makeStorage(kept = new Map<string, string>()) {
	const setItem = (key: string, value: string) => void kept.set(key, value);
	return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem };
}

describe("what files turned out to be", () => {
	it("is known again after the room was closed, by the very address only", async () => {
		const storage = makeStorage();
		await createFileMemory(storage, hash).remember(URL_OF_FILE, numbers);

		const memory = createFileMemory(storage, hash);

		expect(await memory.recall(URL_OF_FILE)).toEqual(numbers);
		expect(await memory.recall(`${URL_OF_FILE}&x`)).toBeUndefined();
	});

	it("is kept without the address, which may open a mailbox", async () => {
		const storage = makeStorage();

		await createFileMemory(storage, hash).remember(URL_OF_FILE, numbers);

		expect([...storage.kept.values()].join()).not.toMatch(/mail\.example|secret/);
	});

	it("does not grow without end", async () => {
		const storage = makeStorage();
		const many = Array.from({ length: 2_000 }, (_, index) => [`old${index}`, numbers]);
		storage.setItem("fetched", JSON.stringify(many));

		await createFileMemory(storage, hash).remember(URL_OF_FILE, numbers);

		const kept = JSON.parse(storage.kept.get("fetched") ?? "") as [string][];
		expect([kept.length, kept[0]?.[0]]).toEqual([2_000, "old1"]);
	});

	it.each(["{", "[[1,2]]", '{"a":1}', "null"])("is empty where the storage holds %s", async (broken) => {
		const storage = makeStorage(new Map([["fetched", broken]]));

		expect(await createFileMemory(storage, hash).recall(URL_OF_FILE)).toBeUndefined();
	});

	it("fails nobody when there is no room", async () => {
		const full = {
			getItem: () => null,
			setItem() {
				throw new DOMException("full", "QuotaExceededError");
			},
		};

		await expect(createFileMemory(full, hash).remember(URL_OF_FILE, numbers)).resolves.toBeUndefined();
	});
});
