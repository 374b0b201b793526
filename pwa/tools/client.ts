import { type Remote, wrap } from "comlink";

import type { Tools } from "./tools.ts";
import ToolsWorker from "./tools.worker.ts?worker";

let tools: Remote<Tools> | undefined;

/** The tools' worker, started at first need and kept: drawing the next page should not load pdf.js again. */
export function useTools(): Remote<Tools> {
	tools ??= wrap<Tools>(new ToolsWorker());
	return tools;
}
