import { expose } from "comlink";

import { createApp } from "#core/flows/create-app.ts";
import type { Summary } from "#core/flows/summary.ts";
import { providerFor } from "#core/providers/index.ts";
import { fetchOriginal } from "#core/providers/original.ts";
import { sha256Hex } from "#core/readers/hash.ts";
import { openVault } from "#core/vault/vault.ts";
import { createBrowserShared } from "./browser-shared.ts";
import { readLedger } from "./ledger.ts";
import { createReader, READERS } from "./reader.ts";

const ASK_MS = 30_000;

const reader = createReader();

expose(
	createApp({
		openVault: () => openVault<Summary>(),
		readers: READERS,
		read: reader.read,
		readLedger,
		hash: sha256Hex,
		provider: (settings) => providerFor(settings, { base: self.location.origin, relay: true }),
		ask: { fetch: fetch.bind(self), timeoutMs: ASK_MS },
		fetchOriginal(url, form, signal) {
			const route = new URL("/original", self.location.origin).href;
			return fetchOriginal(url, form, { route, fetch: fetch.bind(self) }, signal);
		},
		shared: createBrowserShared(),
		now: () => new Date(),
		randomId: () => crypto.randomUUID(),
		async estimate() {
			const [{ quota }, persisted] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
			return { ...(quota !== undefined && { quota }), persisted };
		},
		// The build puts a hash of the code into the worker's file name.
		build: self.location.pathname,
	}),
);
