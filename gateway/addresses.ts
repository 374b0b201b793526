import { BlockList, isIP } from "node:net";

/**
 * Addresses that are not on the public internet (IANA special-purpose registries): loopback, private, link-local with
 * the metadata services of clouds, shared, documentation, multicast and reserved.
 */
const closed = new BlockList();
for (const [net, prefix] of [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 4],
	["240.0.0.0", 4],
] as const) {
	closed.addSubnet(net, prefix, "ipv4");
}

/** Of IPv6 only global unicast is public, and of that not the parts that carry IPv4 addresses or are documentation. */
const open6 = new BlockList();
open6.addSubnet("2000::", 3, "ipv6");
const closed6 = new BlockList();
for (const [net, prefix] of [
	["2001::", 23], // Teredo, benchmarking, ORCHID
	["2001:db8::", 32],
	["2002::", 16], // 6to4: any IPv4 address inside
	["3fff::", 20],
] as const) {
	closed6.addSubnet(net, prefix, "ipv6");
}

/** Whether an address is on the public internet; what is no address is not. */
export function isPublicAddress(address: string): boolean {
	switch (isIP(address)) {
		case 4:
			return !closed.check(address, "ipv4");
		case 6:
			return open6.check(address, "ipv6") && !closed6.check(address, "ipv6");
		default:
			return false;
	}
}
