/** The script of the extension answers within this; its work room may have to be opened first. */
const REACH_MS = 17_000;

/**
 * A port to the paired extension, `undefined` when nobody answers: no extension, or one that does not know this origin;
 * `locked` where it wants its passphrase first.
 * Another script of this origin could take it; who is really there shows by the key of the pair.
 */
export function reachExtension(signal: AbortSignal): Promise<MessagePort | "locked" | undefined> {
	const { port1, port2 } = new MessageChannel();
	const nonce = crypto.randomUUID();
	return new Promise((resolve) => {
		const end = (port?: MessagePort | "locked") => {
			clearTimeout(timer);
			signal.removeEventListener("abort", stop);
			port1.onmessage = null;
			if (port !== port1) port1.close();
			resolve(port);
		};
		const stop = () => end();
		const timer = setTimeout(stop, REACH_MS);
		signal.addEventListener("abort", stop, { once: true });
		port1.onmessage = ({ data }) => end(data === nonce ? port1 : data === "locked" ? data : undefined);
		// To our own window only: the script of the extension listens there, and nobody of another origin.
		window.postMessage({ yanpiao: "bridge", nonce }, location.origin, [port2]);
	});
}

/** Whether the browser lets this page pair at all: keys are made only where nobody can listen in. */
export function canPair(): boolean {
	return globalThis.isSecureContext && globalThis.crypto?.subtle !== undefined;
}
