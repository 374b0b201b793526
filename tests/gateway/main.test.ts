import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";

/** Starts the command as a person would, and gives its first line. */
async function run(...options: string[]) {
	const data = await mkdtemp(join(tmpdir(), "yanpiao-main-"));
	const child = spawn(process.execPath, ["gateway/main.ts", "--data", data, ...options]);
	onTestFinished(async () => {
		child.kill("SIGKILL");
		await rm(data, { recursive: true, force: true });
	});
	return child;
}

async function addressOf(child: Awaited<ReturnType<typeof run>>): Promise<string> {
	let printed = "";
	for await (const chunk of child.stdout) {
		printed += String(chunk);
		const address = /http:\/\/\S+\/(?=\s)/.exec(printed)?.[0];
		if (address) return address;
	}
	throw new Error(`no address in: ${printed}`);
}

test("the command prints an address that answers, and stops when it is told to", async () => {
	const child = await run("--port", "0");
	const url = await addressOf(child);

	const response = await fetch(new URL("/fpcy", url), {
		method: "POST",
		headers: { "Content-Type": "application/json" },
		body: "{}",
	});
	const reply = await response.json();
	child.kill("SIGTERM");
	const [code] = await once(child, "exit");

	expect(reply).toMatchObject({ code: "-1" });
	expect(code).toBe(0);
});

test("a named port that is taken is not exchanged for another", async () => {
	const other = createServer().listen(0, "127.0.0.1");
	await once(other, "listening");
	onTestFinished(() => void other.close());
	const address = other.address();
	const taken = String(address && typeof address === "object" ? address.port : 0);

	const child = await run("--port", taken);
	const [words, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);

	expect(words).toContain(taken);
	expect(code).toBe(1);
});

test.each([
	["--port", "many", "--port"],
	["--port", "70000", "--port"],
	["--colour", "red", "--colour"],
	["stray", "", "stray"],
])("%s %s is answered with one line that names it", async (flag, value, named) => {
	const child = await run(...[flag, value].filter((part) => part !== ""));

	const [words, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);

	expect(words.split("\n")[0]).toContain(named);
	expect(words).toContain("--help");
	expect(code).toBe(2);
});
