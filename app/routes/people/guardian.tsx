import { useLoaderData } from '@remix-run/react'
import UserMinus from 'lucide-react/icons/user-minus'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { TextArea } from '#app/ui/text-area.tsx'
import { passBrake } from '#tenants/access/brake.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { contactOf } from '#tenants/people/contacts.server.ts'
import { courtOrdersOf, keepCourtOrder } from '#tenants/people/court-orders.server.ts'
import { changeRights, correctMember, guardianshipOf } from '#tenants/people/guardians.server.ts'
import { Ask } from './ask.tsx'
import { GuardianForm } from './forms.ts'
import { GuardianFields } from './guardian-fields.tsx'
import { paths } from './paths.ts'
import { atField } from './refusal.server.ts'
import { ViewAs } from './view-as.tsx'

export const loader = load('people:edit', async ({ school, params, t }) => {
  const guardian = await guardianshipOf(school, idFrom(params.guardianshipId))
  await passBrake(school, [guardian.child.id])
  return {
    title: t('people.guardian.edit'),
    guardian: { ...guardian, ...(await contactOf(school, guardian.memberId)) },
    courtOrder: (await courtOrdersOf(school, guardian.child.id)).get(guardian.memberId) ?? '',
  }
})

export const action = act('people:edit', GuardianForm, async ({ school, params, form, t }) => {
  const { guardianshipId, memberId, child } = await guardianshipOf(school, idFrom(params.guardianshipId))
  const { name, email, phone, courtOrder, ...change } = form
  await atField({ bad_request: { email: 'ui.field.email' } }, () =>
    correctMember(school, memberId, { name, contact: { email, phone } }),
  )
  await changeRights(school, guardianshipId, change)
  await keepCourtOrder(school, child.id, memberId, courtOrder)
  return redirectWithToast(paths.child(child.id), t('ui.state.saved'))
})

export const meta = titled

export default function Guardian() {
  const t = useT()
  const { title, guardian, courtOrder } = useLoaderData<typeof loader>()
  const { errors, kept } = useAnswer()
  const { child } = guardian
  return (
    <FormPage
      title={title}
      text={t('people.guardian.of', { child: nameOf(child) })}
      back={{ href: paths.child(child.id), label: nameOf(child) }}
      submit={t('ui.action.save')}
      after={
        <div className="flex flex-col items-start gap-6">
          {guardian.joined && <ViewAs memberId={guardian.memberId} name={guardian.name} />}
          <Ask
            label={t('people.guardian.end')}
            icon={UserMinus}
            variant="danger-soft"
            title={t('people.guardian.end_title', { name: guardian.name, child: shortNameOf(child) })}
            text={t('people.guardian.end_text', { child: shortNameOf(child) })}
            action={paths.endGuardian(guardian.guardianshipId)}
            confirm={t('people.guardian.end')}
            danger
          />
        </div>
      }
    >
      <GuardianFields guardian={guardian} />
      <TextArea
        name="courtOrder"
        label={t('people.guardian.court_order')}
        note={t('people.guardian.court_order_optional')}
        hint={t('people.guardian.court_order_hint')}
        defaultValue={kept('courtOrder', courtOrder)}
        error={errors.courtOrder}
      />
    </FormPage>
  )
}
