import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { openArchive } from "#core/readers/archive/open.ts";
import { encode, makeContext } from "../markup/context.ts";

const context = makeContext();

function zip(files: Record<string, string | Uint8Array>): Uint8Array {
	const parts = Object.entries(files).map(([name, data]) => [name, typeof data === "string" ? encode(data) : data]);
	return zipSync(Object.fromEntries(parts));
}

function errorOf(bytes: Uint8Array, budget: Parameters<typeof makeContext>[0] = {}) {
	const archive = openArchive(bytes, makeContext(budget));
	return archive.ok ? undefined : archive.error;
}

describe("openArchive", () => {
	it("lists files without folders and unpacks the one that is asked for", () => {
		const archive = openArchive(zip({ "发票/": "", "发票/甲.xml": "<a/>", "b.txt": "乙" }), context);

		expect(archive.ok && archive.value.names).toEqual(["发票/甲.xml", "b.txt"]);
		expect(archive.ok && archive.value.read("b.txt")).toEqual({ ok: true, value: encode("乙") });
	});

	it("reads names in GBK when they are not marked as UTF-8", () => {
		const bytes = zip({ aabb: "x" });
		const name = Uint8Array.of(0xb7, 0xa2, 0xc6, 0xb1); // 发票 in GBK
		for (let at = 0; at + 4 <= bytes.length; at++) {
			if (new TextDecoder().decode(bytes.subarray(at, at + 4)) === "aabb") bytes.set(name, at);
		}

		const archive = openArchive(bytes, context);

		expect(archive.ok && archive.value.names).toEqual(["发票"]);
	});

	it.each(["../outside.xml", "a/../../b", "/etc/passwd", "C:\\windows", "..\\b"])(
		"refuses a member named %s",
		(name) => {
			expect(errorOf(zip({ "good.xml": "<a/>", [name]: "x" }))).toEqual({ code: "refused", why: "path_escape" });
		},
	);

	it("stops at the number of members before it lists them", () => {
		const many = zip(Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.txt`, "x"])));

		expect(errorOf(many, { budget: { members: 50 } })).toEqual({ code: "over_budget", budget: "members", limit: 50 });
	});

	it("stops at the ratio of a bomb without unpacking it", () => {
		expect(errorOf(zip({ "bomb.xml": new Uint8Array(8 * 1024 * 1024) }))).toEqual({
			code: "over_budget",
			budget: "ratio",
			limit: 200,
		});
	});

	it("stops at the size of one member and of all together", () => {
		const bytes = zip({ a: new Uint8Array(2000), b: new Uint8Array(2000) });

		expect(errorOf(bytes, { budget: { memberBytes: 1999 } })).toMatchObject({ budget: "memberBytes" });
		expect(errorOf(bytes, { budget: { unpackedBytes: 3999 } })).toMatchObject({ budget: "unpackedBytes" });
	});

	it("stops unpacking a member that is larger than the directory says", () => {
		const bytes = zip({ "lie.xml": new Uint8Array(5000).map((_, index) => index % 251) });
		const view = new DataView(bytes.buffer, bytes.byteOffset);
		for (let at = 0; at + 46 < bytes.length; at++) {
			if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
		}

		const archive = openArchive(bytes, context);

		expect(archive.ok && archive.value.read("lie.xml")).toMatchObject({ ok: false, error: { code: "over_budget" } });
	});

	it("calls a member broken whose bytes changed", () => {
		const bytes = zip({ "a.xml": "<发票号码>99992000000000000001</发票号码>" });
		bytes[40] = (bytes[40] ?? 0) ^ 0xff;

		const archive = openArchive(bytes, context);

		expect(archive.ok && archive.value.read("a.xml")).toEqual({ ok: false, error: { code: "broken" } });
	});

	it("says that a member needs a password", () => {
		const bytes = zip({ "a.xml": "<a/>" });
		const view = new DataView(bytes.buffer, bytes.byteOffset);
		for (let at = 0; at + 46 < bytes.length; at++) {
			if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
		}

		const archive = openArchive(bytes, context);

		expect(archive.ok && archive.value.read("a.xml")).toEqual({ ok: false, error: { code: "encrypted" } });
	});

	it("reads a container that has something in front of it", () => {
		const bytes = zip({ "a.xml": "<a/>" });
		const archive = openArchive(Uint8Array.of(1, 2, 3, ...bytes), context);

		expect(archive.ok && archive.value.read("a.xml")).toEqual({ ok: true, value: encode("<a/>") });
	});

	it("stops when told to", () => {
		const archive = openArchive(zip({ "a.xml": "<a/>" }), makeContext({ signal: AbortSignal.abort() }));

		expect(archive.ok && archive.value.read("a.xml")).toEqual({ ok: false, error: { code: "aborted" } });
	});

	it.each([0, 1, 21, 22, 60])("never throws for the first %i bytes of a container", (length) => {
		const error = errorOf(zip({ "a.xml": "<a/>" }).subarray(0, length));

		expect(error?.code).toBe(length === 0 ? "empty" : "broken");
	});

	it("never throws, whatever bytes are changed", () => {
		const whole = zip({ "OFD.xml": "<a/>", "b/c.txt": "text ".repeat(50) });
		const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));

		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(whole.length), (changes, length) => {
				const bytes = whole.slice(0, length);
				for (const [at, byte] of changes) if (at < length) bytes[at] = byte;
				const archive = openArchive(bytes, context);
				if (archive.ok) for (const name of archive.value.names) archive.value.read(name);
			}),
		);
	});
});
