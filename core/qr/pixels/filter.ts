import type { Gray } from "./gray.ts";

/** Mean over a square of side `2 × radius + 1`, twice: close to a Gaussian. Joins dots and quiets noise. */
export function blur(image: Gray, radius: number): Gray {
	return boxBlur(boxBlur(image, radius), radius);
}

/** Adds back what a blur takes away: edges of soft pictures. */
export function sharpen(image: Gray, radius: number, amount: number): Gray {
	const soft = blur(image, radius).data;
	return { ...image, data: image.data.map((value, index) => value + amount * (value - (soft[index] ?? value))) };
}

/** The darkest pixel of a square: dots of a needle printer grow until they touch. */
export function darken(image: Gray, radius: number): Gray {
	return alongRows(alongRows(image, radius, darkest), radius, darkest);
}

function boxBlur(image: Gray, radius: number): Gray {
	return alongRows(alongRows(image, radius, mean), radius, mean);
}

type Line = (read: (index: number) => number, write: (index: number, value: number) => void, length: number) => void;

/** Runs a filter along each row and turns the picture on its diagonal, so that twice does rows and columns. */
function alongRows({ width, height, data }: Gray, radius: number, filter: (radius: number) => Line): Gray {
	const out = new Uint8ClampedArray(data.length);
	const line = filter(radius);
	for (let y = 0; y < height; y++) {
		const start = y * width;
		line(
			(index) => data[start + Math.min(Math.max(index, 0), width - 1)] ?? 0,
			(index, value) => {
				out[index * height + y] = value;
			},
			width,
		);
	}
	return { width: height, height: width, data: out };
}

function mean(radius: number): Line {
	return (read, write, length) => {
		let sum = 0;
		for (let i = -radius; i <= radius; i++) sum += read(i);
		for (let i = 0; i < length; i++) {
			write(i, sum / (2 * radius + 1));
			sum += read(i + radius + 1) - read(i - radius);
		}
	};
}

function darkest(radius: number): Line {
	return (read, write, length) => {
		for (let i = 0; i < length; i++) {
			let value = 255;
			for (let j = i - radius; j <= i + radius; j++) value = Math.min(value, read(j));
			write(i, value);
		}
	};
}
