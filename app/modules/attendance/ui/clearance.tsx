import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Unsent } from '#app/platform/unsent.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { longestNote } from '../limits.ts'
import { paths } from '../paths.ts'

/** Ends the search for a child, with what was found out and in whose name. */
export function Clearance({ alertId, name, onClose }: { alertId: string; name: string; onClose: () => void }) {
  const t = useT()
  const fetcher = useFetcher<Partial<Refused> & { done?: boolean }>({ key: `clearance-${alertId}` })
  const done = fetcher.state === 'idle' && fetcher.data?.done
  useEffect(() => {
    if (done) onClose()
  }, [done, onClose])
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('attendance.missing.title', { name })}
      text={t('attendance.missing.text')}
      closeLabel={t('attendance.sheet.close')}
      actions={
        <Button type="submit" form="clearance" busy={fetcher.state !== 'idle'} busyLabel={t('ui.state.busy')}>
          {t('attendance.missing.clear')}
        </Button>
      }
    >
      <fetcher.Form data-discover="true" id="clearance" method="post" action={paths.clearance(alertId)} noValidate>
        <Unsent answer={fetcher.data} />
        <TextArea
          label={t('attendance.missing.finding')}
          hint={t('attendance.missing.finding_hint')}
          name="finding"
          maxLength={longestNote}
          error={fetcher.data?.submission?.error?.finding ?? undefined}
          required
        />
      </fetcher.Form>
    </Dialog>
  )
}
