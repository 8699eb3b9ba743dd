import { Form, useNavigation } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'

const path = '/notifications/one-mail'

/** For who belongs to several schools: their digests in one mail, or one from each. */
export function OneMailForm({ on }: { on: boolean }) {
  const t = useT()
  const { formAction } = useNavigation()
  return (
    <section>
      <SectionHeader title={t('notifications.one_mail.title')} />
      <Card className="flex flex-col gap-4">
        <p className="text-ink-soft">{t('notifications.one_mail.text')}</p>
        <p className="font-bold">{t(on ? 'notifications.one_mail.on' : 'notifications.one_mail.off')}</p>
        <Form method="post" action={path}>
          <input type="hidden" name="wanted" value={on ? 'no' : 'yes'} />
          <Button
            type="submit"
            variant="secondary"
            busy={formAction === path}
            busyLabel={t('ui.state.busy')}
            className="max-sm:w-full"
          >
            {t(on ? 'notifications.one_mail.turn_off' : 'notifications.one_mail.turn_on')}
          </Button>
        </Form>
      </Card>
    </section>
  )
}
