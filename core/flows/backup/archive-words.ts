/** What stands in an open archive for whoever opens it without this app. */
export const README = `验票开放归档 / Yanpiao open archive
====================================

这个压缩包没有加密，不用本应用也能读：

  originals/      发票原件，与存入时逐字节相同
  manifest.json   全部发票记录、经过、查验答复和查验记录；每个原件的 SHA-256 和它在包里的位置
  schema.json     manifest.json 的格式（JSON Schema）

金额以分为单位，日期写作 YYYYMMDD，时间是 UTC（ISO 8601）。
manifest.json 里 records 的每一项是一张发票：record 是记录，journal 是向接口提过的问题，files 是它所依据的原件。
files 列出全部原件：sha256、大小、原来的文件名、在包里的路径。用任何 SHA-256 工具都能核对。
授权码、密钥、口令、配对和设置不在里面。

在验票的「设置 → 备份与恢复 → 从备份恢复」里选这个文件，可以重建整个发票库。

------------------------------------

This archive is not encrypted and can be read without the app:

  originals/      the files of the invoices, byte for byte as they came
  manifest.json   all records, their events, answers and questions; the SHA-256 of every original and where it lies
  schema.json     the shape of manifest.json (JSON Schema)

Amounts are in fen (1/100 yuan), days are YYYYMMDD, instants are UTC (ISO 8601).
Each item of "records" in manifest.json is one invoice: "record", "journal" (the questions asked about it) and "files".
"files" lists all originals: sha256, size, the name it came with, the path in this archive. Any SHA-256 tool can check it.
There are no authorisation codes, keys, passphrases, pairings or settings in it.

Choose this file under Settings, Backup and restore, Restore from a backup: the whole library is rebuilt from it.
`;
