import type { Page } from "puppeteer-core";
import { vi } from "vitest";

const SLOW = { timeout: 20_000, interval: 100 };

/**
 * Where a person would put the pointer: the middle of a button, or of the box that a label is for, by what it is called.
 * Puppeteer's own locators wait for the page to have loaded, which pages of an extension never say in Firefox.
 */
async function placeOf(page: Page, name: string): Promise<{ readonly x: number; readonly y: number }> {
	return vi.waitFor(async () => {
		const place = await page.evaluate((wanted) => {
			const called = (one: Element) => one.getAttribute("aria-label") ?? one.textContent ?? "";
			const label = [...document.querySelectorAll("label")].find((one) => called(one).includes(wanted));
			const button = [...document.querySelectorAll("button")].find((one) => called(one).includes(wanted));
			const found = button ?? label?.control ?? label;
			found?.scrollIntoView({ block: "center", behavior: "instant" });
			const box = found?.getBoundingClientRect();
			return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
		}, name);
		if (!place) throw new Error(`nothing is called ${name}`);
		return place;
	}, SLOW);
}

/** A click as the browser takes it from a mouse: it gives the right to ask for permissions. */
export async function click(page: Page, name: string): Promise<void> {
	const { x, y } = await placeOf(page, name);
	await page.mouse.click(x, y);
}

export async function type(page: Page, name: string, text: string): Promise<void> {
	const { x, y } = await placeOf(page, name);
	await page.mouse.click(x, y, { count: 3 }); // what stands there is replaced
	await page.keyboard.type(text);
}

/** Waits until something says this, and gives all that it says. */
export async function untilSaid(page: Page, selector: string, text: string | RegExp): Promise<string> {
	return vi.waitFor(async () => {
		const said = await page.evaluate((css) => document.querySelector(css)?.textContent ?? "", selector);
		if (said.search(text) < 0) throw new Error(`${selector} says: ${said}`);
		return said;
	}, SLOW);
}
