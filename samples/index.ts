export type { SampleInvoice } from "./invoice.ts";
export { sampleInvoice, sampleInvoices } from "./invoices.ts";
