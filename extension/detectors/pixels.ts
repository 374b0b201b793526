import { all, create } from "./dom.ts";

/** Pixels of a side that are passed on; a QR needs far fewer. */
const MAX_SIDE = 800;

/** Characters of a data URL; a drawing of black and white squares stays far below. */
const MAX_DATA_URL = 1_500_000;

/** Parts of a drawing that are painted; the largest QR has 31,329 modules, but nobody draws each by itself. */
const MAX_SHAPES = 8_000;

interface Size {
	readonly width: number;
	readonly height: number;
}

/** A picture of the page as PNG, `undefined` when it came from another origin that does not let the page read it. */
export function pixelsOf(source: CanvasImageSource, { width, height }: Size): string | undefined {
	if (width === 0 || height === 0) return undefined;
	const scale = Math.min(1, MAX_SIDE / Math.max(width, height));
	return paint({ width: width * scale, height: height * scale }, (context, size) => {
		context.imageSmoothingEnabled = scale < 1;
		context.drawImage(source, 0, 0, size.width, size.height);
	});
}

/**
 * A drawing as PNG. Its shapes are painted one by one: as an image of its own it would load under the page's rules
 * (CSP), and asynchronously.
 */
export function pixelsOfSvg(svg: SVGSVGElement, shown: Size): string | undefined {
	const shapes = all<SVGGeometryElement>(svg, "rect, path, circle");
	if (shapes.length === 0 || shapes.length > MAX_SHAPES || !mayBeQr(shapes)) return undefined;
	const scale = Math.max(1, Math.min(4, 400 / Math.max(shown.width, shown.height)));
	return paint({ width: shown.width * scale, height: shown.height * scale }, (context) => {
		for (const shape of shapes) {
			const matrix = shape.getCTM();
			const style = getComputedStyle(shape);
			const path = pathOf(shape);
			if (!matrix || style.display === "none") continue;
			const { a, b, c, d, e, f } = matrix;
			context.setTransform(a * scale, b * scale, c * scale, d * scale, e * scale, f * scale);
			const fill = colourOf(style.fill);
			const stroke = colourOf(style.stroke);
			if (fill) {
				context.fillStyle = fill;
				context.fill(path, style.fillRule === "evenodd" ? "evenodd" : "nonzero");
			}
			if (stroke) {
				context.strokeStyle = stroke;
				context.lineWidth = Number.parseFloat(style.strokeWidth) || 1;
				context.stroke(path);
			}
		}
	});
}

/** `undefined` for what is not painted; a pattern is taken for black. */
function colourOf(paint: string): string | undefined {
	if (paint === "none") return undefined;
	return paint.startsWith("url") ? "#000" : paint;
}

/** A QR is many squares, or one long path; an icon is neither. */
function mayBeQr(shapes: NodeListOf<SVGGeometryElement>): boolean {
	if (shapes.length >= 40) return true;
	let length = 0;
	for (const shape of shapes) length += shape.getAttribute("d")?.length ?? 0;
	return length >= 1_000;
}

/** Dots are taken for squares: a reader does not mind. Sides may be given in per cent, so the box is asked for. */
function pathOf(shape: SVGGeometryElement): Path2D {
	if (shape.localName === "path") return new Path2D(shape.getAttribute("d") ?? "");
	const { x, y, width, height } = shape.getBBox();
	const path = new Path2D();
	path.rect(x, y, width, height);
	return path;
}

function paint(
	{ width, height }: Size,
	draw: (context: CanvasRenderingContext2D, size: Size) => void,
): string | undefined {
	// Never put into the page.
	const canvas = create("canvas") as HTMLCanvasElement;
	canvas.width = Math.max(1, Math.round(width));
	canvas.height = Math.max(1, Math.round(height));
	const context = canvas.getContext("2d");
	if (!context) return undefined;
	context.fillStyle = "#fff";
	context.fillRect(0, 0, canvas.width, canvas.height);
	try {
		draw(context, canvas);
		const url = canvas.toDataURL("image/png");
		return url.length <= MAX_DATA_URL ? url : undefined;
	} catch {
		return undefined; // pixels of another origin: SecurityError; a picture that is broken: InvalidStateError
	}
}
