import { followUse } from "#extension/account/followed-use.ts";
import { connectHub } from "#extension/background/client.ts";
import { browserSurroundings } from "#extension/page/browser-surroundings.ts";
import { startPopup } from "#extension/popup/start.tsx";
import { parsePopupSearch } from "#extension/protocol/popup-address.ts";
import { connectWork } from "#extension/work/client.ts";
import { noteUncaught } from "#ui/note-failure.ts";

noteUncaught(window);

const root = document.getElementById("app");
const hub = connectHub();
if (root) {
	const aim = parsePopupSearch(location.search);
	startPopup(root, { hub, work: connectWork(), around: browserSurroundings, aim });
}
followUse(() => hub.used());
