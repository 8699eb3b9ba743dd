import { useT } from '#app/platform/i18n/provider.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { longestText } from '../limits.ts'
import type { ShownSentence } from '../shown-report.ts'

/** Beside a sentence that one of two languages was worded anew in: that the other still says what was drafted, and how to mend that. */
export function OtherLanguage({
  other: { lang, text, behind },
  name,
  typed,
  canWrite,
}: {
  other: NonNullable<ShownSentence['other']>
  /** Of the sentence among the form's fields. */
  name: string
  typed: string | undefined
  canWrite: boolean
}) {
  const t = useT()
  return (
    <div className="flex flex-col gap-3 rounded-control border border-warn p-3">
      <p className="font-bold text-sm">{t(`reports.other.${behind}`)}</p>
      <input type="hidden" name={`${name}.beside`} value={lang} />
      <TextArea
        label={t(`reports.other.in.${lang}`)}
        hint={canWrite ? t('reports.other.empty_hint') : undefined}
        name={`${name}.other`}
        lang={lang}
        dir="auto"
        rows={2}
        maxLength={longestText}
        readOnly={!canWrite}
        defaultValue={typed ?? text}
      />
      {canWrite ? <Checkbox label={t('reports.other.same')} name={`${name}.same`} value="on" /> : null}
    </div>
  )
}
