import { type Fen, fen, formatFen } from "#core/base/fen.ts";
import type { InvoiceState } from "#core/model/answer.ts";
import type { KindId } from "#core/model/kinds/index.ts";
import type { Line } from "#core/model/line.ts";
import type { SampleInvoice } from "#samples/index.ts";

/** 发票类型 `fplx` of each kind: seed 003 §二 and §五, and the numbers of domain §1.6 where the seed has none. */
const TYPES: Partial<Record<KindId, string>> = {
	special_paper: "01",
	freight_paper: "02",
	motor_paper: "03",
	ordinary_paper: "04",
	special_electronic: "08",
	digital_special: "09",
	ordinary_electronic: "10",
	roll: "11",
	toll_electronic: "14",
	usedcar_paper: "15",
	rail: "51",
	air: "61",
	digital_motor: "83",
	digital_usedcar: "84",
	digital_paper_special: "85",
	digital_paper_ordinary: "86",
	digital_paper_motor: "87",
	digital_paper_usedcar: "88",
	digital_ordinary: "90",
	digital_toll: "59",
};

/** 作废标志 (domain §3.6). */
const FLAGS: Record<InvoiceState, string> = {
	normal: "N",
	void: "Y",
	red_unknown: "3",
	red_part: "7",
	red_full: "8",
	unknown: "",
};

type Fields = Record<string, string | number | readonly Fields[]>;

export interface Told {
	readonly state: InvoiceState;
	/** 查验次数 and 查验时间. */
	readonly count: number;
	readonly time: string;
	/** Where the electronic original is; empty where none is offered. */
	readonly pdfurl: string;
	readonly ofdurl: string;
}

/** The `fp` of a found invoice, with the wire words of its kind (seed 003 §2.1, §2.2; result pages of 03 and 15). */
export function sampleReply(invoice: SampleInvoice, told: Told): Fields {
	const common: Fields = {
		cysj: told.time,
		cycs: String(told.count),
		fplx: TYPES[invoice.kind] ?? "",
		fpdm: invoice.code,
		fphm: invoice.number,
		kprq: invoice.issuedOn,
		zfbz: FLAGS[told.state],
		bz: `演示数据，不是真实发票。${invoice.remark}`,
		jqbm: invoice.machineNumber ?? "",
		jym: invoice.checkCode ?? "",
	};
	switch (invoice.kind) {
		case "motor_paper":
		case "digital_motor":
		case "digital_paper_motor":
			return { ...common, ...motorVehicle(invoice) };
		case "usedcar_paper":
		case "digital_usedcar":
		case "digital_paper_usedcar":
			return { ...common, ...usedCar(invoice) };
		case "roll":
			return {
				...common,
				...parties(invoice),
				...sums(invoice),
				shy: invoice.drawer,
				sph: invoice.lines.map(rollLine),
			};
		default:
			return {
				...common,
				...parties(invoice),
				xfdzdh: invoice.sellerAddress,
				xfyhzh: invoice.sellerBank,
				gfdzdh: "",
				gfyhzh: "",
				...sums(invoice),
				dkbz: "N",
				txfbz: invoice.kind.includes("toll") ? "Y" : "N",
				cpybz: "N",
				ofdurl: told.ofdurl,
				pdfurl: told.pdfurl,
				qdbz: "N",
				qdbt: "",
				qdslv: "",
				sph: invoice.lines.map(line),
			};
	}
}

function parties(invoice: SampleInvoice): Fields {
	return {
		xfmc: invoice.sellerName,
		xfsh: invoice.sellerTaxId,
		gfmc: invoice.buyerName,
		gfsh: invoice.buyerTaxId,
	};
}

function sums({ amount, tax, total }: SampleInvoice): Fields {
	return { je: formatFen(amount), se: money(tax, "***"), jshj: formatFen(total) };
}

function line({ name, spec, unit, rate, quantity, price, amount, tax }: Line): Fields {
	const texts = {
		spmc: name,
		ggxh: spec ?? "",
		jldw: unit ?? "",
		slv: rate ?? "",
		sl: quantity ?? "",
		dj: price ?? "",
	};
	return { ...texts, je: money(amount), se: money(tax, "***"), ssflbm: "" };
}

function rollLine({ name, rate, quantity, price, amount, tax }: Line): Fields {
	const inclusive = amount === undefined ? "" : formatFen(fen(amount + (tax ?? 0)));
	const texts = { spmc: name, sl: quantity ?? "", dj: price ?? "", slv: rate ?? "" };
	return { ...texts, hsje: inclusive, se: money(tax), ssflbm: "" };
}

function motorVehicle(invoice: SampleInvoice): Fields {
	return {
		ghdw: invoice.buyerName,
		sfzhm: invoice.buyerTaxId,
		xhdwmc: invoice.sellerName,
		nsrsbh: invoice.sellerTaxId,
		cllx: invoice.lines[0]?.name ?? "",
		cjh: "YANPIA0SAMPLE0001",
		cjfy: formatFen(invoice.amount),
		zzsse: money(invoice.tax),
		jshj: formatFen(invoice.total),
	};
}

function usedCar(invoice: SampleInvoice): Fields {
	return {
		mfmc: invoice.buyerName,
		mfdm: invoice.buyerTaxId,
		xfmc: invoice.sellerName,
		xfdm: invoice.sellerTaxId,
		cllx: invoice.lines[0]?.name ?? "",
		cjhj: formatFen(invoice.total),
	};
}

function money(value: Fen | undefined, absent = ""): string {
	return value === undefined ? absent : formatFen(value);
}
