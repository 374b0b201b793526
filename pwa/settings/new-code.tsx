import { t } from "#pwa/i18n/backup.ts";
import { sayText } from "#pwa/state/toast.ts";
import { CodeDialog } from "#ui/account/code-dialog.tsx";

interface Props {
	readonly code: string;
	readonly answer: (noted: boolean) => void;
}

/** The recovery code of an account that is made once it is noted: whatever stops the restore afterwards cannot lose it. */
export function NewCode({ code, answer }: Props) {
	return (
		<CodeDialog
			code={code}
			before={{ text: t("backup.into.code"), go: t("backup.into.code.go"), back: t("backup.back") }}
			onNoted={() => answer(true)}
			onClose={() => answer(false)}
			say={sayText}
		/>
	);
}
