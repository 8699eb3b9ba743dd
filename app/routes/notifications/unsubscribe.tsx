import { Form, useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { useLastAnswer } from '#app/platform/last-answer.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { EntranceCard } from '#app/routes/entrance/entrance-card.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { kindNameKey } from '#tenants/notifications/kinds.ts'
import { endMails } from '#tenants/notifications/preferences.server.ts'
import { openUnsubscribing } from '#tenants/notifications/unsubscribing.server.ts'
import { UnsubscribingForm } from './forms.ts'

/** Looking changes nothing: mailbox providers and virus scanners open every link. */
export const loader = load('site:visit', async ({ school, params, t }) => {
  const { kind } = await openUnsubscribing(school, params.token ?? '')
  return {
    title: t('notifications.unsubscribe.title'),
    text: kind
      ? t('notifications.unsubscribe.kind', { kind: t(kindNameKey(kind) as MessageKey), school: school.facts.name })
      : t('notifications.unsubscribe.all', { school: school.facts.name }),
  }
})

/** Answers where it was asked, as RFC 8058 wants it of a mailbox provider's one tap: no redirect. */
export const action = act('site:visit', UnsubscribingForm, async ({ school, params, resolved }) => {
  const own = await openUnsubscribing(school, params.token ?? '')
  await endMails(own.school, resolved.modules, own.kind)
  return { done: true }
})

export const meta = titled

export default function Unsubscribe() {
  const t = useT()
  const { title, text } = useLoaderData<typeof loader>()
  const answer = useLastAnswer<typeof action>()
  const { busy } = useAnswer()
  const done = answer !== undefined && 'done' in answer
  return (
    <EntranceCard
      title={done ? t('notifications.unsubscribe.done') : title}
      text={done ? t('notifications.unsubscribe.done_text') : text}
      below={<TextLink href="/notifications/settings">{t('notifications.unsubscribe.settings')}</TextLink>}
    >
      {done ? null : (
        <Form method="post">
          <Button type="submit" variant="primary" block busy={busy} busyLabel={t('ui.state.busy')}>
            {t('notifications.unsubscribe.button')}
          </Button>
        </Form>
      )}
    </EntranceCard>
  )
}
