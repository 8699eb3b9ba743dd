import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useLastAnswer } from '#app/platform/last-answer.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { openClasses } from '#tenants/people/classes.server.ts'
import { reachOfCall } from '#tenants/urgent/audience.server.ts'
import { makeCall } from '#tenants/urgent/calling.server.ts'
import { CallForm } from './forms.ts'
import { paths } from './paths.ts'
import { CallFields } from './ui/call-fields.tsx'
import { Confirmation } from './ui/confirmation.tsx'

export const loader = load('urgent:call', async ({ school, t }) => {
  const classes = await openClasses(school)
  return { title: t('urgent.new.title'), newId: uuidv7(), classes: classes.map(({ id, name }) => ({ id, name })) }
})

export const action = act('urgent:call', CallForm, async ({ school, form: { step, people, ...draft }, t }) => {
  if (step === 'change') return { draft, reach: null }
  const reach = await reachOfCall(school, draft)
  if (reach.people === 0) throw invalid({ audience: 'urgent.new.nobody' })
  // Nobody is called before it was read how many they are, as they are now.
  if (step !== 'send' || people !== reach.people) return { draft, reach }
  await makeCall(school, draft)
  return redirectWithToast(paths.call(draft.callId), t('urgent.sure.sent', { count: reach.people }))
})

export const meta = titled

/** A call in two steps: what it says and to whom, then in how many lists it lands. */
export default function NewCall() {
  const t = useT()
  const { title, newId, classes } = useLoaderData<typeof loader>()
  const answer = useLastAnswer<typeof action>()
  const { typed } = useAnswer()
  const [callId] = useState(newId)
  const kept = answer && 'draft' in answer ? answer : null
  if (kept?.reach) return <Confirmation draft={kept.draft} reach={kept.reach} classes={classes} />
  return (
    <FormPage
      title={title}
      text={t('urgent.new.text')}
      back={{ href: paths.calls(), label: t('urgent.back') }}
      submit={t('urgent.new.look')}
    >
      <input type="hidden" name="callId" value={kept?.draft.callId ?? typed('callId') ?? callId} />
      <CallFields draft={kept?.draft ?? null} classes={classes} />
    </FormPage>
  )
}
