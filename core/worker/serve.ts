import { expose } from "comlink";

/** In a worker that a page started: serves `host` on the port that is the page's first message. */
export function serveOnPort(host: object): void {
	self.addEventListener("message", ({ data: port }: MessageEvent<MessagePort>) => expose(host, port), { once: true });
}
