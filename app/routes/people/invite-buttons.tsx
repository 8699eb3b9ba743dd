import { Form, useFetcher, useLocation, useNavigation } from '@remix-run/react'
import Link from 'lucide-react/icons/link'
import Mail from 'lucide-react/icons/mail'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { CopyField } from '#app/ui/copy-field.tsx'
import type { action as inviteLink } from './invite-link.ts'
import { paths } from './paths.ts'

/** Invites a waiting member: by mail, when there is an address, or with a link to pass on. */
export function InviteButtons({
  memberId,
  hasEmail,
  again = false,
}: {
  memberId: string
  hasEmail: boolean
  again?: boolean
}) {
  const t = useT()
  const { pathname } = useLocation()
  const navigation = useNavigation()
  const link = useFetcher<typeof inviteLink>()
  const href = link.data && 'href' in link.data ? link.data.href : null
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {hasEmail ? (
          <Form method="post" action={paths.inviteByMail(memberId)}>
            <input type="hidden" name="back" value={pathname} />
            <Button
              type="submit"
              size="sm"
              variant="soft"
              icon={Mail}
              busy={navigation.formAction === paths.inviteByMail(memberId)}
              busyLabel={t('ui.state.busy')}
            >
              {again ? t('people.invitation.mail_again') : t('people.invitation.mail')}
            </Button>
          </Form>
        ) : null}
        <link.Form data-discover="true" method="post" action={paths.inviteLink(memberId)}>
          <Button
            type="submit"
            size="sm"
            variant="secondary"
            icon={Link}
            busy={link.state !== 'idle'}
            busyLabel={t('ui.state.busy')}
          >
            {t('people.invitation.link')}
          </Button>
        </link.Form>
      </div>
      {href ? (
        <CopyField
          label={t('people.invitation.link_label')}
          hint={t('people.invitation.link_hint')}
          value={href}
          copyLabel={t('people.invitation.copy')}
          copiedLabel={t('people.invitation.copied')}
        />
      ) : null}
    </div>
  )
}
