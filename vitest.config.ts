import { defineConfig } from "vitest/config";

export default defineConfig({
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	test: {
		include: ["tests/**/*.test.{ts,tsx}"],
		exclude: ["tests/e2e/**", "tests/firefox/**"],
		setupFiles: ["fake-indexeddb/auto"],
		testTimeout: 30_000,
		// As long as a test: a busy machine is slow, not wrong.
		expect: { poll: { timeout: 20_000 } },
	},
});
