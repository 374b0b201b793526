import { followUse } from "#extension/account/followed-use.ts";
import { connectHub } from "#extension/background/client.ts";
import { createPairing } from "#extension/bridge/pairing-calls.ts";
import { startOptions } from "#extension/options/start.tsx";
import { browserSurroundings } from "#extension/page/browser-surroundings.ts";
import { connectWork } from "#extension/work/client.ts";
import { noteUncaught } from "#ui/note-failure.ts";

noteUncaught(window);

const root = document.getElementById("app");
const hub = connectHub();
const work = connectWork();
if (root) {
	startOptions(root, { hub, work, around: browserSurroundings, pairing: createPairing(work) });
}
followUse(() => hub.used());
