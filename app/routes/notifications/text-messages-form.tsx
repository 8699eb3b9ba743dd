import { Form, useNavigation } from '@remix-run/react'
import MessageSquareText from 'lucide-react/icons/message-square-text'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { OwnTexts } from '#tenants/sms/consent.server.ts'

const path = '/notifications/text-messages'

/** Text messages as the last rung: what they are, and yes or no. */
export function TextMessagesForm({ on, numberEnd }: OwnTexts) {
  const t = useT()
  const { formAction } = useNavigation()
  return (
    <section>
      <SectionHeader title={t('notifications.sms.title')} />
      <Card className="flex flex-col gap-4">
        <p className="text-ink-soft">{t('notifications.sms.text')}</p>
        <p className="font-bold">
          {numberEnd === null
            ? t('notifications.sms.no_number')
            : t(on ? 'notifications.sms.on' : 'notifications.sms.question', { end: numberEnd })}
        </p>
        {(on || numberEnd !== null) && (
          <Form method="post" action={path}>
            <input type="hidden" name="wanted" value={on ? 'no' : 'yes'} />
            <Button
              type="submit"
              variant="secondary"
              icon={on ? undefined : MessageSquareText}
              busy={formAction === path}
              busyLabel={t('ui.state.busy')}
              className="max-sm:w-full"
            >
              {t(on ? 'notifications.sms.turn_off' : 'notifications.sms.turn_on')}
            </Button>
          </Form>
        )}
      </Card>
    </section>
  )
}
