import { err, ok, type Result } from "#core/base/result.ts";
import type { SaveProblem } from "./work.ts";

/** 20 MB: an invoice's file has some hundred kilobytes, a mail's archive of them some megabytes. */
export const MAX_FILE = 20 * 1024 * 1024;
const FETCH_MS = 30_000;

export interface FetchedFile {
	readonly blob: Blob;
	readonly mediaType: string;
	/** As the site names it, `undefined` when it does not. */
	readonly name?: string;
}

/**
 * Fetches a file that a page shows, with the cookies the user has there: an attachment of a web mail needs them.
 * Rejects never; a page in place of a file is `fetch_failed` with the fact `reason` `html`.
 */
export async function fetchFile(
	url: string,
	fetchIt: typeof fetch,
	signal: AbortSignal,
	limits: { readonly bytes: number; readonly milliseconds: number } = { bytes: MAX_FILE, milliseconds: FETCH_MS },
): Promise<Result<FetchedFile, SaveProblem>> {
	const late = AbortSignal.timeout(limits.milliseconds);
	try {
		const response = await fetchIt(url, {
			credentials: "include",
			redirect: "follow",
			referrerPolicy: "no-referrer",
			cache: "no-store",
			signal: AbortSignal.any([signal, late]),
		});
		// Where it ended, not where it began: a redirect may lead anywhere.
		if (response.url && !/^(?:https?|data):/i.test(response.url)) return failed(response, { reason: "address" });
		if (response.status === 404 || response.status === 410) return failed(response, { code: "not_found" });
		if (!response.ok) return failed(response, { status: response.status });
		if (Number(response.headers.get("content-length")) > limits.bytes) return failed(response, tooLarge(limits.bytes));
		const parts = await readParts(response, limits.bytes);
		if (!parts) return err(tooLarge(limits.bytes));
		const mediaType = (response.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
		const blob = new Blob([...parts], { type: mediaType });
		if (await isWebPage(blob)) return err({ code: "fetch_failed", reason: "html" });
		const name = nameOf(response);
		return ok({ blob, mediaType, ...(name && { name }) });
	} catch {
		// The error's text can hold the address; only why it ended counts.
		if (signal.aborted) return err({ code: "aborted" });
		return err(late.aborted ? { code: "timeout" } : { code: "fetch_failed" });
	}
}

function failed(response: Response, facts: Partial<SaveProblem>): Result<never, SaveProblem> {
	void response.body?.cancel().catch(() => undefined);
	return err({ code: "fetch_failed", ...facts } as SaveProblem); // a code of `facts` takes the place of the first
}

function tooLarge(limit: number): SaveProblem {
	return { code: "too_large", limit };
}

/** The body piece by piece, `undefined` as soon as it is more than allowed, whatever its length was said to be. */
async function readParts(response: Response, limit: number): Promise<readonly Uint8Array<ArrayBuffer>[] | undefined> {
	const reader = response.body?.getReader();
	if (!reader) return [];
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let size = 0;
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return parts;
		size += value.length;
		if (size > limit) {
			void reader.cancel().catch(() => undefined);
			return undefined;
		}
		parts.push(value);
	}
}

async function isWebPage(blob: Blob): Promise<boolean> {
	const head = await blob.slice(0, 512).text();
	return /^\s*(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head.replace(/^\ufeff/, ""));
}

/** RFC 6266: the encoded name is the better one. */
function nameOf(response: Response): string | undefined {
	const text = response.headers.get("content-disposition") ?? "";
	const encoded = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(text)?.[1];
	const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(text);
	const name = encoded === undefined ? (plain?.[1] ?? plain?.[2]) : decode(encoded);
	return (
		name
			?.trim()
			.replace(/^.*[\\/]/, "")
			.slice(0, 200) || undefined
	);
}

function decode(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined; // not UTF-8 after all
	}
}
