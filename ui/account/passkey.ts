import { err, ok, type Problem, type Result } from "#core/base/result.ts";
import type { Passkey } from "#core/vault/account/passkey.ts";

/**
 * Why a passkey did not answer. `cancelled`: also where the one that is asked for is not at hand, which the browser does
 * not tell apart. `no_authenticator`: nothing here tells who is there. `not_here`: this browser or this address cannot do
 * it. `other`: another passkey answered, or one that did not look who is there.
 */
export type PasskeyProblem = Problem<"cancelled" | "timed_out" | "no_authenticator" | "not_here" | "other" | "failed">;

type Secret = Uint8Array<ArrayBuffer>;

/** Time for a person to find the phone or the key, in milliseconds. */
const ASKING_MS = 120_000;

/** Bit 2 of the flags: the authenticator has verified who is there (WebAuthn §6.1). */
const VERIFIED = 0b100;
const FLAGS_AT = 32;

/** ES256, and RS256 for Windows Hello. No signature is looked at: nobody but this page asks. */
const ALGORITHMS = [-7, -257].map((alg) => ({ type: "public-key" as const, alg }));

/** Whether a passkey can be had. `address`: the page's address is a number, which no passkey can belong to. */
export function passkeysHere(): "yes" | "address" | "no" {
	if (!("PublicKeyCredential" in window)) return "no";
	return /^[\d.]+$|:/.test(location.hostname.replace(/^\[|\]$/g, "")) ? "address" : "yes";
}

/** Makes a passkey of this host. Whether it can answer a salt shows only when it is asked. */
export async function makePasskey(name: string, signal: AbortSignal): Promise<Result<Passkey, PasskeyProblem>> {
	const salt = crypto.getRandomValues(new Uint8Array(32));
	const made = await asking(() =>
		navigator.credentials.create({
			signal,
			publicKey: {
				challenge: crypto.getRandomValues(new Uint8Array(32)),
				rp: { name: "验票" },
				user: { id: crypto.getRandomValues(new Uint8Array(16)), name, displayName: name },
				pubKeyCredParams: ALGORITHMS,
				authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
				timeout: ASKING_MS,
				extensions: { prf: { eval: { first: salt } } },
			},
		}),
	);
	if (!made.ok)
		return made.error.code === "cancelled" && !(await verifiesHere()) ? err({ code: "no_authenticator" }) : made;
	const { rawId, response } = made.value;
	const transports = response instanceof AuthenticatorAttestationResponse ? response.getTransports() : [];
	return ok({ credential: new Uint8Array(rawId), transports, salt });
}

/** Whether the device itself can tell who is there. Where it cannot, browsers refuse in the words of a person's no. */
function verifiesHere(): Promise<boolean> {
	return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
}

/** What the passkey answers its salt with; `undefined` where it has no salt or answers none. */
export async function askPasskey(
	{ credential, transports, salt }: Passkey,
	signal: AbortSignal,
): Promise<Result<Secret | undefined, PasskeyProblem>> {
	const asked = await asking(() =>
		navigator.credentials.get({
			signal,
			publicKey: {
				challenge: crypto.getRandomValues(new Uint8Array(32)),
				allowCredentials: [
					{ type: "public-key", id: credential, transports: transports as AuthenticatorTransport[] }, // as it named them
				],
				userVerification: "required",
				timeout: ASKING_MS,
				...(salt && { extensions: { prf: { eval: { first: salt } } } }),
			},
		}),
	);
	if (!asked.ok) return asked;
	const { rawId, response } = asked.value;
	if (!(response instanceof AuthenticatorAssertionResponse)) return err({ code: "failed" });
	const verified = ((new Uint8Array(response.authenticatorData)[FLAGS_AT] ?? 0) & VERIFIED) !== 0;
	if (!verified || new Uint8Array(rawId).join() !== credential.join()) return err({ code: "other" });
	const answer = salt && asked.value.getClientExtensionResults().prf?.results?.first;
	return ok(answer && bytesOf(answer));
}

async function asking(ask: () => Promise<Credential | null>): Promise<Result<PublicKeyCredential, PasskeyProblem>> {
	if (passkeysHere() !== "yes") return err({ code: "not_here" });
	const start = performance.now();
	try {
		const answer = await ask();
		return answer instanceof PublicKeyCredential ? ok(answer) : err({ code: "failed" });
	} catch (cause) {
		return err({ code: passkeyProblem(cause, performance.now() - start) });
	}
}

/** What a refusal means, from its name and the milliseconds it took: a browser tells little, so that a page learns little. */
export function passkeyProblem(cause: unknown, elapsed: number): PasskeyProblem["code"] {
	const name = cause instanceof Error || cause instanceof DOMException ? cause.name : "";
	if (name === "NotAllowedError") return elapsed >= ASKING_MS - 1_000 ? "timed_out" : "cancelled";
	if (name === "AbortError") return "cancelled";
	if (name === "ConstraintError" || name === "NotSupportedError") return "no_authenticator";
	return name === "SecurityError" ? "not_here" : "failed";
}

function bytesOf(answer: BufferSource): Secret {
	const view = ArrayBuffer.isView(answer) ? answer : new Uint8Array(answer);
	return new Uint8Array(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
}
