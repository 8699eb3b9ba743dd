import { useFetcher, useLoaderData } from '@remix-run/react'
import { AttachmentList } from '#app/platform/attachments/attachment-list.tsx'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage, useT } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { paths } from '../paths.ts'
import { openReports, type Report } from '../reports.server.ts'

export const loader = load('messages:moderate', async ({ school, t, locale }) => ({
  reports: await openReports(school),
  words: attachmentWords(locale),
  title: t('messages.reports.title'),
}))

export const meta = titled
export const shouldRevalidate = keptWhenUnsent

export default function Reports() {
  const t = useT()
  const { reports, words } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('messages.reports.title')} back={{ href: paths.list(), label: t('messages.thread.back') }} />
      {reports.length > 0 ? (
        <ul className="flex flex-col gap-4">
          {reports.map(report => (
            <Reported key={report.id} report={report} words={words} />
          ))}
        </ul>
      ) : (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('messages.reports.empty_title')}
          text={t('messages.reports.empty_text')}
        />
      )}
    </>
  )
}

function Reported({ report, words }: { report: Report; words: Catalogue }) {
  const { t, locale, timeZone } = useLanguage()
  const [retraction, settlement] = [useFetcher(), useFetcher()]
  return (
    <Card as="li">
      <p className="font-bold">
        {report.author}{' '}
        <time dateTime={report.sentAt} className="font-normal text-ink-soft text-sm">
          {formatMoment(locale, timeZone, report.sentAt)}
        </time>{' '}
        {report.retracted ? <Badge>{t('messages.reports.retracted')}</Badge> : null}
      </p>
      {report.text === '' ? null : (
        <p dir="auto" className="mt-2 whitespace-pre-line break-words">
          {report.text ?? t('messages.reports.gone')}
        </p>
      )}
      {report.attachments.length > 0 ? (
        <div className="mt-3 max-w-md">
          <AttachmentList attachments={report.attachments} words={words} />
        </div>
      ) : null}
      <p className="mt-3 text-ink-soft text-sm">
        {t('messages.reports.by', { name: report.reporter, reason: t(`messages.report.${report.reason}`) })}
      </p>
      {report.openedBy.length > 0 ? (
        <p className="text-ink-soft text-sm">
          {t('messages.reports.opened_by', { names: new Intl.ListFormat(locale).format(report.openedBy) })}
        </p>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-2.5">
        <settlement.Form data-discover="true" method="post" action={paths.settlement(report.id)}>
          <Button type="submit" busy={settlement.state !== 'idle'}>
            {t('messages.reports.settle')}
          </Button>
        </settlement.Form>
        {report.retracted ? null : (
          <retraction.Form data-discover="true" method="post" action={paths.retraction(report.messageId)}>
            <Button type="submit" variant="secondary" busy={retraction.state !== 'idle'}>
              {t('messages.reports.retract')}
            </Button>
          </retraction.Form>
        )}
      </div>
    </Card>
  )
}
