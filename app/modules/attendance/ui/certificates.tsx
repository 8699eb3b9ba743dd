import { AttachmentPicker } from '#app/platform/attachments/attachment-picker.tsx'
import type { Attaching } from '#app/platform/attachments/use-attachments.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { mostCertificates } from '../limits.ts'

/** Who reports absences. */
const reporter = 'guardian'

/** A doctor's certificate with a report of absence: photographed, or a file. */
export function Certificates({ attaching, words }: { attaching: Attaching; words: Catalogue }) {
  const t = useT()
  return (
    <Fieldset legend={t('attendance.check.certificate')} hint={t('attendance.check.certificate_hint')}>
      <AttachmentPicker {...{ attaching, words }} role={reporter} most={mostCertificates} />
    </Fieldset>
  )
}
