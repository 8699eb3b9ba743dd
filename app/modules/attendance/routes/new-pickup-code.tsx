import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useLastAnswer } from '#app/platform/last-answer.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { PickupCodeForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { makeCode } from '../pickup-code.server.ts'
import { pickupChild } from '../pickup-person.server.ts'
import { FreshCode } from '../ui/fresh-code.tsx'

export const loader = load('attendance:report', async ({ school, params, t }) => {
  const child = await pickupChild(school, idFrom(params.childId))
  found(child.decides || undefined)
  return { codeId: uuidv7(), child, today: school.today(), title: t('attendance.pickup.new_code') }
})

export const action = act('attendance:report', PickupCodeForm, async ({ school, params, form }) => {
  const made = await makeCode(school, idFrom(params.childId), form)
  if (made === 'past') throw invalid({ day: 'attendance.pickup.past' })
  return { ...made, personName: form.personName, day: form.day }
})

export const meta = titled

/** The page keeps its code's id, so that a second try gets the same code. */
export const shouldRevalidate = () => false

export default function NewPickupCode() {
  const t = useT()
  const { codeId, child, today, title } = useLoaderData<typeof loader>()
  const answer = useLastAnswer<typeof action>()
  const { errors, kept } = useAnswer()
  const back = { href: paths.pickup(child.id), label: t('attendance.pickup.title', { name: child.shortName }) }
  if (answer && 'code' in answer) return <FreshCode {...answer} childName={child.shortName} back={back} title={title} />
  return (
    <FormPage
      title={title}
      text={t('attendance.pickup.new_code_text')}
      back={back}
      submit={t('attendance.pickup.make')}
    >
      <input type="hidden" name="codeId" value={codeId} />
      <TextField
        label={t('attendance.pickup.code_for')}
        hint={t('attendance.pickup.code_for_hint')}
        name="personName"
        defaultValue={kept('personName', '')}
        error={errors.personName}
        autoComplete="off"
        required
      />
      <TextField
        label={t('attendance.pickup.day')}
        type="date"
        name="day"
        min={today}
        defaultValue={kept('day', today)}
        error={errors.day}
        required
      />
    </FormPage>
  )
}
