import { expect, test } from "@playwright/test";

import { type Hostile, hostileFiles } from "#tests/core/readers/hostile/files.ts";
import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";
import { writeFiles } from "./support-hostile.ts";

const MAP = "**/pdfjs/cmaps/**";

test("every hostile file is told apart by its problem, and the good ones around them are kept", async ({
	page,
}, testInfo) => {
	test.setTimeout(400_000);
	const before = files.pdf();
	const after = files.numbered(3);
	const hostile = hostileFiles.map(({ name, make }) => ({ name, bytes: make() }));
	const paths = writeFiles(testInfo.outputPath("files"), [before, ...hostile, after]);
	await page.setViewportSize({ width: 1440, height: 6000 }); // lines out of sight are not drawn
	const app = new AppPage(page);
	await app.open();

	await page.locator("input[type=file]").first().setInputFiles(paths);
	await app.finished();

	await expect(page.getByText(`${paths.length} 个文件读完：2 张发票，${hostile.length} 个没能读出`)).toBeVisible();
	for (const file of hostileFiles) await expectProblem(app, file);
	await expect(app.row(before.name)).toContainText("示例电子商贸有限公司");
	await expect(app.row(after.name)).toContainText("示例电子商贸有限公司");

	await app.openRow(after.name);
	await expect(app.field("total")).toBeVisible();
	await app.open("/library");
	await page.reload();
	await expect(page.getByText("2 张", { exact: true })).toBeVisible();
	await expect(app.rows).toHaveCount(2);
});

test.describe("without its character maps", () => {
	test.use({ serviceWorkers: "block" }); // they would come from the cache

	test("a PDF is not taken for another kind of file, and reads once they are back", async ({ page }) => {
		const app = new AppPage(page);
		await page.context().route(MAP, (route) => route.fulfill({ status: 404 }));
		await app.open();

		await app.give(files.pdf());

		await expect(page.locator('[data-problem="assets_missing"]')).toContainText("连网");
		await page.context().unroute(MAP);
		await app.open();
		await app.give(files.pdf());
		await expect(app.row("发票.pdf")).toContainText("示例电子商贸有限公司");
		await app.open("/library");
		await expect(page.getByText("1 张", { exact: true })).toBeVisible();
	});
});

async function expectProblem(app: AppPage, { name, problem, member, slow }: Hostile): Promise<void> {
	// A member that failed stands in a line of its own below its container's.
	const line = member ? app.rows.filter({ hasText: name }).locator("xpath=following-sibling::*[1]") : app.row(name);
	const told = line.locator("[data-problem]");
	await expect(told, name).toHaveAttribute(
		"data-problem",
		slow ? RegExp(`^(?:${problem.code}|timeout)$`) : `${problem.code}`,
	);
	expect((await told.innerText()).length, name).toBeGreaterThan(10);
}
