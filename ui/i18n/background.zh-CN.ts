/** Words of the extension's background: toolbar button, context menus. */
export const backgroundZh = {
	"form.page": "网页",

	"badge.none": "验票：本页没有认出发票",
	"badge.some": "验票：本页 {count} 张发票",
	"badge.kept": "，{count} 张已保存",
	"badge.verified": "，{count} 张查过一致",
	"badge.stop": "，{count} 张作废、红冲或与税局不一致",
	"badge.pictures": "，{count} 张图片可能有二维码",
	"badge.sample": "（含演示）",

	"menu.picture": "读取二维码并查验",
	"menu.link": "读取这个文件",
	"menu.selection": "识别选中的号码",
	"menu.page": "识别本页发票",
} as const;
