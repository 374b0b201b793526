import { expect, test } from "vitest";

import { readProvider } from "#core/flows/settings.ts";

test.each([
	[{ mode: "sample" }],
	[{ mode: "none" }],
	[{ mode: "fpcy", url: "https://supplier.example/fpcy", sqm: "x" }],
	[{ mode: "gateway", key: "yp_x" }],
] as const)("%o is kept as it was stored", (provider) => {
	expect(readProvider(provider)).toEqual(provider);
});

test.each([
	["nothing", undefined],
	["a mode of another version", { mode: "telepathy" }],
	["a gateway without its key", { mode: "gateway" }],
	["a service whose code is no text", { mode: "fpcy", url: "https://x", sqm: 5 }],
	["a list", []],
])("%s is not taken for a way to ask", (_, stored) => {
	expect(readProvider(stored)).toBeUndefined();
});
