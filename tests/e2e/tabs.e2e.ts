import { expect, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

test("what one tab keeps shows in the other without loading it anew, and neither takes the other's away", async ({
	page,
	context,
}) => {
	const here = new AppPage(page);
	await here.open();
	await here.give(files.numbered(1));
	await here.open("/library");
	await here.rows.first().click();
	const there = new AppPage(await context.newPage());
	await there.open("/");

	// A list: a file given there is a row here.
	await there.give(files.numbered(2));
	await expect(here.rows).toHaveCount(2);

	// The open record, while its note is being written here: both notes stay.
	await there.page.goto(page.url());
	const note = (app: AppPage) => app.page.getByLabel("备注", { exact: true });
	const category = (app: AppPage) => app.page.getByRole("complementary").getByLabel("分类", { exact: true });
	await note(here).pressSequentially("待签字");
	await note(there).fill("已寄出");
	await there.page.keyboard.press("Escape");
	await category(there).selectOption("差旅");
	await expect(category(here)).toHaveValue("差旅");
	await expect(note(here)).toHaveValue("待签字");
	await note(here).blur();
	await expect(page.getByText("两份都保留了")).toBeVisible();
	for (const app of [here, there]) await expect(note(app)).toHaveValue("已寄出\n待签字");

	// Settings: what each tab sets is there for both.
	await here.open("/settings");
	await there.open("/settings");
	await there.page.getByText("深色", { exact: true }).click();
	await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
