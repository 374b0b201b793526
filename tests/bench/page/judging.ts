import type { Reading } from "#core/model/reading.ts";
import type { JudgingTimes } from "./judging.worker.ts";
import JudgingWorker from "./judging.worker.ts?worker";

declare global {
	interface Window {
		benchJudging: (readings: readonly Reading[], records: number) => Promise<readonly JudgingTimes[]>;
	}
}

window.benchJudging = (readings, records) =>
	new Promise((resolve) => {
		const worker = new JudgingWorker();
		worker.onmessage = ({ data }: MessageEvent<readonly JudgingTimes[]>) => resolve(data);
		worker.postMessage({ readings, records });
	});
