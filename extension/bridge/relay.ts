import { isFrame, ROOM_HELLO, ROOM_LOCKED, readPageHello } from "./protocol.ts";

/** A port to the work room, as the relay needs it; `runtime.Port` is one. */
export interface RoomPort {
	postMessage(message: unknown): void;
	disconnect(): void;
	readonly onMessage: { addListener(listener: (message: unknown) => void): void };
	readonly onDisconnect: { addListener(listener: () => void): void };
}

/** Of a window, what the relay listens to. */
export interface PageWindow {
	readonly location: { readonly origin: string };
	addEventListener(type: "message", listener: (event: PageMessage) => void): void;
	removeEventListener(type: "message", listener: (event: PageMessage) => void): void;
}

export interface PageMessage {
	readonly source: unknown;
	readonly origin: string;
	readonly data: unknown;
	readonly ports: readonly MessagePort[];
}

/** Told over the port that it closes (see `core/flows/sync-wire.ts`). */
const CLOSED = "closed";

/** Hand-overs a page may make at once, and one more a minute: each wakes the work room. */
const MOST_HELLOS = 50;
const HELLO_EVERY_MS = 60_000;
const HELLO_MS = 5_000;
const TRIES = 3;

/**
 * Passes texts between a paired page and the work room, and understands none of them.
 *
 * What a page could do to it: anything it likes to this window, since other scripts run on the origin too. So the page
 * must hand over a port of its own in its own window (`source`, `origin`), texts of any length but a frame's are not
 * passed on, and one port at a time is open. Who speaks there is found out in the room, by the key of the pair: holding
 * the port proves nothing.
 */
export function startRelay(page: PageWindow, connect: () => RoomPort): () => void {
	const mayWake = createAllowance();
	let end = () => {};

	const listener = (event: PageMessage) => {
		if (event.source !== page || event.origin !== page.location.origin) return;
		const hello = readPageHello(event.data);
		const [port] = event.ports;
		if (!hello || !port || event.ports.length !== 1 || !mayWake()) return;
		end();
		end = join(port, hello.nonce, connect);
	};
	page.addEventListener("message", listener);
	return () => {
		page.removeEventListener("message", listener);
		end();
	};
}

/** A page that looks for a locked extension once a minute may do so for ever; one that asks without end may not. */
function createAllowance(): () => boolean {
	let left = MOST_HELLOS;
	let since = performance.now();
	return () => {
		const more = Math.floor((performance.now() - since) / HELLO_EVERY_MS);
		since += more * HELLO_EVERY_MS;
		left = Math.min(MOST_HELLOS, left + more);
		if (left === 0) return false;
		left--;
		return true;
	};
}

/** The page's port with one to the room; closed on both sides when either goes. */
function join(port: MessagePort, nonce: string, connect: () => RoomPort): () => void {
	let room: RoomPort | undefined;
	let ended = false;
	const end = () => {
		if (ended) return;
		ended = true;
		room?.disconnect();
		port.postMessage(CLOSED);
		port.close();
	};
	port.addEventListener("message", ({ data }) => {
		if (ended) return;
		// Before the room is there the page has nothing to say, and what is no frame was not said by our page.
		if (data === CLOSED || !room || !isFrame(data)) return end();
		room.postMessage(data);
	});
	port.start();
	void reach(connect, () => ended).then((reached) => {
		if (reached === "locked" && !ended) port.postMessage(ROOM_LOCKED);
		if (!reached || reached === "locked" || ended) return end();
		room = reached;
		room.onMessage.addListener((said) => {
			if (!ended && isFrame(said)) port.postMessage(said);
		});
		room.onDisconnect.addListener(end);
		port.postMessage(nonce);
	});
	return end;
}

/** A port that the room serves: it may have to be made first, and takes no port that came before it was there. */
async function reach(connect: () => RoomPort, gone: () => boolean): Promise<RoomPort | "locked" | undefined> {
	for (let attempt = 0; attempt < TRIES && !gone(); attempt++) {
		const port = await greet(connect);
		if (port) return port;
	}
	return undefined;
}

function greet(connect: () => RoomPort): Promise<RoomPort | "locked" | undefined> {
	return new Promise((resolve) => {
		let port: RoomPort;
		try {
			port = connect();
		} catch {
			return resolve(undefined); // the extension was replaced or taken away
		}
		const timer = setTimeout(() => {
			port.disconnect();
			resolve(undefined);
		}, HELLO_MS);
		port.onDisconnect.addListener(() => {
			clearTimeout(timer);
			setTimeout(() => resolve(undefined), 200); // at once would be too soon for a room that is only loading
		});
		port.onMessage.addListener((said) => {
			if (said !== ROOM_HELLO && said !== ROOM_LOCKED) return;
			clearTimeout(timer);
			resolve(said === ROOM_LOCKED ? said : port);
		});
	});
}
