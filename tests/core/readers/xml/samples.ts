/** Invented invoices in every dialect; numbers of sample region 99, tax ids with correct check digits. */
export const BUYER = { name: "演示购买方有限公司", taxId: "91990000MA0000001B" };
export const SELLER = { name: "示例销售方（演示）有限公司", taxId: "91990000MA0000002E" };
export const NUMBER = "26992000000000000018";

export const einvoice = ({
	header = "",
	number = `<TaxSupervisionInfo><InvoiceNumber>${NUMBER}</InvoiceNumber><IssueTime>2026-09-14</IssueTime></TaxSupervisionInfo>`,
	special = "",
	lines = `<IssuItemInformation><ItemName>*演示服务*技术服务</ItemName><SpecMod></SpecMod><MeaUnits>项</MeaUnits>
		<Quantity>2</Quantity><UnPrice>50</UnPrice><Amount>100.00</Amount><TaxRate>0.06</TaxRate><ComTaxAm>6.00</ComTaxAm>
		<TotaltaxIncludedAmount>106.00</TotaltaxIncludedAmount></IssuItemInformation>`,
} = {}): string => `<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EIid>26992000000000009999</EIid><Version>0.32</Version>${header}</Header><EInvoiceData>
<SellerInformation><SellerIdNum>${SELLER.taxId}</SellerIdNum><SellerName>${SELLER.name}</SellerName></SellerInformation>
<BuyerInformation><BuyerIdNum>${BUYER.taxId}</BuyerIdNum><BuyerName>${BUYER.name}</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>100.00</TotalAmWithoutTax><TotalTaxAm>6.00</TotalTaxAm>
<TotalTax-includedAmount>106.00</TotalTax-includedAmount>
<TotalTax-includedAmountInChinese>壹佰零陆圆整</TotalTax-includedAmountInChinese>
<Drawer>演示员</Drawer><RequestTime>2026-09-13 23:59:58</RequestTime></BasicInformation>
${lines}<SpecificInformation>${special}</SpecificInformation>
<AdditionalInformation><Remark>演示备注</Remark></AdditionalInformation></EInvoiceData>${number}</EInvoice>`;

export const label = (type: string, vat: string): string =>
	`<InherentLabel><EInvoiceType>${type}</EInvoiceType><GeneralOrSpecialVAT>${vat}</GeneralOrSpecialVAT></InherentLabel>`;

/** `fp:eInvoice` of 2019; the prefix may be missing. */
export const einvoice2019 = (prefix = "fp:", tax = "6.00"): string => {
	const tag = (name: string, text: string) => `<${prefix}${name}>${text}</${prefix}${name}>`;
	return `<?xml version="1.0" encoding="utf-8"?><eInvoice xmlns:fp="http://example.invalid/2019" Version="1.0">${[
		tag("DocID", "01"),
		tag("InvoiceCode", "099002600111"),
		tag("InvoiceNo", "00000018"),
		tag("IssueDate", "2026年09月14日"),
		tag("InvoiceCheckCode", "12345678901234567890"),
		tag("MachineNo", "990000000001"),
		tag("Buyer", tag("BuyerName", BUYER.name) + tag("BuyerTaxID", BUYER.taxId)),
		tag("Seller", tag("SellerName", SELLER.name) + tag("SellerTaxID", SELLER.taxId)),
		tag("TaxInclusiveTotalAmount", "106.00"),
		tag("TaxTotalAmount", tax),
		tag("TaxExclusiveTotalAmount", "100.00"),
		tag("Note", "演示备注"),
		tag("InvoiceClerk", "演示员"),
		tag(
			"GoodsInfos",
			tag(
				"GoodsInfo",
				[
					tag("Item", "*演示服务*技术服务"),
					tag("Specification", ""),
					tag("MeasurementDimension", "项"),
					tag("Price", "50"),
					tag("Quantity", "2"),
					tag("Amount", "100.00"),
					tag("TaxScheme", "6%"),
					tag("TaxAmount", tax),
				].join(""),
			),
		),
	].join("")}</eInvoice>`;
};

const xbrl = (prefix: string, body: string, schema = `${prefix}_issuer_entry_point.xsd`): string =>
	`<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:${prefix}="http://xbrl.mof.gov.cn/taxonomy/2023-12-31/${prefix}">
	<link:schemaRef xlink:type="simple" xlink:href="${schema}"/>
	<context id="c1"><entity><identifier scheme="http://xbrl.mof.gov.cn">${BUYER.taxId}</identifier></entity></context>
	${body.replace(/<(\/?)(\w)/g, `<$1${prefix}:$2`)}</xbrl>`;

export const ordinaryXbrl = xbrl(
	"inv",
	`<TypeOfInvoice contextRef="c1"><![CDATA[增值税电子普通发票]]></TypeOfInvoice><LocationOfInvoice xsi:nil="true"/>
	<CodeOfInvoice>099002600111</CodeOfInvoice><NumberOfInvoice>00000018</NumberOfInvoice>
	<DateOfIssue>2026-09-14</DateOfIssue><IdentifyingCode>12345678901234567890</IdentifyingCode>
	<NameOfPurchaser>${BUYER.name}</NameOfPurchaser>
	<TaxpayerIdentificationNumberUnifiedSocialCreditCodeOfPurchaser>${BUYER.taxId}</TaxpayerIdentificationNumberUnifiedSocialCreditCodeOfPurchaser>
	<TotalAmountExcludingTax>100</TotalAmountExcludingTax><TotalTaxAmount>6.00</TotalTaxAmount>
	<TaxIncludedAmountInFigures>106.00</TaxIncludedAmountInFigures>
	<InformationOfTaxableGoodsOrServicesDetailItemsTuple><NameOfTaxableGoodsOrServices>*演示服务*技术服务</NameOfTaxableGoodsOrServices>
	<UnitOfGoodsOrServices>项</UnitOfGoodsOrServices><QuantityOfGoodsOrServices>2</QuantityOfGoodsOrServices>
	<UnitPriceOfGoodsOrServices>50</UnitPriceOfGoodsOrServices><AmountExcludingTax>100.00</AmountExcludingTax>
	<TaxRate>6.00%</TaxRate><TaxAmount>6.00</TaxAmount></InformationOfTaxableGoodsOrServicesDetailItemsTuple>
	<NameOfSeller>${SELLER.name}</NameOfSeller>
	<TaxpayerIdentificationNumberUnifiedSocialCreditCodeOfSeller>${SELLER.taxId}</TaxpayerIdentificationNumberUnifiedSocialCreditCodeOfSeller>
	<Remarks xsi:nil="true">演示</Remarks>`,
);

export const railXbrl = xbrl(
	"rai",
	`<TypeOfVoucher>电子发票（铁路电子客票）</TypeOfVoucher>
	<ElectronicInvoiceRailwayETicketNumber>26999000000000000013</ElectronicInvoiceRailwayETicketNumber>
	<DateOfIssue>2026-09-14</DateOfIssue><TrainNumber>G9999</TrainNumber><TravelDate>2026-09-12</TravelDate>
	<Fare>109.00</Fare><TotalAmountExcludingTax>100.00</TotalAmountExcludingTax><TaxRate>0.09</TaxRate>
	<TaxAmount>9.00</TaxAmount><NameOfPurchaser>${BUYER.name}</NameOfPurchaser>
	<UnifiedSocialCreditCodeOfPurchaser>${BUYER.taxId}</UnifiedSocialCreditCodeOfPurchaser>`,
);

export const airXbrl = xbrl(
	"atr",
	`<ElectronicInvoiceAirTransportReceiptNumber>26998000000000000014</ElectronicInvoiceAirTransportReceiptNumber>
	<ETicketNumber>9990000000001</ETicketNumber><IssueDate>2026-09-14</IssueDate><Fare>500.00</Fare>
	<FuelSurcharge>20.00</FuelSurcharge><VatTaxAmount>46.80</VatTaxAmount>
	<CivilAviationDevelopmentFund>50.00</CivilAviationDevelopmentFund><TotalAmount>616.80</TotalAmount>`,
);

export const receiverXbrl = xbrl(
	"einv",
	`<InvoiceNumber>${NUMBER}</InvoiceNumber><SellerName>${SELLER.name}</SellerName><SellerIdNum>${SELLER.taxId}</SellerIdNum>
	<TotalAmWithoutTax>100.00</TotalAmWithoutTax><RequestTime>2026-09-14 08:00:00</RequestTime><TotalTaxAm>6.00</TotalTaxAm>
	<TotalTax-includedAmount>106.00</TotalTax-includedAmount><NameOfAccountingEntity>${BUYER.name}</NameOfAccountingEntity>
	<InformationOfAccountingDocumentsTuple><PostingDate>2026-12-31</PostingDate></InformationOfAccountingDocumentsTuple>`,
	"einv_entry_point.xsd",
);

export const chinese = (extra = ""): string => `<发票><发票号码>${NUMBER}</发票号码><开票日期>2026-09-14</开票日期>
	<购买方名称>${BUYER.name}</购买方名称><购买方纳税人识别号>${BUYER.taxId}</购买方纳税人识别号>
	<销售方名称>${SELLER.name}</销售方名称><销售方纳税人识别号>${SELLER.taxId}</销售方纳税人识别号>
	<明细><项目名称>*演示服务*技术服务</项目名称><单位>项</单位><数量>2</数量><单价>50</单价><金额>100.00</金额><税率>6%</税率><税额>6.00</税额></明细>
	<合计金额>100.00</合计金额><合计税额>6.00</合计税额><价税合计>106.00</价税合计>${extra}</发票>`;

/** As tax control software wrote it: `SL` is the rate, 数量 is `XMSL`. */
export const pinyin = `<?xml version="1.0" encoding="gbk"?><business id="FPKJ"><RESPONSE_COMMON_FPKJ><FP_DM>099002600111</FP_DM>
	<FP_HM>00000018</FP_HM><KPRQ>20260914101010</KPRQ><JYM>12345678901234567890</JYM><JQBH>990000000001</JQBH>
	<GMF_MC>${BUYER.name}</GMF_MC><GMF_NSRSBH>${BUYER.taxId}</GMF_NSRSBH><XSF_MC>${SELLER.name}</XSF_MC>
	<XSF_NSRSBH>${SELLER.taxId}</XSF_NSRSBH><HJJE>100.00</HJJE><HJSE>6.00</HJSE><JSHJ>106.00</JSHJ><YFP_DM></YFP_DM><YFP_HM/>
	<COMMON_FPKJ_XMXXS><COMMON_FPKJ_XMXX><FPHXZ>0</FPHXZ><XMMC>*演示服务*技术服务</XMMC><DW>项</DW><XMSL>2</XMSL>
	<XMDJ>50</XMDJ><XMJE>100.00</XMJE><SL>0.06</SL><SE>6.00</SE></COMMON_FPKJ_XMXX></COMMON_FPKJ_XMXXS>
	</RESPONSE_COMMON_FPKJ></business>`;

/** As the `/fpcy` service names things: `sl` is 数量 beside `slv`. */
export const pinyinDigital = `<fp><fpdm></fpdm><fphm>${NUMBER}</fphm><fplx>09</fplx><kprq>20260914</kprq><gfmc>${BUYER.name}</gfmc>
	<gfsh>${BUYER.taxId}</gfsh><xfmc>${SELLER.name}</xfmc><xfsh>${SELLER.taxId}</xfsh><je>100.00</je><se>6.00</se><jshj>106.00</jshj>
	<sph><item><spmc>*演示服务*技术服务</spmc><jldw>项</jldw><slv>6%</slv><sl>2</sl><dj>50</dj><je>100.00</je><se>6.00</se></item></sph></fp>`;
