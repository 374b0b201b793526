/** The part of `qrcode` used here; the package ships no types. */
declare module "qrcode" {
	interface Created {
		readonly modules: { readonly size: number; readonly data: Uint8Array };
	}
	const QRCode: { create(text: string, options: { errorCorrectionLevel: "L" | "M" | "Q" | "H" }): Created };
	export default QRCode;
}
