/** Runs in a page of the extension, in any browser: the protocol of the work room by hand. Names nothing outside itself. */
export async function callWork(call: { readonly method: string; readonly args: readonly unknown[] }): Promise<unknown> {
	await chrome.offscreen // Firefox has none
		?.createDocument({ url: "offscreen.html", reasons: ["WORKERS" as never], justification: "test" })
		.catch(() => undefined); // it is there
	const begun = Date.now();
	const until = begun + 45_000;
	for (let tries = 1; ; tries++) {
		// A room that is only loading takes no port yet, and another page of ours may take it without an answer.
		const port = chrome.runtime.connect({ name: "work" });
		const greeted = await new Promise<boolean>((resolve) => {
			setTimeout(() => resolve(false), 2_000);
			port.onDisconnect.addListener(() => setTimeout(() => resolve(false), 100));
			port.onMessage.addListener(() => resolve(true));
		});
		if (!greeted && Date.now() < until) {
			port.disconnect();
			continue;
		}
		const greetedMs = Date.now() - begun;
		const ended = (how: string) =>
			new Error(`work.${call.method} ${how} (${Date.now() - begun} ms; greeted after ${greetedMs} ms, try ${tries})`);
		try {
			return await new Promise((done, fail) => {
				setTimeout(() => fail(ended("does not answer")), until - Date.now());
				port.onDisconnect.addListener(() => fail(ended("lost its room")));
				port.onMessage.addListener((message: { ok?: boolean; value?: unknown; error?: string }) => {
					if (message.ok) done(message.value);
					else fail(ended(`${message.error}`));
				});
				port.postMessage({ id: 1, ...call });
			});
		} finally {
			port.disconnect();
		}
	}
}
