import { defineBackground } from "wxt/utils/define-background";

import { hubService } from "#extension/background/hub-service.ts";
import { startBackground } from "#extension/background/start.ts";
import { startRoom } from "#extension/work/host.ts";
import { setRoomHere } from "#extension/work/room.ts";
import { noteUncaught } from "#ui/note-failure.ts";

export default defineBackground(() => {
	noteUncaught(globalThis);
	startBackground();
	// Firefox has no offscreen documents; its background page may start workers itself.
	if (import.meta.env.FIREFOX) setRoomHere(startRoom(hubService));
});
