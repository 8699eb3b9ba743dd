import { useFetcher } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { Standing } from '#tenants/help/standing.ts'
import { paths } from '../paths.ts'
import { refusals } from './refusals.ts'

/** Lets an announcement out, now or later, or takes it back. */
export function PublishForms({ id, standing }: { id: string; standing: Standing }) {
  const t = useT()
  const fetcher = useFetcher()
  const isOut = standing === 'out' || standing === 'planned' || standing === 'past'
  const busy = { busy: fetcher.state !== 'idle', busyLabel: t('ui.state.busy') }
  return (
    <Card>
      {isOut ? (
        <fetcher.Form data-discover="true" method="post" action={paths.withdraw(id)}>
          <Button type="submit" variant="danger-soft" {...busy}>
            {t('console.announcement.withdraw')}
          </Button>
        </fetcher.Form>
      ) : (
        <fetcher.Form
          data-discover="true"
          method="post"
          action={paths.publish(id)}
          noValidate
          className="flex flex-col items-start gap-4"
        >
          <TextField
            type="datetime-local"
            name="at"
            label={t('console.announcement.publish_at')}
            error={refusals(fetcher.data).at}
          />
          <Button type="submit" {...busy}>
            {t('console.announcement.publish')}
          </Button>
        </fetcher.Form>
      )}
    </Card>
  )
}
