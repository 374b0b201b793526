import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "@playwright/test";

import { sampleInvoice } from "#samples/index.ts";
import { join as joinBytes } from "#samples/make/png.ts";
import { qrPicture } from "#samples/make/qr-picture.ts";
import { qrText } from "#samples/make/qr-text.ts";
import { AppPage } from "./app-page.ts";
import { launch } from "./browser.ts";
import { number } from "./files.ts";

const film = join(process.env.E2E_DATA ?? "", "camera.y4m");
writeFileSync(film, makeFilm(qrText(sampleInvoice("special")) ?? ""));

test.use({
	launchOptions: {
		...launch,
		args: [
			...launch.args,
			"--use-fake-device-for-media-stream",
			"--use-fake-ui-for-media-stream",
			`--use-file-for-fake-video-capture=${film}`,
		],
	},
});

test("the camera reads the QR once, keeps the invoice and is off after closing", async ({ page }) => {
	await page.addInitScript(() => {
		const { mediaDevices } = navigator;
		const open = mediaDevices.getUserMedia.bind(mediaDevices);
		mediaDevices.getUserMedia = async (asked) => {
			const stream = await open(asked);
			Object.assign(window, { cameraTracks: stream.getTracks() });
			return stream;
		};
	});
	const app = new AppPage(page);
	await app.open();
	await page.getByRole("button", { name: "扫二维码" }).click();
	const dialog = page.getByRole("dialog", { name: "扫发票左上角的二维码" });

	await expect(dialog.getByRole("status")).toContainText(number);
	await page.keyboard.press("Escape");

	await expect(dialog).toBeHidden();
	await expect(app.rows).toHaveCount(1);
	const tracks = () =>
		page.evaluate(() => Reflect.get(window, "cameraTracks").map((one: MediaStreamTrack) => one.readyState));
	await expect.poll(tracks).toEqual(["ended"]);
	await app.openRow("扫到的二维码");
	await expect(app.field("number")).toContainText(number);
});

/** Two equal frames of a QR on grey, as YUV4MPEG2: the picture's grey as luma, no colour. */
function makeFilm(text: string): Uint8Array {
	const [width, height] = [640, 480];
	const picture = qrPicture(text, { scale: 6 });
	const luma = new Uint8Array(width * height).fill(190);
	const left = Math.floor((width - picture.width) / 2);
	const top = Math.floor((height - picture.height) / 2);
	for (let y = 0; y < picture.height; y++) {
		const row = picture.data.subarray(y * picture.width, (y + 1) * picture.width);
		luma.set(row, (top + y) * width + left);
	}
	const frame = [new TextEncoder().encode("FRAME\n"), luma, new Uint8Array((width * height) / 2).fill(128)];
	const head = new TextEncoder().encode(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
	return joinBytes([head, ...frame, ...frame]);
}
