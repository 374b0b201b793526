import { connectRoomBackground } from "#extension/background/client.ts";
import { startRoom } from "#extension/work/host.ts";

startRoom(connectRoomBackground(), () => window.close());
