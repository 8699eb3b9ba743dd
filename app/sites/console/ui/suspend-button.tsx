import { useFetcher } from '@remix-run/react'
import Ban from 'lucide-react/icons/ban'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { paths } from '../paths.ts'
import { refusals } from './refusals.ts'

/** Asks for the reason, then closes the school. Once it is done the page shows the way back in its place. */
export function SuspendButton({ school }: { school: { id: string; name: string } }) {
  const t = useT()
  const fetcher = useFetcher()
  const [asked, setAsked] = useState(false)
  const close = () => setAsked(false)
  return (
    <>
      <Button variant="danger-soft" icon={Ban} onClick={() => setAsked(true)}>
        {t('console.suspend.button')}
      </Button>
      {asked && (
        <Dialog
          open
          onClose={close}
          closeLabel={t('ui.action.close')}
          title={t('console.suspend.title', { school: school.name })}
          text={t('console.suspend.text')}
          actions={
            <>
              <Button variant="secondary" onClick={close}>
                {t('ui.action.cancel')}
              </Button>
              <Button
                type="submit"
                form="suspension"
                variant="danger"
                busy={fetcher.state !== 'idle'}
                busyLabel={t('ui.state.busy')}
              >
                {t('console.suspend.confirm')}
              </Button>
            </>
          }
        >
          <fetcher.Form data-discover="true" method="post" action={paths.suspend(school.id)} id="suspension" noValidate>
            <TextArea
              name="reason"
              label={t('console.suspend.reason')}
              hint={t('console.suspend.reason_hint')}
              rows={4}
              maxLength={600}
              required
              error={refusals(fetcher.data).reason}
            />
          </fetcher.Form>
        </Dialog>
      )}
    </>
  )
}
