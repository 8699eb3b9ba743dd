import { useLoaderData } from '@remix-run/react'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { AskForFile } from '#app/platform/made-file/ask-for-file.tsx'
import { PrintButton } from '#app/platform/print-button.tsx'
import { titled } from '#app/platform/titled.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { paths } from '../paths.ts'
import { noticeRecord } from '../record.server.ts'
import { RecordedList } from '../ui/recorded-list.tsx'
import { RecordedVersion } from '../ui/recorded-version.tsx'

export const loader = load('notices:write', async ({ school, params, resolved, t }) => {
  const record = await noticeRecord(school, idFrom(params.noticeId))
  return {
    ...record,
    school: resolved.facts.name,
    printedAt: new Date().toISOString(),
    heading: record.title,
    title: t('notices.record.title'),
  }
})

export const meta = titled

export default function RecordPage() {
  const { t, locale, timeZone } = useLanguage()
  const { noticeId, heading, school, printedAt, versions, answers, level, states } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={heading}
        eyebrow={t('notices.record.title')}
        text={t('notices.record.text', { school, time: formatMoment(locale, timeZone, printedAt) })}
        back={{ href: paths.responses(noticeId), label: t('notices.responses.title') }}
        actions={
          <>
            <AskForFile action={paths.recordFile(noticeId)} label={t('notices.record.pdf')} />
            <PrintButton main />
          </>
        }
      />
      <div className="flex flex-col gap-8">
        {versions.map(version => (
          <RecordedVersion
            key={version.id}
            noticeId={noticeId}
            version={version}
            level={level}
            answers={answers.filter(({ number }) => number === version.number)}
          />
        ))}
        <RecordedList level={level} states={states} />
      </div>
    </>
  )
}
