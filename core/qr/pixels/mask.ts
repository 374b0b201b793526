import type { Gray } from "./gray.ts";

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** Paints the upright box around `corners` white, with a little margin, so that the next search finds another code. */
export function maskOut({ width, height, data }: Gray, corners: readonly Point[]): Gray {
	const { left, top, right, bottom } = bounds(corners);
	const margin = Math.max(2, (right - left) * 0.03);
	const from = Math.max(0, Math.floor(left - margin));
	const to = Math.min(width, Math.ceil(right + margin));
	const out = data.slice();
	for (let y = Math.max(0, Math.floor(top - margin)); y < Math.min(height, bottom + margin); y++) {
		out.fill(255, y * width + from, y * width + to);
	}
	return { width, height, data: out };
}

export function bounds(points: readonly Point[]): { left: number; top: number; right: number; bottom: number } {
	const xs = points.map((point) => point.x);
	const ys = points.map((point) => point.y);
	return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}
