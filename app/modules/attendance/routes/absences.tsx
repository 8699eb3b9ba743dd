import { useLoaderData } from '@remix-run/react'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { listAbsences } from '../absence.server.ts'
import { paths } from '../paths.ts'
import { AbsenceList } from '../ui/absence-list.tsx'

export const loader = load('attendance:approve', async ({ school, locale, t }) => ({
  absences: await listAbsences(school),
  words: attachmentWords(locale),
  title: t('attendance.absence.list'),
}))

export const meta = titled
export const shouldRevalidate = keptWhenUnsent

/** What families have reported for today and later. */
export default function Absences() {
  const t = useT()
  const { absences, words, title } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={title} back={{ href: paths.today(), label: t('attendance.absence.back') }} />
      {absences.length === 0 ? (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('attendance.absence.staff_empty.title')}
          text={t('attendance.absence.staff_empty.text')}
        />
      ) : (
        <AbsenceList absences={absences} mayApprove words={words} />
      )}
    </>
  )
}
