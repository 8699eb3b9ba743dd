import { useLoaderData } from '@remix-run/react'
import Pencil from 'lucide-react/icons/pencil'
import { v7 as uuidv7 } from 'uuid'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { AskForFile } from '#app/platform/made-file/ask-for-file.tsx'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { decidesFor } from '#tenants/people/deciding.server.ts'
import { may } from '#tenants/permissions.ts'
import { openIncident } from '../incident-opening.server.ts'
import { paths } from '../paths.ts'
import { IncidentAddition } from '../ui/incident-addition.tsx'
import { Addenda, IncidentReportCard, Signatures } from '../ui/incident-report.tsx'
import { IncidentReview } from '../ui/incident-review.tsx'
import { IncidentSign } from '../ui/incident-sign.tsx'

export const loader = load('health:view', async request => {
  const { school, actor, locale, t } = request
  const incident = await openIncident(request)
  const { child, state, addenda, signatures } = incident
  const staff = may(actor.role, 'health:supervise')
  const approved = state === 'approved'
  const decides =
    approved && may(actor.role, 'health:sign') && (await school.read(q => decidesFor(q, school, child.id)))
  return {
    incident,
    staff,
    reviews: state === 'submitted' && may(actor.role, 'health:approve'),
    signs: decides && !signatures.some(each => each.addenda === addenda.length && each.memberId === actor.memberId),
    signatureId: uuidv7(),
    addendumId: uuidv7(),
    signer: actor.name,
    words: attachmentWords(locale),
    title: t('health.incident.one'),
  }
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

/** One incident: for staff, for a lead who approves it, and for the family that reads and signs it. */
export default function IncidentPage() {
  const { t, locale } = useLanguage()
  const { incident, staff, reviews, signs, signatureId, addendumId, signer, words, title } =
    useLoaderData<typeof loader>()
  const { id, child, day, state, version, returned, approved, addenda, signatures } = incident
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('health.incident.of', { name: child.name, day: formatDay(locale, day) })}
        lead={<ChildAvatar id={child.id} name={child.name} photoId={child.photoId} size="lg" />}
        back={{ href: paths.incidents(), label: t('health.incident.back') }}
        actions={
          <>
            {staff && state === 'draft' ? (
              <Button href={paths.incidentEdit(id)} icon={Pencil}>
                {t('health.incident.change')}
              </Button>
            ) : null}
            {approved ? <AskForFile action={paths.incidentFile(id)} label={t('health.incident.pdf')} /> : null}
          </>
        }
      />
      <div className="flex flex-col gap-6">
        {returned && state === 'draft' ? (
          <Banner tone="warn" title={t('health.incident.returned')}>
            <span dir="auto">{returned}</span>
          </Banner>
        ) : null}
        {!staff && state === 'submitted' ? <Banner>{t('health.incident.family_submitted')}</Banner> : null}
        <IncidentReportCard incident={incident} words={words} />
        <Addenda addenda={addenda} />
        {signs && approved ? (
          <IncidentSign
            incidentId={id}
            signatureId={signatureId}
            addenda={addenda.length}
            hash={addenda.at(-1)?.hash ?? approved.hash}
            signer={signer}
            again={signatures.length > 0 && addenda.length > 0}
          />
        ) : null}
        {reviews ? <IncidentReview incidentId={id} version={version} /> : null}
        <Signatures signatures={signatures} />
        {staff && approved ? <IncidentAddition incidentId={id} addendumId={addendumId} /> : null}
      </div>
    </div>
  )
}
