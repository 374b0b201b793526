import type { App } from "#core/flows/app.ts";
import type { ServedPort } from "#extension/work/serve.ts";
import { BRIDGE_PORT, isFrame, ROOM_HELLO, ROOM_LOCKED } from "./protocol.ts";

/** Told over the port that it closes (see `core/flows/sync-wire.ts`). */
const CLOSED = "closed";

interface BridgeDeps {
	readonly app: Pick<App, "speak" | "cancel">;
	/** Whether the library is: then nothing can be said to anybody, and the page is told so. */
	locked(): Promise<boolean>;
	/** Our extension: nobody else's scripts are served. */
	readonly own: { readonly id: string };
	/** The room stays while somebody speaks. */
	readonly busy: { begin(): void; end(): void };
	newId(): string;
}

/**
 * Lets the app in this room speak with the page behind a port. The page's origin is what the browser says of the
 * script's frame: the app knows peers only together with it.
 */
export function serveBridge(port: ServedPort & { readonly sender?: PageSender | undefined }, deps: BridgeDeps): void {
	if (port.name !== BRIDGE_PORT) return;
	const origin = originOf(port.sender);
	if (port.sender?.id !== deps.own.id || origin === undefined || port.sender.frameId !== 0) {
		port.disconnect();
		return;
	}
	void deps.locked().then(
		(locked) => {
			if (!locked) return speakOver(port, origin, deps);
			port.postMessage(ROOM_LOCKED);
			port.disconnect();
		},
		() => port.disconnect(), // the app's worker died
	);
}

/** Until either side ends it. */
function speakOver(port: ServedPort, origin: string, deps: BridgeDeps): void {
	const { port1: inner, port2: handed } = new MessageChannel();
	const job = deps.newId();
	let open = true;
	const end = () => {
		if (!open) return;
		open = false;
		inner.close();
		port.disconnect();
		void deps.app.cancel(job).catch(() => undefined); // the app's worker died, and the conversation with it
		deps.busy.end();
	};
	deps.busy.begin();
	port.onDisconnect.addListener(end);
	port.onMessage.addListener((said) => {
		if (open && isFrame(said)) inner.postMessage(said);
		else end();
	});
	inner.addEventListener("message", ({ data }) => {
		if (!open) return;
		if (data === CLOSED) end();
		else port.postMessage(data);
	});
	inner.start();
	deps.app
		.speak(job, handed, { side: "extension", origin, name: deps.own.id }, () => undefined)
		.catch(() => undefined) // a library that cannot be opened says so wherever it is used
		.finally(end);
	port.postMessage(ROOM_HELLO);
}

/** What a browser tells of the frame a script runs in. */
export interface PageSender {
	readonly id?: string | undefined;
	readonly url?: string | undefined;
	/** Chrome's; Firefox has it in newer versions. */
	readonly origin?: string | undefined;
	readonly frameId?: number | undefined;
}

function originOf(sender: PageSender | undefined): string | undefined {
	const url = URL.parse(sender?.origin ?? sender?.url ?? "");
	return url && /^https?:$/.test(url.protocol) ? url.origin : undefined;
}
