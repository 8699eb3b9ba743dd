import { useLocation, useNavigation } from '@remix-run/react'
import { useEffect } from 'react'
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

/** Lets go of a form's files once its answer leads to another page; a form that comes back with an error keeps them. */
export function useSent(sent: () => void): void {
  const { state, formMethod, location } = useNavigation()
  const { pathname } = useLocation()
  const leads = state === 'loading' && formMethod !== undefined && location.pathname !== pathname
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the answer leads away
  useEffect(() => {
    if (leads) sent()
  }, [leads])
}
