import { describe, expect, it } from "vitest";

import { fetchFile } from "#extension/work/fetch-file.ts";

const URL_OF_FILE = "https://mail.example/attachment?id=1";
const never = new AbortController().signal;
const limits = { bytes: 1_000, milliseconds: 200 };

const get = (response: Response, signal = never) => fetchFile(URL_OF_FILE, async () => response, signal, limits);

function answer(body: BodyInit | null, head: Record<string, string> = {}, status = 200, url = URL_OF_FILE): Response {
	const response = new Response(body, { status, headers: head });
	Object.defineProperty(response, "url", { value: url });
	return response;
}

describe("fetching a file a page shows", () => {
	it("brings its bytes, its type and the name the site gives it", async () => {
		const fetched = await get(
			answer("%PDF-1.7", {
				"content-type": "application/pdf; charset=x",
				"content-disposition": "attachment; filename=\"a.pdf\"; filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf",
			}),
		);

		expect(fetched).toMatchObject({ ok: true, value: { mediaType: "application/pdf", name: "发票.pdf" } });
		expect(fetched.ok && (await fetched.value.blob.text())).toBe("%PDF-1.7");
	});

	it("asks with the user's cookies, tells no page where it comes from, and follows redirects", async () => {
		let asked: RequestInit | undefined;
		await fetchFile(
			URL_OF_FILE,
			async (_, init) => {
				asked = init;
				return answer("x");
			},
			never,
		);

		expect(asked).toMatchObject({ credentials: "include", referrerPolicy: "no-referrer", redirect: "follow" });
	});

	it.each([
		["a page to log in on", answer("\ufeff \n<!DOCTYPE html><html>"), { code: "fetch_failed", reason: "html" }],
		["a page behind a comment", answer("<!-- x -->\n<html>"), { code: "fetch_failed", reason: "html" }],
		["what is not there", answer("", {}, 404), { code: "not_found" }],
		["what was there", answer("", {}, 410), { code: "not_found" }],
		["a refusal", answer("", {}, 403), { code: "fetch_failed", status: 403 }],
		["a length too large", answer("x", { "content-length": "2000" }), { code: "too_large", limit: 1_000 }],
		["more than was said", answer("x".repeat(1_001)), { code: "too_large", limit: 1_000 }],
		["another kind of address", answer("x", {}, 200, "blob:https://x/1"), { code: "fetch_failed", reason: "address" }],
	])("tells of %s", async (_, response, error) => {
		expect(await get(response)).toEqual({ ok: false, error });
	});

	it("stops reading a file without end as soon as it is too large", async () => {
		let sent = 0;
		const endless = new ReadableStream<Uint8Array>({
			pull(controller) {
				sent += 100;
				controller.enqueue(new Uint8Array(100));
			},
		});

		const fetched = await get(answer(endless));

		expect(fetched).toEqual({ ok: false, error: { code: "too_large", limit: 1_000 } });
		expect(sent).toBeLessThan(2_000);
	});

	it("gives up on a site that never answers", async () => {
		const hanging: typeof fetch = (_, init) =>
			new Promise((_resolve, reject) => {
				init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
			});

		expect(await fetchFile(URL_OF_FILE, hanging, never, limits)).toEqual({ ok: false, error: { code: "timeout" } });
	});

	it("says no more of an error than that it failed: its text may hold the address", async () => {
		const failing: typeof fetch = () => Promise.reject(new TypeError(`cannot reach ${URL_OF_FILE}`));

		expect(await fetchFile(URL_OF_FILE, failing, never)).toEqual({ ok: false, error: { code: "fetch_failed" } });
	});
});
