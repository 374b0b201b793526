import { unzipSync } from "fflate";
import { expect, test } from "vitest";

import { findDirectory, listEntries } from "#core/readers/archive/directory.ts";
import { createZipWriter } from "#core/vault/backup/zip.ts";

async function zipOf(count: number): Promise<Uint8Array<ArrayBuffer>> {
	const parts: Uint8Array<ArrayBuffer>[] = [];
	const zip = createZipWriter(async (bytes) => void parts.push(bytes), new Date("2026-11-20T02:00:00"));
	for (let index = 0; index < count; index++) await zip.put(`原件/${index}.xml`, new TextEncoder().encode(`${index}`));
	await zip.end();
	return new Uint8Array(await new Blob(parts).arrayBuffer());
}

test("another program reads what was written", async () => {
	const files = unzipSync(await zipOf(3));
	expect(Object.keys(files)).toEqual(["原件/0.xml", "原件/1.xml", "原件/2.xml"]);
	expect(new TextDecoder().decode(files["原件/2.xml"])).toBe("2");
});

test("more entries than the old form can count are all there", async () => {
	const bytes = await zipOf(66_000);
	const listed = listEntries(bytes, 100_000);
	expect(listed.ok && listed.value.length).toBe(66_000);
	const before = bytes.length - 1_000;
	expect(findDirectory(bytes.subarray(before), before)).toBeGreaterThan(0);
});

test("the directory is found and read from the end of a file alone", async () => {
	const bytes = await zipOf(200);
	const before = bytes.length - 100;
	const start = findDirectory(bytes.subarray(before), before) ?? 0;
	const listed = listEntries(bytes.subarray(start), 1_000, start);
	expect(listed).toEqual(listEntries(bytes, 1_000));
	expect(listed.ok && listed.value[7]).toMatchObject({ name: "原件/7.xml", size: 1 });
});
