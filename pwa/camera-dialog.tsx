import { useEffect, useRef, useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import { t, type WordKey } from "#pwa/i18n/index.ts";
import { openCamera } from "#pwa/platform/camera.ts";
import { addCaptured } from "#pwa/state/capture.ts";
import { pushCaptured } from "#pwa/state/undo-captured.ts";
import { useTools } from "#pwa/tools/client.ts";
import { Dialog } from "#ui/dialog.tsx";

/** Points the camera at QR codes; each invoice read is kept, and the camera stays on for the next. */
export function CameraDialog({ app, onClose }: { app: App; onClose: () => void }) {
	const video = useRef<HTMLVideoElement>(null);
	const [word, setWord] = useState<WordKey>("camera.starting");
	const [kept, setKept] = useState("");

	useEffect(() => {
		const stop = new AbortController();
		void run(stop.signal);
		return () => stop.abort();

		async function run(signal: AbortSignal) {
			if (!video.current) return;
			const camera = await openCamera(video.current, signal);
			if (!camera.ok) {
				setWord(camera.error.code);
				return;
			}
			setWord("camera.hint");
			const seen = new Set<string>();
			while (!signal.aborted) {
				const pixels = await camera.value.frame();
				if (!pixels || signal.aborted) continue;
				for (const { text } of await useTools().scan(pixels)) {
					if (seen.has(text) || signal.aborted) continue;
					seen.add(text);
					const result = await app.captureText(text, "qr");
					if (result.ok) {
						addCaptured(t("check.scanned"), { ok: true, kept: result.value, failed: [] });
						pushCaptured(app, result.value);
						setKept(result.value.map(({ row }) => row.number ?? "").join(" "));
						setWord("camera.hint");
					} else setWord(result.error.code === "storage_full" ? "read.storage_full" : "camera.notInvoice");
				}
			}
		}
	}, [app]);

	return (
		<Dialog title={t("camera.title")} onClose={onClose}>
			<video ref={video} class="camera" muted playsInline />
			<p role="status">
				{t(word)}
				{kept && (
					<strong class="camera-kept">
						{t("line.new")} {kept}
					</strong>
				)}
			</p>
		</Dialog>
	);
}
