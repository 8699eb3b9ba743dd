import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { isOffice, isStaff } from '#tenants/roles.ts'
import { answerCall } from '#tenants/urgent/answers.server.ts'
import { nextRoundOf } from '#tenants/urgent/calling.server.ts'
import { callOf } from '#tenants/urgent/calls.server.ts'
import { erasedOnOf } from '#tenants/urgent/erasing.server.ts'
import { clockTime } from './clock-time.ts'
import { AnswerForm } from './forms.ts'
import { paths } from './paths.ts'
import { shownRoll } from './roll-shown.server.ts'
import { CallSheet } from './ui/call-sheet.tsx'
import { OfficeActs } from './ui/office-acts.tsx'
import { OwnAnswer } from './ui/own-answer.tsx'
import { RollView } from './ui/roll-view.tsx'
import { useReading } from './ui/use-reading.ts'

export const loader = load('urgent:see', async ({ school, actor, params, locale, t }) => {
  const callId = idFrom(params.callId)
  const call = await callOf(school, callId)
  const office = isOffice(actor.role)
  const next = office && !call.endedAt ? await nextRoundOf(school, call) : null
  return {
    ...{ title: t('urgent.title'), call, office, memberId: actor.memberId ?? '', newId: uuidv7() },
    roll: isStaff(actor.role) ? await shownRoll({ school, locale, t }, callId) : null,
    erasedOn: office ? await erasedOnOf(school, callId) : null,
    againFrom: next && next > new Date() ? clockTime(locale, school.facts.timeZone, next) : null,
  }
})

/** An answer from a browser whose scripts have not come; with them it goes by way of what waits on the device. */
export const action = act('urgent:answer', AnswerForm, async ({ school, params, form, t }) => {
  const callId = idFrom(params.callId)
  await answerCall(school, { callId, ...form })
  return redirectWithToast(paths.call(callId), t('urgent.own.done'))
})

export const meta = titled

/** A call: its words, one's own answer, and for staff who is safe. */
export default function CallPage() {
  const { t, locale, timeZone } = useLanguage()
  const { title, call, roll, office, memberId, newId, againFrom, erasedOn } = useLoaderData<typeof loader>()
  useReading(call)
  const { id, by, at, endedAt, endedBy } = call
  return (
    <div className={roll ? undefined : 'mx-auto max-w-2xl'}>
      <PageHeader
        title={title}
        eyebrow={t('urgent.call.from', { name: by, moment: formatMoment(locale, timeZone, at) })}
        back={{ href: paths.calls(), label: t('urgent.back') }}
      />
      <div className="flex flex-col gap-6">
        {endedAt ? (
          <Banner tone="ok" title={t('urgent.call.over', { name: endedBy ?? '' })}>
            {formatMoment(locale, timeZone, endedAt)}
          </Banner>
        ) : null}
        <CallSheet call={call} />
        {call.toMe ? <OwnAnswer key={id} call={call} memberId={memberId} newId={newId} /> : null}
        {roll ? (
          <RollView
            callId={id}
            roll={roll}
            office={office}
            acts={office ? <OfficeActs call={call} sums={roll.sums} againFrom={againFrom} erasedOn={erasedOn} /> : null}
          />
        ) : null}
      </div>
    </div>
  )
}
