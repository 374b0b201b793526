import pino, { type Logger } from "pino";

export type Log = Logger;

/**
 * JSON lines on standard error. Nothing of an invoice, no name, key or body is ever given to it; of an error only its
 * name and code, because its words may quote a request or an address with a password in it.
 */
export function createLog(level: string): { readonly log: Log; flush(): void } {
	const destination = pino.destination({ dest: 2, sync: false, minLength: 16_000, periodicFlush: 500 });
	destination.on("error", () => undefined); // nobody reads the log any more; answers are still wanted
	const log = pino(
		{
			level,
			base: null,
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) },
		},
		destination,
	);
	return { log, flush: () => flushQuietly(destination) };
}

function flushQuietly(destination: { flushSync(): void }): void {
	try {
		destination.flushSync();
	} catch {
		// As above: the reader has gone.
	}
}

/** What may be said of an error. */
export function errorFacts(cause: unknown): { readonly error: string; readonly code?: string; readonly at?: string } {
	if (!(cause instanceof Error)) return { error: typeof cause };
	const code = "code" in cause && /^[\w-]{1,40}$/.test(String(cause.code)) ? String(cause.code) : undefined;
	// The frames of the stack without its first line, which is the message.
	const at = /\n\s+at (.{1,200})/.exec(cause.stack ?? "")?.[1];
	return { error: cause.name, ...(code !== undefined && { code }), ...(at !== undefined && { at }) };
}
