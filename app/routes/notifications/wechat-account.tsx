import { Form, useNavigation } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { buttonClass } from '#app/ui/button-class.ts'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'

const path = '/notifications/wechat'

export interface WeChatAccountProps {
  bound: boolean
  /** Whether this is WeChat's own browser: only there does WeChat say who it is. */
  here: boolean
}

/** WeChat's own browser says so. */
export const isWeChat = (request: Request): boolean => /MicroMessenger/i.test(request.headers.get('user-agent') ?? '')

/** Notices in WeChat: what they are, and connecting an account or ending that. */
export function WeChatAccount({ bound, here }: WeChatAccountProps) {
  const t = useT()
  const { formAction } = useNavigation()
  const words = bound
    ? 'notifications.wechat.on'
    : here
      ? 'notifications.wechat.question'
      : 'notifications.wechat.elsewhere'
  return (
    <section>
      <SectionHeader title={t('notifications.wechat.title')} />
      <Card className="flex flex-col gap-4">
        <p className="text-ink-soft">{t('notifications.wechat.text')}</p>
        <p className="font-bold">{t(words)}</p>
        {bound ? (
          <Form method="post" action={path}>
            <Button
              type="submit"
              variant="secondary"
              busy={formAction === path}
              busyLabel={t('ui.state.busy')}
              className="max-sm:w-full"
            >
              {t('notifications.wechat.turn_off')}
            </Button>
          </Form>
        ) : (
          here && (
            // A link of the browser's own: it leads to another site.
            <a href={path} className={`${buttonClass({ variant: 'secondary' })} self-start max-sm:w-full`}>
              {t('notifications.wechat.turn_on')}
            </a>
          )
        )}
      </Card>
    </section>
  )
}
