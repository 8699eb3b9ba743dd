import { Form, useNavigation } from '@remix-run/react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'

const action = '/settings/translation/switch'

export interface TranslationSwitchProps {
  on: boolean
  provider: { name: string; host: string }
  /** Characters of today, used and in all. */
  used: number
  most: number
}

/** Whether the school's texts may be translated; where they would go is said before. */
export function TranslationSwitch({ on, provider, used, most }: TranslationSwitchProps) {
  const { t, locale } = useLanguage()
  const { formAction } = useNavigation()
  const number = new Intl.NumberFormat(locale)
  return (
    <Card as="section" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">{t('settings.translation.whether')}</h2>
        <Badge tone={on ? 'ok' : 'neutral'}>{t(on ? 'settings.translation.on' : 'settings.translation.off')}</Badge>
      </div>
      <p className="text-ink-soft">{t('settings.translation.where', provider)}</p>
      {on ? (
        <ProgressBar
          label={t('settings.translation.today')}
          value={used}
          max={most}
          valueLabel={t('settings.translation.used', { used: number.format(used), most: number.format(most) })}
        />
      ) : null}
      <Form method="post" action={action} preventScrollReset>
        {on ? null : <input type="hidden" name="on" value="on" />}
        <Button
          type="submit"
          variant={on ? 'secondary' : 'primary'}
          busy={formAction === action}
          busyLabel={t('ui.state.busy')}
          className="max-sm:w-full"
        >
          {t(on ? 'settings.translation.switch_off' : 'settings.translation.switch_on')}
        </Button>
      </Form>
    </Card>
  )
}
