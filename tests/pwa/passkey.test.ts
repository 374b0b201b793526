import { expect, test } from "vitest";

import { passkeyProblem } from "#ui/account/passkey.ts";

// Names from WebAuthn §5.1.3 and §5.1.4; a browser gives NotAllowedError for most, so that a page learns little.
test.each([
	["NotAllowedError", 3_000, "cancelled"],
	["NotAllowedError", 119_000, "timed_out"],
	["NotAllowedError", 120_400, "timed_out"],
	["AbortError", 500, "cancelled"],
	["ConstraintError", 500, "no_authenticator"],
	["NotSupportedError", 500, "no_authenticator"],
	["SecurityError", 5, "not_here"],
	["UnknownError", 500, "failed"],
] as const)("%s after %i ms is said as %s", (name, elapsed, expected) => {
	expect(passkeyProblem(new DOMException("", name), elapsed)).toBe(expected);
});

test("anything else is a failure, and says no more", () => {
	expect(passkeyProblem("no reason", 0)).toBe("failed");
});
