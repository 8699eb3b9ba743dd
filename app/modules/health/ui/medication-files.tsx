import { AttachmentPicker } from '#app/platform/attachments/attachment-picker.tsx'
import type { Attaching } from '#app/platform/attachments/use-attachments.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { mostFiles } from '../medication-forms.ts'

/** Who writes orders. */
const writer = 'guardian'

/** A doctor's prescription with an order: photographed, or a file. */
export function OrderFiles({ attaching, words }: { attaching: Attaching; words: Catalogue }) {
  const t = useT()
  return (
    <Fieldset legend={t('health.medication.prescription')} hint={t('health.medication.prescription_hint')}>
      <AttachmentPicker {...{ attaching, words }} role={writer} most={mostFiles} />
    </Fieldset>
  )
}
