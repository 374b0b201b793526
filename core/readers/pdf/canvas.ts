import type { CanvasLike, Platform } from "#core/readers/reader.ts";

interface CanvasAndContext {
	canvas: CanvasLike | null;
	context: unknown;
}

/** Canvases for pdf.js from our platform: a worker has no document that could make one. */
export function canvasFactoryOf(platform: Platform): new () => object {
	return class {
		create(width: number, height: number): CanvasAndContext {
			const canvas = platform.createCanvas(Math.max(1, width), Math.max(1, height));
			return { canvas, context: canvas.getContext("2d", { willReadFrequently: true }) };
		}

		reset(pair: CanvasAndContext, width: number, height: number): void {
			if (!pair.canvas) return;
			pair.canvas.width = Math.max(1, width);
			pair.canvas.height = Math.max(1, height);
		}

		destroy(pair: CanvasAndContext): void {
			if (pair.canvas) pair.canvas.width = pair.canvas.height = 0;
			pair.canvas = null;
			pair.context = null;
		}

		getNoAlphaContext(canvas: CanvasLike): unknown {
			return canvas.getContext("2d", { willReadFrequently: true });
		}
	};
}

/** Filters need an SVG in a document; a QR needs none. */
export class NoFilters {
	addFilter(): string {
		return "none";
	}
	addHCMFilter(): string {
		return "none";
	}
	addAlphaFilter(): string {
		return "none";
	}
	addLuminosityFilter(): string {
		return "none";
	}
	addKnockoutFilter(): string {
		return "none";
	}
	addHighlightHCMFilter(): string {
		return "none";
	}
	addSelectionHCMFilter(): string {
		return "none";
	}
	addSelectionFilter(): string {
		return "none";
	}
	createSelectionStyle(): null {
		return null;
	}
	destroy(): void {}
}
