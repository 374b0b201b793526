import type { Pixels } from "#core/readers/reader.ts";
import { blur, darken, sharpen } from "./pixels/filter.ts";
import { type Box, type Channel, cutRgba, type Gray, grayOf } from "./pixels/gray.ts";
import type { Point } from "./pixels/mask.ts";
import { thresholdByLocalMean, thresholdByOtsu } from "./pixels/threshold.ts";

/** Longest side a whole picture is searched at, and a part of one. */
const WHOLE = 1600;
const PART = 1100;
/** For a small code on a large sheet, and for a soft one looked at closely. */
const WHOLE_CLOSE = 3600;
const PART_CLOSE = 1800;
/** Below this, a picture is also searched at twice its size: jsQR wants about three pixels a module. */
const SMALL = 900;

/** One way to look at a picture; drawn only when its turn comes. */
export interface View {
	/** Taken only while there is time: it rarely helps. */
	readonly late: boolean;
	/** So many pixels that only a fast engine should look at it. */
	readonly large?: true;
	draw(): Gray;
	/** A point of the drawn view as fractions of the whole picture. */
	toFraction(point: Point): Point;
}

/**
 * The looks at a picture that is expected to show one invoice, best first (measured order). The QR of an invoice
 * stands top left; the other corners serve turned pictures.
 */
export function viewsOfInvoice(pixels: Pixels): View[] {
	const whole = wholeOf(pixels);
	const { width, height } = pixels;
	const corner = (right: boolean, bottom: boolean): Box => ({
		x: right ? width * 0.58 : 0,
		y: bottom ? height * 0.5 : 0,
		width: width * 0.42,
		height: height * 0.5,
	});
	const full = frame(pixels, whole, WHOLE, 1);
	const topLeft = frame(pixels, corner(false, false), PART, 3);
	const others = [corner(true, false), corner(false, true), corner(true, true)].map((box) =>
		frame(pixels, box, PART, 3),
	);
	return [
		full("luma"),
		...closeLook(pixels),
		...(Math.max(width, height) < SMALL ? [frame(pixels, whole, WHOLE, 2)("luma")] : []),
		topLeft("luma"),
		topLeft("red", localMean),
		full("red", localMean),
		topLeft("luma", sharper),
		late(topLeft("luma", crisper)),
		late(topLeft("luma", softer)),
		late(topLeft("luma", thresholdByOtsu)),
		late(full("luma", softer)),
		...others.map((view) => late(view("luma"))),
		...others.map((view) => late(view("red", localMean))),
		late(topLeft("blue", localMean)),
		late(topLeft("dark", joined)),
		late(full("luma", sharper)),
		late(frame(pixels, corner(false, false), PART_CLOSE, 3)("luma", sharper)),
	];
}

/** The whole at up to its own size, where the first look has thrown away detail. */
function closeLook(pixels: Pixels): View[] {
	if (Math.max(pixels.width, pixels.height) <= WHOLE) return [];
	return [{ ...frame(pixels, wholeOf(pixels), WHOLE_CLOSE, 1)("luma"), large: true }];
}

/** The looks at a picture that may show several invoices: the whole, then closer. */
export function viewsOfMany(pixels: Pixels): View[] {
	const { width, height } = pixels;
	const longest = Math.max(width, height);
	const whole = wholeOf(pixels);
	const full = frame(pixels, whole, WHOLE, 1);
	return [
		full("luma"),
		full("red", localMean),
		...(longest < SMALL ? [frame(pixels, whole, WHOLE, 2)("luma")] : []),
		...(longest > WHOLE ? tilesOf(pixels).map((tile) => late(frame(pixels, tile, WHOLE, 1)("luma"))) : []),
	];
}

/** Four quarters, each with a margin, so that a code on the border stands whole in one of them. */
function tilesOf({ width, height }: Pixels): Box[] {
	return [0, 1, 2, 3].map((index) => ({
		x: index % 2 === 0 ? 0 : width * 0.4,
		y: index < 2 ? 0 : height * 0.4,
		width: width * 0.6,
		height: height * 0.6,
	}));
}

type Filter = (image: Gray) => Gray;

function localMean(image: Gray): Gray {
	return thresholdByLocalMean(image, Math.max(8, Math.round(Math.max(image.width, image.height) / 60)), 0.12);
}

/** Twice a strong mask: what reads soft pictures best by far (7 of 9 against 4 of 9 with one weak mask). */
function sharper(image: Gray): Gray {
	return sharpen(sharpen(image, 3, 3), 3, 2);
}

/** What small modules bear better than the strong mask. */
function crisper(image: Gray): Gray {
	return sharpen(image, 2, 1.5);
}

function softer(image: Gray): Gray {
	return blur(image, 1);
}

/** Dots of a needle printer joined to modules. */
function joined(image: Gray): Gray {
	return localMean(blur(darken(image, 1), 1));
}

function late(view: View): View {
	return { ...view, late: true };
}

function wholeOf({ width, height }: Pixels): Box {
	return { x: 0, y: 0, width, height };
}

/** A part of the picture at a size: colours are cut out once and shared by the views on it. */
function frame(pixels: Pixels, box: Box, longest: number, mostScale: number) {
	const scale = Math.min(longest / Math.max(box.width, box.height), mostScale);
	const width = Math.max(1, Math.round(box.width * scale));
	const height = Math.max(1, Math.round(box.height * scale));
	let cut: Pixels | undefined;
	return (channel: Channel, filter: Filter = (image) => image): View => ({
		late: false,
		draw() {
			cut ??= cutRgba(pixels, box, width, height);
			return filter(grayOf(cut, channel));
		},
		toFraction: ({ x, y }) => ({
			x: (box.x + (x / width) * box.width) / pixels.width,
			y: (box.y + (y / height) * box.height) / pixels.height,
		}),
	});
}
