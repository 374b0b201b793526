import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Installs Debian packages where that is allowed (root on Debian); tells whether apt went through. */
export function installPackages(packages: readonly string[]): boolean {
	if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
	console.log(`Installing ${packages.join(" ")} …`);
	const options = {
		stdio: ["ignore", "ignore", "inherit"] as ["ignore", "ignore", "inherit"],
		env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
	};
	try {
		execFileSync("apt-get", ["update", "-qq"], options);
		execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], options);
		return true;
	} catch {
		return false;
	}
}
