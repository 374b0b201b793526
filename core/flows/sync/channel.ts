import { createQueue } from "#core/flows/jobs.ts";
import { piecesOf, readFrame, signedText } from "#core/sync/frames.ts";
import { MAX_MESSAGE } from "#core/sync/limits.ts";
import { type Message, readMessage } from "#core/sync/schema/messages.ts";
import { isSigned, sign } from "./crypto.ts";
import type { Meeting } from "./handshake.ts";
import { SpeechOver, type Wire } from "./wire.ts";

/** Messages between two that have met. Each frame is counted and signed: none is forged, said twice or left out. */
export interface Channel {
	/** Fulfilled when it is on its way; the order of calls is the order over there. */
	send(message: Message): Promise<void>;
	/** The same for a message that is JSON already. */
	sendJson(json: string): Promise<void>;
	/** The message that is whole with this frame. Throws `broken` for whatever the other side cannot have said. */
	take(said: unknown): Promise<Message | undefined>;
}

export function createChannel(wire: Wire, { sending, hearing }: Pick<Meeting, "sending" | "hearing">): Channel {
	const inOrder = createQueue();
	let sent = 0;
	let heard = 0;
	let pieces: string[] = [];
	let length = 0;

	async function sendNow(json: string): Promise<void> {
		for (const { body, more } of piecesOf(json)) {
			const frame = { n: sent++, more, body };
			wire.send(JSON.stringify({ ...frame, mac: await sign(sending, signedText(frame)) }));
		}
	}

	return {
		send: (message) => inOrder(() => sendNow(JSON.stringify(message))),
		sendJson: (json) => inOrder(() => sendNow(json)),
		async take(said) {
			const frame = readFrame(said);
			if (!frame || frame.n !== heard || !(await isSigned(hearing, signedText(frame), frame.mac))) {
				throw new SpeechOver("broken");
			}
			heard++;
			pieces.push(frame.body);
			length += frame.body.length;
			if (length > MAX_MESSAGE) throw new SpeechOver("broken");
			if (frame.more) return undefined;
			const message = readMessage(pieces.join(""));
			pieces = [];
			length = 0;
			if (!message) throw new SpeechOver("broken");
			return message;
		},
	};
}
