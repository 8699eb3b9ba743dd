import { Form, useFetcher, useNavigation } from '@remix-run/react'
import BellRing from 'lucide-react/icons/bell-ring'
import { useCallback } from 'react'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { Device } from '#tenants/push/devices.server.ts'
import { usePushHere } from './push-here.ts'

export interface PushDevicesProps {
  publicKey: string
  devices: readonly Device[]
}

/** Notices on one's devices: what they are, yes or no for this one, and where they come so far. */
export function PushDevices({ publicKey, devices }: PushDevicesProps) {
  const { t, locale, timeZone } = useLanguage()
  const { submit, state: sending } = useFetcher()
  const { formAction } = useNavigation()
  const keep = useCallback(
    (fields: Record<string, string>) => submit(fields, { method: 'post', action: '/notifications/devices' }),
    [submit],
  )
  const ids = devices.map(({ id }) => id)
  const here = usePushHere(publicKey, ids, keep)
  const words = {
    asking: null,
    none: t('notifications.push.none'),
    home_screen: t('notifications.push.home_screen'),
    blocked: t('notifications.push.blocked'),
    off: null,
    on: t('notifications.push.on'),
  }[here.state]
  return (
    <section>
      <SectionHeader title={t('notifications.push.title')} />
      <Card className="flex flex-col gap-4">
        <p className="text-ink-soft">{t('notifications.push.text')}</p>
        <div aria-live="polite" className="flex flex-col gap-3">
          {words && <p className="font-bold">{words}</p>}
          {here.failed && <p className="font-bold text-danger">{t('notifications.push.failed')}</p>}
        </div>
        {here.state === 'off' && (
          <>
            <p className="font-bold">{t('notifications.push.question')}</p>
            <Button
              variant="secondary"
              icon={BellRing}
              busy={here.busy || sending !== 'idle'}
              busyLabel={t('ui.state.busy')}
              className="self-start max-sm:w-full"
              onClick={here.turnOn}
            >
              {t('notifications.push.turn_on')}
            </Button>
          </>
        )}
        {devices.length > 0 && (
          <ul className="divide-y divide-line/70 border-line/70 border-t">
            {devices.map(({ id, device, since }) => (
              <li key={id} className="flex min-h-14 items-center gap-3 py-2">
                <div className="min-w-0 grow">
                  <p className="flex flex-wrap items-center gap-2 font-bold">
                    {device || t('notifications.push.some_device')}
                    {id === here.id && <Badge tone="brand">{t('notifications.push.here')}</Badge>}
                  </p>
                  <p className="text-ink-soft text-sm">
                    {t('notifications.push.since', { moment: formatMoment(locale, timeZone, since) })}
                  </p>
                </div>
                <Form method="post" action={`/notifications/devices/${id}/ending`}>
                  <Button
                    type="submit"
                    variant="ghost"
                    size="sm"
                    busy={formAction?.includes(id) ?? false}
                    busyLabel={t('ui.state.busy')}
                  >
                    {t('notifications.push.end')}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </section>
  )
}
