import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { AskForFile } from '#app/platform/made-file/ask-for-file.tsx'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { may } from '#tenants/permissions.ts'
import { paths } from '../paths.ts'
import { readReport } from '../reading.server.ts'
import { AnswerList } from '../ui/answer-list.tsx'
import { CorrectionForm } from '../ui/correction-form.tsx'
import { ReaderList } from '../ui/reader-list.tsx'
import { ReportText } from '../ui/report-text.tsx'
import { SignForm } from '../ui/sign-form.tsx'
import { VersionList } from '../ui/version-list.tsx'
import { versionIn } from '../version-asked.ts'

export const loader = load('reports:view', async ({ school, actor, params, url, locale, t }) => {
  const report = await readReport(school, idFrom(params.reportId), versionIn(url), { locale, t })
  return {
    report,
    writes: may(actor.role, 'reports:write'),
    signer: actor.name,
    title: t('reports.read.of', { name: report.child.name, term: report.term.name }),
  }
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

/** A published report: for guardians to read and sign, for staff with who has. */
export default function ReportPage() {
  const t = useT()
  const { report, writes, signer, title } = useLoaderData<typeof loader>()
  const { id, number, current } = report
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        back={{ href: paths.start(), label: t('reports.name') }}
        actions={
          <>
            <AskForFile action={paths.file(id, current ? undefined : number)} label={t('reports.read.file')} />
            {report.open ? (
              <Button variant="secondary" href={paths.edit(id)}>
                {t('reports.read.edit')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="flex flex-col gap-8">
        {current ? null : (
          <Banner
            title={t('reports.read.earlier')}
            actions={
              <Button size="sm" variant="secondary" href={paths.report(id)}>
                {t('reports.read.newest')}
              </Button>
            }
          />
        )}
        <ReportText report={report} />
        {report.maySign ? <SignForm report={report} signer={signer} /> : null}
        <AnswerList answers={report.answers.filter(answer => answer.number === number)} hash={report.hash} />
        {writes ? <ReaderList readers={report.readers} /> : null}
        <VersionList report={report} />
        {writes && current && !report.open ? <CorrectionForm reportId={id} /> : null}
      </div>
    </div>
  )
}
