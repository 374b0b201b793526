import { isIP } from "node:net";

/**
 * The address a request counts for. Behind our own proxy it is the last entry of X-Forwarded-For, which the proxy wrote
 * itself; the ones before it anybody can make up. An IPv6 user has a whole /64, so all of it counts as one.
 */
export function clientAddress(socket: string | undefined, forwarded: string | undefined, trustProxy: boolean): string {
	const told = trustProxy ? forwarded?.split(",").at(-1)?.trim() : undefined;
	const address = told !== undefined && isIP(told) !== 0 ? told : (socket ?? "");
	const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (v4) return v4;
	return isIP(address) === 6 ? network64(address) : address;
}

/** Whether a request comes from this machine itself and was not passed on by a proxy that runs on it. */
export function isFromHere(socket: string | undefined, headers: Headers): boolean {
	const passedOn = ["x-forwarded-for", "forwarded", "x-real-ip", "via"].some((name) => headers.has(name));
	return !passedOn && socket !== undefined && /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/i.test(socket);
}

function network64(address: string): string {
	const [head = "", tail = ""] = address.replace(/%.*$/, "").split("::");
	const left = head === "" ? [] : head.split(":");
	const right = tail === "" ? [] : tail.split(":");
	const gap = address.includes("::") ? Math.max(0, 8 - left.length - right.length) : 0;
	return [...left, ...Array<string>(gap).fill("0"), ...right].slice(0, 4).map(short).join(":");
}

function short(group: string): string {
	return group.toLowerCase().replace(/^0+(?=.)/, "");
}
