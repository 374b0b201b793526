import { connectRoomBackground } from "#extension/background/client.ts";
import { startRoom } from "#extension/work/host.ts";
import { noteUncaught } from "#ui/note-failure.ts";

noteUncaught(window);
startRoom(connectRoomBackground(), () => window.close());
