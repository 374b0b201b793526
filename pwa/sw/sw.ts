/// <reference lib="webworker" />
import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

declare const self: ServiceWorkerGlobalScope;

/** Libraries' data files and samples: large, so they come after the shell, one by one, while nobody waits for them. */
const HEAVY = /^(?:pdfjs|zxing|samples)\/|^assets\/pdf/;
const HEAVY_CACHE = "heavy-1";
const AT_ONCE = 4;

// The build puts in objects only; the type also allows bare addresses.
const manifest = self.__WB_MANIFEST.map((entry) =>
	typeof entry === "string" ? { url: entry, revision: null } : entry,
);
const heavy = new Map(
	manifest
		.filter(({ url }) => HEAVY.test(url))
		.map(({ url, revision }) => {
			const address = new URL(url, self.location.origin);
			if (revision) address.searchParams.set("revision", revision);
			return [address.pathname, address.href] as const;
		}),
);

precacheAndRoute(manifest.filter(({ url }) => !HEAVY.test(url)));
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [/^\/(?:fpcy|api)\b/] }));
registerRoute(
	({ url, sameOrigin }) => sameOrigin && heavy.has(url.pathname),
	({ url }) => fromHeavy(url.pathname),
);
clientsClaim();

self.addEventListener("message", (event) => {
	if (event.data?.type === "SKIP_WAITING") void self.skipWaiting();
	if (event.data?.type === "WARM") event.waitUntil(warm(event.ports[0]));
});

self.addEventListener("notificationclick", (event) => {
	event.notification.close();
	const path: unknown = event.notification.data?.path;
	event.waitUntil(show(typeof path === "string" ? path : "/"));
});

/** Brings a window of ours to the front and opens the page in it. */
async function show(path: string): Promise<void> {
	const [open] = await self.clients.matchAll({ type: "window" });
	if (!open) {
		await self.clients.openWindow(path);
		return;
	}
	const there = await open.navigate(path).catch(() => open); // another origin took the window over
	await there?.focus();
}

async function fromHeavy(pathname: string): Promise<Response> {
	const key = heavy.get(pathname) ?? pathname;
	const cache = await caches.open(HEAVY_CACHE);
	const kept = await cache.match(key);
	if (kept) return kept;
	const response = await fetch(pathname);
	if (response.ok) await cache.put(key, response.clone());
	return response;
}

/** Fetches what is not there yet and drops what belongs to an older version; tells how much is there. */
async function warm(port: MessagePort | undefined): Promise<void> {
	const cache = await caches.open(HEAVY_CACHE);
	const wanted = new Set(heavy.values());
	for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
	const paths = [...heavy.keys()];
	let done = 0;
	const worker = async () => {
		for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
			const response = await fromHeavy(path).catch(() => undefined);
			if (response?.ok) done++;
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	port?.postMessage({ done, total: heavy.size });
}
