import { hex } from "#core/base/hex.ts";
import { type Codec, DamagedRowError, type Place } from "../codec.ts";
import type { VaultKey } from "./vault-key.ts";

/** First byte of what is sealed: the layout `layout | kind | nonce (12) | ciphertext and tag`. */
const LAYOUT = 1;
const JSON_TEXT = 0;
const BYTES = 1;
const HEAD = 2;
const NONCE = 12;
const TAG = 16;

/** Bytes of the blind name of a text; of a million names two are the same with a chance of one in 10^26. */
const NAME = 16;

/**
 * Seals with AES-256-GCM under a fresh random nonce; the place and the first two bytes are authenticated with it. Names
 * are HMAC-SHA-256, cut to 16 bytes.
 */
export function createCipher({ rows, names }: VaultKey): Codec {
	return {
		async seal(value, place) {
			const kind = value instanceof Uint8Array ? BYTES : JSON_TEXT;
			const plain = value instanceof Uint8Array ? value : new TextEncoder().encode(JSON.stringify(value));
			const sealed = new Uint8Array(HEAD + NONCE + plain.length + TAG);
			sealed.set([LAYOUT, kind]);
			const nonce = crypto.getRandomValues(sealed.subarray(HEAD, HEAD + NONCE));
			const additionalData = associated(place, kind);
			const hidden = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData }, rows, own(plain));
			sealed.set(new Uint8Array(hidden), HEAD + NONCE);
			return sealed;
		},

		async open(sealed, place) {
			if (!(sealed instanceof Uint8Array) || sealed.length < HEAD + NONCE + TAG || sealed[0] !== LAYOUT) {
				throw new DamagedRowError(place);
			}
			const kind = sealed[1] ?? -1;
			const iv = own(sealed.subarray(HEAD, HEAD + NONCE));
			const additionalData = associated(place, kind);
			try {
				const hidden = own(sealed.subarray(HEAD + NONCE));
				const plain = new Uint8Array(
					await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData }, rows, hidden),
				);
				return kind === BYTES ? plain : JSON.parse(new TextDecoder().decode(plain));
			} catch (cause) {
				throw new DamagedRowError(place, cause);
			}
		},

		async name(text) {
			const digest = await crypto.subtle.sign("HMAC", names, new TextEncoder().encode(text));
			return hex(new Uint8Array(digest, 0, NAME));
		},
	};
}

/** As a JSON array, so that no two places give the same bytes. */
function associated(place: Place, kind: number): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(JSON.stringify([LAYOUT, kind, ...place]));
}

function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	return bytes as Uint8Array<ArrayBuffer>; // nothing of ours lies in shared memory
}
