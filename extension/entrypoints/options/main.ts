import { connectHub } from "#extension/background/client.ts";
import { startOptions } from "#extension/options/start.tsx";
import { browserSurroundings } from "#extension/page/browser-surroundings.ts";
import { connectWork } from "#extension/work/client.ts";

const root = document.getElementById("app");
if (root) startOptions(root, { hub: connectHub(), work: connectWork(), around: browserSurroundings });
