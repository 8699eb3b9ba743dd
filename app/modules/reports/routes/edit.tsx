import { redirect } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { may } from '#tenants/permissions.ts'
import { editedReport } from '../editing.server.ts'
import { WritingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { isOut } from '../publication.server.ts'
import { shownNewer, takeNewer } from '../redrafting.server.ts'
import { submitReport } from '../review.server.ts'
import { ReportEditor } from '../ui/report-editor.tsx'
import { ReviewActs } from '../ui/review-acts.tsx'
import { writeVersion } from '../writing.server.ts'

export const loader = load('reports:write', async ({ school, actor, resolved, params, locale, t }) => {
  const id = idFrom(params.reportId)
  // From a list that is older than its publication.
  if (await isOut(school, id)) throw redirect(paths.report(id))
  const report = await editedReport(school, id, { locale, t })
  const canReview = may(actor.role, 'reports:review')
  return {
    report,
    /** By section, while it is a draft. */
    newer: report.state === 'draft' ? await shownNewer(school, resolved, id, locale) : {},
    /** Of words to be added, one for each section. */
    newIds: report.sections.map(() => uuidv7()),
    canReview,
    /** What a lead has let out, only a lead still changes. */
    canWrite: canReview || report.state !== 'approved',
    title: t('reports.edit.title', { name: report.child.name }),
  }
})

export const action = act(
  'reports:write',
  WritingForm,
  async ({ school, resolved, params, form: { next, ...input }, locale, t }) => {
    const id = idFrom(params.reportId)
    if ((await writeVersion(school, id, input, locale)) === 'stale') throw invalid({ '': 'reports.edit.stale' })
    if (next === 'newer') {
      const taken = await takeNewer(school, resolved, id)
      if (taken === 'stale') throw invalid({ '': 'reports.edit.stale' })
      const said = t('reports.newer.taken', { added: taken.added, updated: taken.updated })
      const left = taken.left > 0 ? ` ${t('reports.newer.taken_left', { count: taken.left })}` : ''
      return redirectWithToast(paths.edit(id), `${said}${left}`)
    }
    if (next === 'submit') await submitReport(school, id)
    return redirectWithToast(paths.edit(id), t(next === 'submit' ? 'reports.edit.submitted' : 'reports.edit.saved'))
  },
)

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

/** A report being written, and for a lead being reviewed. */
export default function EditReport() {
  const t = useT()
  const { report, newer, newIds, canReview, canWrite, title } = useLoaderData<typeof loader>()
  const { key } = useLocation()
  const { state, note, reason } = report
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        text={report.term.name}
        back={{ href: paths.start({ classId: report.classId, termId: report.term.id }), label: t('reports.name') }}
      />
      <div className="flex flex-col gap-6">
        {note ? (
          <Banner tone="warn" title={t('reports.edit.came_back')}>
            <span dir="auto">{note}</span>
          </Banner>
        ) : null}
        {reason ? <Banner>{t('reports.edit.corrects', { reason })}</Banner> : null}
        {state === 'draft' ? null : <Banner>{t(`reports.edit.${state}`)}</Banner>}
        {canReview && state !== 'draft' ? <ReviewActs report={report} /> : null}
        <ReportEditor key={key} report={report} newer={newer} newIds={newIds} canWrite={canWrite} />
      </div>
    </div>
  )
}
