import { setTimeout as wait } from "node:timers/promises";

import { expect, it } from "vitest";

import type { App, CaptureProgress, CaptureSummary } from "#core/flows/app.ts";
import { withReportsFirst } from "#core/worker/reports.ts";

const summary: CaptureSummary = { files: 2, invoices: 0, failed: 0, cancelled: false };

it("a capture answers after the last of its reports was heard, however long that takes", async () => {
	const heard: number[] = [];
	const app = withReportsFirst({
		capture: async (_job, _files, report) => {
			report({ what: "started", index: 0 });
			report({ what: "started", index: 1 });
			return summary;
		},
	} as Partial<App> as App); // the rest is not used here
	const slowly = async ({ index }: CaptureProgress) => {
		await wait(20);
		heard.push(index);
	};

	const answer = await app.capture("job", [], slowly);

	expect(answer).toEqual(summary);
	expect(heard).toEqual([0, 1]);
});
