import { createCanvas } from "@napi-rs/canvas";

import type { Pixels } from "#core/readers/reader.ts";
import { sampleInvoices } from "#samples/index.ts";
import { qrPicture } from "#samples/make/qr-picture.ts";
import { qrText } from "#samples/make/qr-text.ts";

/** QR texts of invented invoices, all different. */
export const invoiceTexts: readonly string[] = sampleInvoices.flatMap((invoice) => qrText(invoice) ?? []);

export interface PlacedQr {
	readonly text: string;
	/** Left top corner in pixels, quiet zone included. */
	readonly x: number;
	readonly y: number;
	readonly scale?: number;
	/** Colour of dark modules. */
	readonly ink?: string;
}

type Context = ReturnType<ReturnType<typeof createCanvas>["getContext"]>;

/** A white page with QR codes and with bars where text would be; `after` may spoil it. */
export function makePage(
	codes: readonly PlacedQr[],
	{ width = 1200, height = 800, after }: { width?: number; height?: number; after?: (context: Context) => void } = {},
): Pixels {
	const canvas = createCanvas(width, height);
	const context = canvas.getContext("2d");
	context.fillStyle = "#fff";
	context.fillRect(0, 0, width, height);
	context.fillStyle = "#333";
	for (let y = height * 0.55; y < height - 20; y += 24) {
		for (let x = 30; x < width - 40; x += 19) context.fillRect(x, y, 6 + ((x * 7 + y * 3) % 11), 12);
	}
	for (const { text, x, y, scale = 4, ink = "#000" } of codes) {
		const picture = qrPicture(text, { scale });
		context.fillStyle = "#fff";
		context.fillRect(x, y, picture.width, picture.height);
		context.fillStyle = ink;
		picture.data.forEach((value, index) => {
			if (value < 128) context.fillRect(x + (index % picture.width), y + Math.floor(index / picture.width), 1, 1);
		});
	}
	after?.(context);
	const { data } = context.getImageData(0, 0, width, height);
	return { width, height, data };
}

/** The picture turned by quarter turns, scaled, or softened. */
export function transform(pixels: Pixels, change: { turns?: number; scale?: number; blur?: number }): Pixels {
	const { turns = 0, scale = 1, blur = 0 } = change;
	const [across, down] = turns % 2 === 0 ? [pixels.width, pixels.height] : [pixels.height, pixels.width];
	const target = createCanvas(Math.round(across * scale), Math.round(down * scale));
	const context = target.getContext("2d");
	context.scale(scale, scale);
	context.translate(across / 2, down / 2);
	context.rotate((turns * Math.PI) / 2);
	if (blur > 0) context.filter = `blur(${blur}px)`;
	context.drawImage(canvasOf(pixels), -pixels.width / 2, -pixels.height / 2);
	return {
		width: target.width,
		height: target.height,
		data: context.getImageData(0, 0, target.width, target.height).data,
	};
}

export function encode(pixels: Pixels, form: "png" | "jpeg" | "webp" | "gif"): Uint8Array {
	const canvas = canvasOf(pixels);
	if (form === "png") return new Uint8Array(canvas.toBuffer("image/png"));
	if (form === "gif") return new Uint8Array(canvas.toBuffer("image/gif"));
	return new Uint8Array(form === "jpeg" ? canvas.toBuffer("image/jpeg", 90) : canvas.toBuffer("image/webp", 90));
}

export function canvasOf({ width, height, data }: Pixels) {
	const canvas = createCanvas(width, height);
	const context = canvas.getContext("2d");
	const image = context.createImageData(width, height);
	image.data.set(data);
	context.putImageData(image, 0, 0);
	return canvas;
}
