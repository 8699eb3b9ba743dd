import { useLoaderData } from '@remix-run/react'
import UserMinus from 'lucide-react/icons/user-minus'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { capital } from '#app/platform/i18n/capital.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Card } from '#app/ui/card.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { waitingInvitations } from '#tenants/identity/invitations.server.ts'
import { openClasses } from '#tenants/people/classes.server.ts'
import { contactOf } from '#tenants/people/contacts.server.ts'
import { correctMember } from '#tenants/people/guardians.server.ts'
import { changeStaff, rolesGivenBy, staffMemberOf } from '#tenants/people/staff.server.ts'
import { Ask } from './ask.tsx'
import { StaffForm } from './forms.ts'
import { InviteButtons } from './invite-buttons.tsx'
import { paths } from './paths.ts'
import { atField } from './refusal.server.ts'
import { StaffFields } from './staff-fields.tsx'
import { ViewAs } from './view-as.tsx'

export const loader = load('staff:edit', async ({ school, actor, params, t }) => {
  const memberId = idFrom(params.memberId)
  const [member, contact, classes, invitations] = await Promise.all([
    staffMemberOf(school, memberId),
    contactOf(school, memberId),
    openClasses(school),
    waitingInvitations(school),
  ])
  return {
    title: member.name,
    member: { ...member, ...contact },
    invited: invitations.some(each => each.memberId === memberId),
    self: actor.memberId === memberId,
    roles:
      member.role === 'owner'
        ? (['owner', ...rolesGivenBy(actor.role).filter(role => role !== 'owner')] as const)
        : rolesGivenBy(actor.role),
    classes: classes.map(({ id, name }) => ({ id, name })),
    closed: member.role === 'owner' && actor.role !== 'owner',
    subtitle: capital(t(`people.role.${member.role}`)),
  }
})

export const action = act('staff:edit', StaffForm, async ({ school, params, form, t }) => {
  const memberId = idFrom(params.memberId)
  const { name, role, classIds, email, phone } = form
  await atField(
    { conflict: { role: 'people.staff.last_owner' }, bad_request: { email: 'ui.field.email' } },
    async () => {
      await changeStaff(school, memberId, { name, role, classIds })
      await correctMember(school, memberId, { name, contact: { email, phone } })
    },
  )
  return redirectWithToast(paths.staff(), t('ui.state.saved'))
})

export const meta = titled
export const shouldRevalidate = keptWhenUnsent

export default function StaffMember() {
  const t = useT()
  const { title, subtitle, member, invited, self, roles, classes, closed } = useLoaderData<typeof loader>()
  const back = { href: paths.staff(), label: t('people.tab.staff') }
  return (
    <FormPage
      title={title}
      text={closed ? t('people.staff.owners_only') : subtitle}
      back={back}
      submit={t('ui.action.save')}
      after={
        closed ? null : (
          <div className="flex flex-col gap-6">
            {member.joined ? null : (
              <Card className="flex flex-col gap-3">
                <h2 className="text-lg">{t('people.staff.invite_title')}</h2>
                <p className="text-ink-soft">{invited ? t('people.staff.invited') : t('people.staff.not_invited')}</p>
                <InviteButtons memberId={member.id} hasEmail={Boolean(member.email)} again={invited} />
              </Card>
            )}
            {member.joined && member.role === 'teacher' && <ViewAs memberId={member.id} name={member.name} />}
            {self ? null : (
              <div>
                <Ask
                  label={t('people.staff.dismiss')}
                  icon={UserMinus}
                  variant="danger-soft"
                  title={t('people.staff.dismiss_title', { name: member.name })}
                  text={t('people.staff.dismiss_text')}
                  action={paths.dismissal(member.id)}
                  confirm={t('people.staff.dismiss')}
                  danger
                />
              </div>
            )}
          </div>
        )
      }
    >
      <StaffFields member={member} roles={roles} classes={classes} />
    </FormPage>
  )
}
