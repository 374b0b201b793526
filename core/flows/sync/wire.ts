/** A way to the other side that carries texts. Nothing is known yet of who is there. */
export interface Wire {
	send(text: string): void;
	/** Whatever comes, of whatever type, in order. One listener. */
	listen(listener: (said: unknown) => void): void;
	close(): void;
	/** Fulfilled when the other side is known to be gone; a port may never say so. */
	readonly gone: Promise<void>;
}

/** Says over a port that this end closes it: not every browser tells the other. */
const CLOSED = "closed";

export function portWire(port: MessagePort): Wire {
	let tell = () => {};
	const gone = new Promise<void>((resolve) => {
		tell = resolve;
	});
	port.addEventListener("close", () => tell());
	return {
		send: (text) => port.postMessage(text),
		listen(listener) {
			port.addEventListener("message", ({ data }) => {
				if (data === CLOSED) tell();
				else listener(data);
			});
			port.start();
		},
		close() {
			port.postMessage(CLOSED);
			port.close();
		},
		gone,
	};
}

/** Why a connection is over, thrown through everything that waits on it. */
export class SpeechOver extends Error {
	override name = "SpeechOver";
	readonly code: string;

	constructor(code: string) {
		super(`the connection is over: ${code}`);
		this.code = code;
	}
}

/** What came and was not yet taken. Whoever waits for the next hears when it is over. */
export interface Mailbox<T> {
	put(one: T): void;
	next(withinMs: number): Promise<T>;
	/** At once. */
	end(over: SpeechOver): void;
	/** When all that came is taken: the last words are often why it is over. */
	endAfterAll(over: SpeechOver): void;
}

/** More than this lies in no mailbox while both sides keep to what they say. */
const MOST_WAITING = 300;

export function createMailbox<T>(): Mailbox<T> {
	const waiting: T[] = [];
	let taker: { take(one: T): void; fail(over: SpeechOver): void } | undefined;
	let ended: SpeechOver | undefined;
	let drains = false;
	return {
		put(one) {
			if (taker) taker.take(one);
			else if (waiting.length < MOST_WAITING) waiting.push(one);
			else throw new SpeechOver("broken");
		},
		next(withinMs) {
			if (ended && !drains) return Promise.reject(ended);
			if (waiting.length > 0) return Promise.resolve(waiting.shift() as T); // `undefined` too may have been said
			if (ended) return Promise.reject(ended);
			return new Promise((resolve, reject) => {
				const timer = setTimeout(() => taker?.fail(new SpeechOver("silent")), withinMs);
				const done = () => {
					clearTimeout(timer);
					taker = undefined;
				};
				taker = {
					take(one) {
						done();
						resolve(one);
					},
					fail(over) {
						done();
						reject(over);
					},
				};
			});
		},
		end(over) {
			drains = false;
			ended ??= over;
			taker?.fail(ended);
		},
		endAfterAll(over) {
			drains = ended === undefined;
			ended ??= over;
			taker?.fail(ended);
		},
	};
}
