import { err, ok, type Result } from "#core/base/result.ts";
import type { AskProblem } from "./provider.ts";

/** An answer is a few kilobytes; far above it something else is talking to us. */
const MAX_BYTES = 1024 * 1024;

/** Text of a reply: UTF-8 as documented, GBK as some suppliers send all the same. */
export async function readBody(response: Response): Promise<Result<string, AskProblem>> {
	const bytes = await readBytes(response);
	return bytes.ok ? ok(decode(bytes.value)) : bytes;
}

async function readBytes(response: Response): Promise<Result<Uint8Array, AskProblem>> {
	const reader = response.body?.getReader();
	if (!reader) return ok(new Uint8Array(0));
	const chunks: Uint8Array[] = [];
	let length = 0;
	for (let next = await reader.read(); !next.done; next = await reader.read()) {
		length += next.value.length;
		if (length > MAX_BYTES) {
			await reader.cancel();
			return err({ code: "too_large", limit: MAX_BYTES });
		}
		chunks.push(next.value);
	}
	const all = new Uint8Array(length);
	chunks.reduce((at, chunk) => {
		all.set(chunk, at);
		return at + chunk.length;
	}, 0);
	return ok(all);
}

function decode(bytes: Uint8Array): string {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder("gb18030").decode(bytes); // every byte sequence has a text here; nonsense fails as JSON
	}
}
