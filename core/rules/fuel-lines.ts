import type { Line } from "#core/model/line.ts";
import type { Check } from "./check.ts";
import { classOf } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "fuel_lines";

/** 成品油 by its class of goods. */
const fuel = /^(?:汽油|柴油|石脑油|溶剂油|航空煤油|燃料油|润滑油|成品油)$/;
const fuelUnit = /^(?:吨|升|公升|T|L|千升|KL)$/i;

export const fuelLines: Check = {
	id,
	name: { zh: "成品油的数量和单位", en: "Quantity and unit of fuel" },
	basis: "税务总局公告2018年第1号; domain §5.6",
	sentences: {
		quantity: {
			zh: "第 {line} 行「{name}」是成品油，没有读到数量。成品油发票必须填写数量。请对照原件这一行。",
			en: "Line {line}, {name}, is fuel, but no quantity was read. Fuel invoices must give it. Compare this line with the original.",
		},
		unit: {
			zh: "第 {line} 行「{name}」是成品油，单位是「{unit}」。成品油的单位应为吨或升。请对照原件这一行。",
			en: "Line {line}, {name}, is fuel with the unit {unit}. Fuel is invoiced in tonnes or litres. Compare this line with the original.",
		},
	},
	run(invoice) {
		if (invoice.lines.length === 0) return notRun(id, "lines");
		for (const [index, line] of invoice.lines.entries()) {
			if (!isFuel(line)) continue;
			const facts = { line: index + 1, name: line.name };
			if (line.quantity === undefined) return found(id, "look", [], { sentence: "quantity", ...facts });
			const unit = line.unit?.trim();
			if (unit && !fuelUnit.test(unit)) return found(id, "look", [], { sentence: "unit", unit, ...facts });
		}
		return clear(id);
	},
};

/** Discounts and price corrections carry no quantity, and lines of money returned neither. */
function isFuel(line: Line): boolean {
	const itemClass = classOf(line.name);
	return itemClass !== undefined && fuel.test(itemClass) && (line.amount ?? 0) >= 0;
}
