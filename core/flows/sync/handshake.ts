import { canonicalJson } from "#core/base/canonical-json.ts";
import { type Handshake, readHandshake, VERSION } from "#core/sync/schema/handshake.ts";
import type { SpeakEnd, Speaking } from "./app.ts";
import { beginAgreement, codeKey, fromBase64, isSigned, keyFor, makeNonce, pairKey, sign } from "./crypto.ts";
import { type HeldPeer, MOST_TRIES, type Peers } from "./peers.ts";
import { type Mailbox, SpeechOver, type Wire } from "./wire.ts";

/** The other side is there and known; the keys of this one connection. */
export interface Meeting {
	readonly peer: HeldPeer;
	readonly sending: CryptoKey;
	readonly hearing: CryptoKey;
}

interface Meeters {
	readonly wire: Wire;
	readonly said: Mailbox<unknown>;
	readonly peers: Peers;
	readonly me: string;
	readonly how: Speaking;
	now(): Date;
}

/** A person may need this long to type a code; a machine answers at once. */
const ANSWER_MS = 10_000;

/**
 * How two vaults meet. The page begins, the extension answers only what it knows.
 *
 * Known to each other: `hello` with a nonce → `hello` with a nonce and the proof over both → `proof`. An old recording
 * proves nothing about new nonces, and both proofs are over the origin that the browser names, the ids and the side.
 *
 * To be paired: `pair` with a nonce and half of a key agreement, both ways, then proofs under the typed code over all of
 * it: first by the page, so that each guess of a code costs one of few tries.
 */
export function meet(meeters: Meeters): Promise<Meeting> {
	const { side, code } = meeters.how;
	if (side === "extension") return answer(meeters);
	return code === undefined ? greet(meeters) : pair(meeters, code);
}

async function greet(meeters: Meeters): Promise<Meeting> {
	const { me, peers, how } = meeters;
	const nonce = makeNonce();
	say(meeters, { t: "hello", version: VERSION, peer: me, nonce });
	const theirs = await hear(meeters, "hello");
	const peer = (await peers.all()).find(({ id, origin }) => id === theirs.peer && origin === how.origin);
	if (!peer || theirs.mac === undefined) throw new SpeechOver("not_paired");
	const transcript = canonicalJson([VERSION, how.origin, me, peer.id, nonce, theirs.nonce]);
	const key = keyOf(peer);
	if (!(await isSigned(await keyFor(key, transcript, "extension proof"), "hello", theirs.mac))) {
		throw new SpeechOver("broken");
	}
	say(meeters, { t: "proof", mac: await sign(await keyFor(key, transcript, "page proof"), "hello") });
	return meeting(peer, transcript, "page");
}

async function pair(meeters: Meeters, code: string): Promise<Meeting> {
	const { me, peers, how, now } = meeters;
	const nonce = makeNonce();
	const agreement = await beginAgreement();
	say(meeters, { t: "pair", version: VERSION, peer: me, nonce, key: agreement.publicKey });
	const theirs = await hear(meeters, "pair");
	const halves = [agreement.publicKey, theirs.key];
	const transcript = canonicalJson([VERSION, how.origin, me, theirs.peer, nonce, theirs.nonce, halves]);
	const secret = await agreement.agree(theirs.key);
	if (!secret) throw new SpeechOver("broken");
	const byCode = await codeKey(code, transcript);
	say(meeters, { t: "code", mac: await sign(byCode, "page") });
	const confirmed = await hear(meeters, "code");
	if (!(await isSigned(byCode, "extension", confirmed.mac))) throw new SpeechOver("wrong_code");
	const key = await pairKey(secret, transcript);
	const peer = { id: theirs.peer, origin: how.origin, pairedAt: now().toISOString(), key };
	if (!(await peers.begin(peer)).ok) throw new SpeechOver("storage_full");
	return meeting(peer, transcript, "page");
}

async function answer(meeters: Meeters): Promise<Meeting> {
	const begun = await hear(meeters, "hello", "pair");
	if (begun.version !== VERSION) {
		say(meeters, { t: "refused", why: "version" });
		throw new SpeechOver("other_version");
	}
	return begun.t === "hello" ? answerHello(meeters, begun) : answerPair(meeters, begun);
}

async function answerHello(meeters: Meeters, begun: Said<"hello">): Promise<Meeting> {
	const { me, peers, how } = meeters;
	const peer = (await peers.all()).find(({ id, origin }) => id === begun.peer && origin === how.origin);
	if (!peer) throw new SpeechOver("not_paired"); // and not a word: a page that guesses learns nothing
	const nonce = makeNonce();
	const transcript = canonicalJson([VERSION, how.origin, peer.id, me, begun.nonce, nonce]);
	const key = keyOf(peer);
	const mac = await sign(await keyFor(key, transcript, "extension proof"), "hello");
	say(meeters, { t: "hello", version: VERSION, peer: me, nonce, mac });
	const proof = await hear(meeters, "proof");
	if (!(await isSigned(await keyFor(key, transcript, "page proof"), "hello", proof.mac)))
		throw new SpeechOver("broken");
	return meeting(peer, transcript, "extension");
}

async function answerPair(meeters: Meeters, begun: Said<"pair">): Promise<Meeting> {
	const { me, peers, how, now } = meeters;
	const invitation = await peers.invitation();
	const open = invitation?.origin === how.origin && invitation.tries < MOST_TRIES;
	if (!invitation || !open || invitation.until <= now().toISOString()) throw new SpeechOver("not_paired");
	const nonce = makeNonce();
	const agreement = await beginAgreement();
	const secret = await agreement.agree(begun.key);
	if (!secret) throw new SpeechOver("broken");
	say(meeters, { t: "pair", version: VERSION, peer: me, nonce, key: agreement.publicKey });
	const halves = [begun.key, agreement.publicKey];
	const transcript = canonicalJson([VERSION, how.origin, begun.peer, me, begun.nonce, nonce, halves]);
	const proof = await hear(meeters, "code");
	// Counted before it is looked at, so that a try cannot be taken back by going away; another may have been made since.
	const tries = ((await peers.invitation()) ?? invitation).tries + 1;
	const counted = await peers.invite(tries > MOST_TRIES ? undefined : { ...invitation, tries });
	if (!counted.ok) throw new SpeechOver("storage_full");
	const byCode = await codeKey(invitation.code, transcript);
	if (tries > MOST_TRIES || !(await isSigned(byCode, "page", proof.mac))) {
		say(meeters, { t: "refused", why: "code" });
		throw new SpeechOver("wrong_code");
	}
	// Told only to who knew the code. What the extension holds went to that vault and came from it: two profiles of one
	// page would be mixed by it without a word.
	const others = (await peers.all()).filter(({ id, origin }) => origin === how.origin && id !== begun.peer);
	if (others.some(({ parted }) => parted === undefined)) {
		say(meeters, { t: "refused", why: "taken" });
		throw new SpeechOver("taken");
	}
	const key = await pairKey(secret, transcript);
	const peer = { id: begun.peer, origin: how.origin, pairedAt: now().toISOString(), key };
	if (!(await peers.begin(peer)).ok) throw new SpeechOver("storage_full");
	await peers.invite(undefined); // used once
	say(meeters, { t: "code", mac: await sign(byCode, "extension") });
	return meeting(peer, transcript, "extension");
}

const ends = { code: "wrong_code", version: "other_version", taken: "taken" } as const satisfies Readonly<
	Record<Said<"refused">["why"], SpeakEnd["code"]>
>;

type Said<T extends Handshake["t"]> = Extract<Handshake, { t: T }>;

function say({ wire }: Meeters, handshake: Handshake): void {
	wire.send(JSON.stringify(handshake));
}

async function hear<T extends Handshake["t"]>({ said, how }: Meeters, ...expected: readonly T[]): Promise<Said<T>> {
	const nobody = how.side === "page" ? "not_paired" : "silent";
	const heard = await said.next(ANSWER_MS).catch((over: SpeechOver) => {
		throw over.code === "silent" ? new SpeechOver(nobody) : over;
	});
	const handshake = readHandshake(heard);
	if (handshake?.t === "refused") throw new SpeechOver(ends[handshake.why]);
	if (!handshake || !isOneOf(handshake, expected)) throw new SpeechOver("broken");
	return handshake;
}

function isOneOf<T extends Handshake["t"]>(handshake: Handshake, expected: readonly T[]): handshake is Said<T> {
	return expected.some((one) => one === handshake.t);
}

function keyOf({ key }: HeldPeer): Uint8Array<ArrayBuffer> {
	const bytes = fromBase64(key);
	if (!bytes) throw new Error("the key of a pair is not as it was kept");
	return bytes;
}

async function meeting(peer: HeldPeer, transcript: string, side: Speaking["side"]): Promise<Meeting> {
	const [page, extension] = [
		await keyFor(keyOf(peer), transcript, "page frames"),
		await keyFor(keyOf(peer), transcript, "extension frames"),
	];
	return side === "page" ? { peer, sending: page, hearing: extension } : { peer, sending: extension, hearing: page };
}
