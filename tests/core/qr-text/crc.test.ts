import { describe, expect, it } from "vitest";

import { crc16Modbus, crc16Umts, crc16Unmirrored, formatCrc } from "#core/qr/crc.ts";

describe("CRC-16", () => {
	it("has the check values of the standard catalogue", () => {
		expect(formatCrc(crc16Umts("123456789"))).toBe("FEE8");
		expect(formatCrc(crc16Modbus("123456789"))).toBe("4B37");
	});

	it("has its own value for the variant no catalogue lists", () => {
		expect(formatCrc(crc16Unmirrored("123456789"))).toBe("AFAD"); // computed apart from this code
	});

	it("is written with four digits", () => {
		expect(formatCrc(0)).toBe("0000");
		expect(formatCrc(0x0ab)).toBe("00AB");
	});
});
