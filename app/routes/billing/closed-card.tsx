import { Form, useNavigation } from '@remix-run/react'
import DoorOpen from 'lucide-react/icons/door-open'
import FolderDown from 'lucide-react/icons/folder-down'
import { formatFullDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { daysBetween } from '#tenants/billing/lifecycle.ts'
import { paths } from './paths.ts'

/** What the owner of a closed school can still do, and until when. */
export function ClosedCard({ today, keptUntil }: { today: string; keptUntil: string }) {
  const { t, locale } = useLanguage()
  const busy = useNavigation().formAction?.endsWith(paths.reopening()) ?? false
  const left = daysBetween(today, keptUntil)
  return (
    <Card as="section" className="flex flex-col items-start gap-4">
      <h2 className="text-xl">
        {left > 0
          ? t('billing.closed.left', { count: left })
          : left === 0
            ? t('billing.closed.today')
            : t('billing.closed.over')}
      </h2>
      <p>{t('billing.closed.text', { day: formatFullDay(locale, keptUntil) })}</p>
      <div className="flex flex-wrap gap-3 max-sm:w-full max-sm:*:grow">
        <Button href={paths.export()} icon={FolderDown}>
          {t('billing.closed.export')}
        </Button>
        <Form method="post" action={paths.reopening()}>
          <Button
            type="submit"
            variant="secondary"
            icon={DoorOpen}
            busy={busy}
            busyLabel={t('ui.state.busy')}
            className="max-sm:w-full"
          >
            {t('billing.closed.reopen')}
          </Button>
        </Form>
      </div>
    </Card>
  )
}
