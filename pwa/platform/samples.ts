import type { CaptureFile } from "#core/flows/app.ts";

interface SampleEntry {
	readonly name: string;
	readonly mediaType: string;
}

/** Fetches the sample invoices (演示) that came with the program, from our own origin. */
export async function fetchSamples(): Promise<readonly CaptureFile[]> {
	const index = await get("/samples/index.json");
	const entries: readonly SampleEntry[] = await index.json(); // our own build wrote it
	return Promise.all(
		entries.map(async ({ name, mediaType }) => {
			const response = await get(`/samples/${encodeURIComponent(name)}`);
			return { name, mediaType, blob: new Blob([await response.arrayBuffer()], { type: mediaType }) };
		}),
	);
}

async function get(url: string): Promise<Response> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${url}: ${response.status}`);
	return response;
}
