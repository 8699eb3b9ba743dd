import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import type { ButtonVariant } from '#app/ui/button-class.ts'
import { Dialog } from '#app/ui/dialog.tsx'
import type { Icon } from '#app/ui/icon.ts'

export interface ConfirmButtonProps {
  /** Where the form goes once it was confirmed. */
  action: string
  label: string
  icon: Icon
  variant?: ButtonVariant
  title: string
  text: string
  confirm: string
}

/** A button that asks once more before it acts. */
export function ConfirmButton({
  action,
  label,
  icon,
  variant = 'secondary',
  title,
  text,
  confirm,
}: ConfirmButtonProps) {
  const t = useT()
  const fetcher = useFetcher()
  const [asked, setAsked] = useState(false)
  const close = () => setAsked(false)
  return (
    <>
      <Button variant={variant} icon={icon} onClick={() => setAsked(true)}>
        {label}
      </Button>
      {asked && (
        <Dialog
          open
          onClose={close}
          closeLabel={t('ui.action.close')}
          title={title}
          text={text}
          actions={
            <>
              <Button variant="secondary" onClick={close}>
                {t('ui.action.cancel')}
              </Button>
              <fetcher.Form data-discover="true" method="post" action={action} onSubmit={close} className="contents">
                <Button type="submit" busy={fetcher.state !== 'idle'} busyLabel={t('ui.state.busy')}>
                  {confirm}
                </Button>
              </fetcher.Form>
            </>
          }
        />
      )}
    </>
  )
}
