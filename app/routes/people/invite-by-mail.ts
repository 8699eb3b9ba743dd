import { act } from '#app/platform/act.server.ts'
import { isLocale } from '#app/platform/i18n/translate.ts'
import { localPath } from '#app/platform/local-path.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { inviteByMail } from '#tenants/identity/invitations.server.ts'
import { letterheadOf } from '#tenants/mail/letterhead.server.ts'
import { requireMayInvite } from '#tenants/people/inviting.server.ts'
import { BackForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('people:invite', BackForm, async ({ school, resolved, context, locale, params, form, t }) => {
  const memberId = idFrom(params.memberId)
  await requireMayInvite(school, memberId)
  // Nobody knows the guest's language yet: the school's own is the likeliest.
  const letterhead = letterheadOf(
    resolved,
    isLocale(resolved.facts.locale) ? resolved.facts.locale : locale,
    context.hostname,
  )
  const outcome = await inviteByMail(school, memberId, letterhead, context.hostname)
  const said = outcome === 'sent' ? t('people.invitation.sent') : t('people.invitation.no_address')
  return redirectWithToast(localPath(form.back, paths.invitations()), said)
})
