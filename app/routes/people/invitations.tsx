import { useLoaderData } from '@remix-run/react'
import { capital } from '#app/platform/i18n/capital.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { waitingToJoin } from '#tenants/people/waiting.server.ts'
import { Ask } from './ask.tsx'
import { InviteButtons } from './invite-buttons.tsx'
import { paths } from './paths.ts'
import { PeopleHead } from './people-head.tsx'

export const loader = load('people:edit', async ({ school, t }) => ({
  title: t('people.tab.invitations'),
  waiting: await waitingToJoin(school),
}))

export const meta = titled
export const shouldRevalidate = keptWhenUnsent

export default function Invitations() {
  const { t, locale, timeZone } = useLanguage()
  const { waiting } = useLoaderData<typeof loader>()
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  return (
    <>
      <PeopleHead
        tab="invitations"
        text={waiting.length > 0 ? t('people.invitations.count', { count: waiting.length }) : undefined}
      />
      {waiting.length === 0 ? (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('people.invitations.none')}
          text={t('people.invitations.none_hint')}
        />
      ) : (
        <div className="flex flex-col gap-4">
          {waiting.map(({ memberId, name, role, children, hasEmail, invitation }) => (
            <Card key={memberId} as="article" className="flex flex-col gap-4">
              <div className="flex items-center gap-3.5">
                <Avatar name={name} seed={memberId} />
                <div className="min-w-0 grow">
                  <h2 className="font-bold text-base">{name}</h2>
                  <p className="truncate text-ink-soft text-sm">
                    {children.length > 0
                      ? t('people.invitations.of', { children: children.join(', ') })
                      : capital(t(`people.role.${role}`))}
                  </p>
                </div>
                <Badge tone={invitation ? 'info' : 'warn'}>
                  {invitation
                    ? t('people.invitations.until', { day: day.format(new Date(invitation.expiresAt)) })
                    : t('people.state.not_invited')}
                </Badge>
              </div>
              <div className="flex flex-wrap items-start gap-2">
                <InviteButtons memberId={memberId} hasEmail={hasEmail} again={invitation !== null} />
                {invitation ? (
                  <Ask
                    label={t('people.invitation.withdraw')}
                    variant="ghost"
                    title={t('people.invitation.withdraw_title')}
                    text={t('people.invitation.withdraw_text')}
                    action={paths.withdrawal(invitation.id)}
                    confirm={t('people.invitation.withdraw')}
                  />
                ) : null}
              </div>
            </Card>
          ))}
        </div>
      )}
    </>
  )
}
