import type { Gray } from "./gray.ts";

/**
 * Black where a pixel is darker than the mean around it by more than `bias` of that mean. Shadows, folds and faded
 * print do not matter, since only the neighbourhood counts.
 */
export function thresholdByLocalMean(image: Gray, radius: number, bias: number): Gray {
	const { width, height, data } = image;
	const sums = integral(image);
	const out = new Uint8ClampedArray(data.length);
	for (let y = 0; y < height; y++) {
		const top = Math.max(0, y - radius);
		const bottom = Math.min(height, y + radius + 1);
		for (let x = 0; x < width; x++) {
			const left = Math.max(0, x - radius);
			const right = Math.min(width, x + radius + 1);
			const sum = at(sums, width, right, bottom) - at(sums, width, left, bottom) - at(sums, width, right, top);
			const mean = (sum + at(sums, width, left, top)) / ((right - left) * (bottom - top));
			const index = y * width + x;
			out[index] = (data[index] ?? 0) < mean * (1 - bias) ? 0 : 255;
		}
	}
	return { width, height, data: out };
}

/** One threshold for the whole picture, where dark and light part best (Otsu 1979). */
export function thresholdByOtsu({ width, height, data }: Gray): Gray {
	const counts = new Float64Array(256);
	for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
	const limit = otsuLimit(counts, data.length);
	return { width, height, data: data.map((value) => (value <= limit ? 0 : 255)) };
}

function otsuLimit(counts: Float64Array, total: number): number {
	const sum = counts.reduce((all, count, value) => all + count * value, 0);
	let best = 0;
	let limit = 127;
	let below = 0;
	let sumBelow = 0;
	for (let value = 0; value < 255; value++) {
		below += counts[value] ?? 0;
		sumBelow += (counts[value] ?? 0) * value;
		if (below === 0 || below === total) continue;
		const gap = sumBelow / below - (sum - sumBelow) / (total - below);
		const between = below * (total - below) * gap * gap;
		if (between > best) {
			best = between;
			limit = value;
		}
	}
	return limit;
}

/** Sums of everything above and left, with a border of zeros: any rectangle's sum in four reads. */
function integral({ width, height, data }: Gray): Float64Array {
	const sums = new Float64Array((width + 1) * (height + 1));
	for (let y = 0; y < height; y++) {
		let row = 0;
		for (let x = 0; x < width; x++) {
			row += data[y * width + x] ?? 0;
			sums[(y + 1) * (width + 1) + x + 1] = at(sums, width, x + 1, y) + row;
		}
	}
	return sums;
}

function at(sums: Float64Array, width: number, x: number, y: number): number {
	return sums[y * (width + 1) + x] ?? 0;
}
