import { err, ok, type Result } from "#core/base/result.ts";
import type { Pixels } from "#core/readers/reader.ts";

interface Camera {
	/** The picture now; waits for the next one. `undefined` when none came. */
	frame(): Promise<Pixels | undefined>;
}

export type CameraProblem = { readonly code: "camera.denied" | "camera.none" | "camera.busy" };

/** Pixels across: enough for the QR of an invoice held at arm's length, little enough to look at every frame. */
const WIDTH = 1280;

/** Turns the camera at the back on and shows it in `video`; the signal turns it off. */
export async function openCamera(video: HTMLVideoElement, signal: AbortSignal): Promise<Result<Camera, CameraProblem>> {
	let stream: MediaStream;
	try {
		stream = await navigator.mediaDevices.getUserMedia({
			video: { facingMode: "environment", width: { ideal: WIDTH } },
			audio: false,
		});
	} catch (cause) {
		return err({ code: problemOf(cause) });
	}
	const off = () => {
		for (const track of stream.getTracks()) track.stop();
	};
	if (signal.aborted) off();
	signal.addEventListener("abort", off);
	video.srcObject = stream;
	await video.play().catch(() => undefined); // closed while it was starting
	const canvas = new OffscreenCanvas(1, 1);
	return ok({
		async frame() {
			await new Promise((resolve) => requestAnimationFrame(resolve));
			const { videoWidth, videoHeight } = video;
			const context = canvas.getContext("2d", { willReadFrequently: true });
			if (!context || videoWidth === 0) return undefined;
			const scale = Math.min(1, WIDTH / videoWidth);
			canvas.width = Math.round(videoWidth * scale);
			canvas.height = Math.round(videoHeight * scale);
			context.drawImage(video, 0, 0, canvas.width, canvas.height);
			const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
			return { width, height, data };
		},
	});
}

function problemOf(cause: unknown): CameraProblem["code"] {
	const name = cause instanceof DOMException ? cause.name : "";
	if (name === "NotAllowedError" || name === "SecurityError") return "camera.denied";
	return name === "NotReadableError" || name === "AbortError" ? "camera.busy" : "camera.none";
}
