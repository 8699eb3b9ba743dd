import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { useAttachments } from '#app/platform/attachments/use-attachments.ts'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { PickupPersonForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { addPerson, pickupChild } from '../pickup-person.server.ts'
import { PersonFields } from '../ui/person-fields.tsx'

export const loader = load('attendance:report', async ({ school, actor, params, locale, t }) => {
  const child = await pickupChild(school, idFrom(params.childId))
  found(child.decides || undefined)
  return {
    personId: uuidv7(),
    child,
    today: school.today(),
    memberId: actor.memberId ?? '',
    words: attachmentWords(locale),
    title: t('attendance.pickup.new_person'),
  }
})

export const action = act('attendance:report', PickupPersonForm, async ({ school, params, form, t }) => {
  const childId = idFrom(params.childId)
  if ((await addPerson(school, childId, form)) === 'past') throw invalid({ toDay: 'attendance.pickup.past' })
  return redirectWithToast(paths.pickup(childId), t('attendance.pickup.person_added'))
})

export const meta = titled

/** The page keeps its person's id over a failed try, so that the second is the same person. */
export const shouldRevalidate = () => false

export default function NewPickupPerson() {
  const t = useT()
  const { child, title, memberId, ...fields } = useLoaderData<typeof loader>()
  const attaching = useAttachments(`pickup-${fields.personId}`, memberId)
  return (
    <FormPage
      title={title}
      text={t('attendance.pickup.new_person_text', { name: child.shortName })}
      back={{ href: paths.pickup(child.id), label: t('attendance.pickup.title', { name: child.shortName }) }}
      submit={t('attendance.pickup.new_person')}
      waiting={attaching.moving > 0}
    >
      <PersonFields {...fields} attaching={attaching} />
    </FormPage>
  )
}
