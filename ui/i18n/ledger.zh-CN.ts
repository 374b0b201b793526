/** Words of the ledger import (台账导入). */
export const ledgerZh = {
	"source.ledger": "台账",
	"form.ledger": "台账",
} as const;
