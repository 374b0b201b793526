import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

export interface Site {
	readonly origin: string;
	readonly asked: string[];
	close(): Promise<void>;
}

export type Answer = {
	readonly type: string;
	readonly body: string | Uint8Array;
	readonly status?: number;
	readonly location?: string;
	/** Milliseconds the site takes. */
	readonly afterMs?: number;
};

/** A site of our own: path → what it sends. */
export async function openSite(pages: Readonly<Record<string, () => Answer>>): Promise<Site> {
	const asked: string[] = [];
	const server = createServer(async (request, response) => {
		const path = request.url ?? "/";
		asked.push(path);
		const found = pages[path]?.();
		if (!found) return response.writeHead(404).end();
		const { type, body, status = 200, location, afterMs = 0 } = found;
		await wait(afterMs);
		response.writeHead(status, { "content-type": type, ...(location && { location }) }).end(body);
	});
	await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
	const { port } = server.address() as AddressInfo; // it listens on a port
	return {
		origin: `http://127.0.0.1:${port}`,
		asked,
		async close() {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}
