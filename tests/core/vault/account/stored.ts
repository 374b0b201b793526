import type { Profile } from "#core/vault/account/profiles.ts";

/** A profile as the version before passkeys stored it, frozen: a passphrase and a recovery code, made with these. */
export const storedBefore = {
	passphrase: "冬天的第一张发票",
	recoveryCode: "5Y00-KPF8-1RRX-CF7N-RBDF-QRX5-4XDF-7J22",
	/** What the vault's key makes of 26992000000000000017. */
	name: "e10db1d17ef83d9ff36b2f3ecf3488d5",
	profile: {
		id: "p0",
		database: "yanpiao-p0",
		createdAt: "2026-11-20T02:00:00.000Z",
		wraps: [
			{
				by: "passphrase",
				salt: bytes("LI4VLZ0CmTJp+kWTRxjRPQ=="),
				cost: { memory: 65_536, passes: 4 },
				nonce: bytes("IKwIqGuibU4EnIG/"),
				wrapped: bytes("kyZfTzqaK51fjLdUZ0MDLF2DLuGNFqrpeF12FVqp5e3s1rlqHvIuY3frkWTNPcgp"),
			},
			{
				by: "recovery",
				nonce: bytes("F+bJvGR6NZpNJZkB"),
				wrapped: bytes("/OptasQFdlC+ux01559gZrqrSI9Tx4VFWYh8Mp/jeyPYlG79hiS2tsvojxWBM7VI"),
			},
		],
	} satisfies Profile,
};

function bytes(base64: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(base64), (digit) => digit.charCodeAt(0));
}
