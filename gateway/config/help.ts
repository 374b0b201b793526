import { type Option, options } from "./options.ts";

/** The help, made from the options themselves. */
export function helpText(): string {
	return `验票网关：应用、演示查验和 /fpcy 接口 / Yanpiao gateway: the app, the sample authority and /fpcy

  npm start -- [选项 / options]            构建并启动 / builds and starts
  npm run gateway -- [选项 / options]      启动 / starts
  npm run gateway -- keys add --name 名称 --role reader|checker|admin [--rate N]
  npm run gateway -- keys list
  npm run gateway -- keys revoke ID

选项 / Options（标志优先于环境变量 / a flag goes before its variable）

${Object.values<Option>(options).map(entry).join("\n")}
  --help
      显示本说明 / this text

供应商 / Suppliers

  --supplier [ID:]TYPE[=URL][,rank=N][,cost=分/fen][,timeout=SECONDS][,kinds=a+b]

  fpcy=URL   增值税发票查验接口 / a supplier of the /fpcy interface    密钥 / secret: YANPIAO_<ID>_SQM
  baidu      百度增值税发票验真 / Baidu invoice verification           密钥 / secrets: YANPIAO_<ID>_KEY, YANPIAO_<ID>_SECRET
  sample     演示查验，只回答演示发票 / the sample authority           无密钥 / no secret

  ID 默认与 TYPE 相同 / is TYPE by default。rank 小的先问 / a smaller rank is asked first。
  密钥只从环境变量或 --suppliers 文件读取 / secrets come only from the environment or the file.

角色 / Roles

  reader   只看已有结果 / kept answers only
  checker  可以查验 / may spend checks
  admin    可以管理 / manages keys, audit and erasure, too
`;
}

function entry(option: Option): string {
	const { flag, value, env, many, zh, en } = option;
	const again = many ? "（可重复 / repeatable）" : "";
	return `  --${flag}${value ? ` ${value}` : ""}    ${env}${again}\n      ${zh}\n      ${en}`;
}
