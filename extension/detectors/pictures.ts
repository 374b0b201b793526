import type { PictureCandidate } from "#extension/protocol/candidate.ts";
import { aroundOf } from "./around.ts";
import type { Detector } from "./detector.ts";
import { all, attributeOf, tagOf } from "./dom.ts";
import { MAX_NEAR, readAddress } from "./link.ts";
import { pixelsOf, pixelsOfSvg } from "./pixels.ts";

const id = "pictures";

/** CSS pixels of a side. A QR below is not read, one above is a photograph. */
const MIN_SIDE = 48;
const MAX_SIDE = 1_600;

/** A QR is square; its frame may carry a line of text. */
const MAX_RATIO = 1.35;

const MAX_PICTURES = 20;
const MAX_LOOKED_AT = 400;

/** Elements whose background may be a QR: they hold nothing else. */
const EMPTY = ":is(div, span, i, a, p, td, figure):empty";

interface Size {
	readonly width: number;
	readonly height: number;
}

/** Square pictures that may be the QR of an invoice: images, backgrounds, canvases and drawings (SVG). */
export const pictures: Detector = {
	*find(root, page) {
		const seen = new Set<string>();
		let looked = 0;
		for (const element of all(root, `img, canvas, svg, ${EMPTY}`)) {
			if (++looked > MAX_LOOKED_AT * 10 || seen.size >= MAX_PICTURES) return true;
			yield undefined;
			const picture = readPicture(element, page);
			if (!picture || seen.has(picture.key)) continue;
			seen.add(picture.key);
			yield picture;
		}
		return false;
	},
};

function readPicture(element: Element, page: URL): PictureCandidate | undefined {
	const { width, height } = element.getBoundingClientRect();
	const size = { width: Math.round(width), height: Math.round(height) };
	if (!isSquarish(size)) return undefined;
	const url = addressOf(element, size, page);
	if (url === undefined) return undefined;
	const near = (attributeOf(element, "alt") || aroundOf(element)).slice(0, MAX_NEAR);
	const key = url.startsWith("data:") ? nameOf(url) : url;
	return { what: "picture", key, detector: id, url, ...size, ...(near && { near }) };
}

function isSquarish({ width, height }: Size): boolean {
	const short = Math.min(width, height);
	return short >= MIN_SIDE && Math.max(width, height) <= Math.min(MAX_SIDE, short * MAX_RATIO);
}

/** A data URL where the page may read its own pixels, else the address the picture came from. */
function addressOf(element: Element, size: Size, page: URL): string | undefined {
	const tag = tagOf(element);
	if (tag === "img") {
		const image = element as HTMLImageElement; // by its tag
		if (!image.complete || image.naturalWidth === 0) return undefined;
		const natural = { width: image.naturalWidth, height: image.naturalHeight };
		return pixelsOf(image, natural) ?? readAddress(image.currentSrc || image.src, page.href)?.href;
	}
	if (tag === "canvas") return pixelsOf(element as HTMLCanvasElement, element as HTMLCanvasElement);
	if (tag === "svg") return pixelsOfSvg(element as SVGSVGElement, size);
	return background(element, page);
}

function background(element: Element, page: URL): string | undefined {
	const image = getComputedStyle(element).backgroundImage; // always as url("…")
	const address = image.startsWith("url(") ? image.slice(5, image.indexOf('")')) : "";
	if (/^data:image\/(?:png|jpeg);base64,[\w+/=]{1,400000}$/i.test(address)) return address;
	return readAddress(address, page.href)?.href;
}

/** A short name for pixels, the same at every look: the check sums at the end of a PNG are of all that is in it. */
function nameOf(dataUrl: string): string {
	return `picture-${dataUrl.length}-${dataUrl.slice(-36)}`;
}
