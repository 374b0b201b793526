import { browser } from "wxt/browser";

import { connectOver } from "./connect.ts";
import { ensureRoom, roomHere } from "./room.ts";
import { PORT } from "./serve.ts";
import type { Work } from "./work.ts";

let shared: Work | undefined;

/**
 * The work room, from any page of the extension and from its background. The room is made when it is first needed and
 * again when it died; a call that died with it rejects with `WorkEnded`, unless asking twice does no harm.
 */
export function connectWork(): Work {
	const here = roomHere();
	if (here) return here;
	// One port for all of a page.
	shared ??= connectOver({ ensureRoom, open: () => browser.runtime.connect({ name: PORT }), helloMs: 5_000, tries: 4 });
	return shared;
}
