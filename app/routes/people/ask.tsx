import { Form, useNavigation } from '@remix-run/react'
import { type ReactNode, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button, type ButtonProps } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'

/** A button that asks before it does something: the form in the dialog is what does it. */
export function Ask({
  label,
  icon,
  variant = 'secondary',
  title,
  text,
  action,
  confirm,
  danger = false,
  children,
}: {
  label: string
  icon?: ButtonProps['icon']
  variant?: ButtonProps['variant']
  title: string
  text: string
  action: string
  confirm: string
  danger?: boolean
  /** Fields of the form. */
  children?: ReactNode
}) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const navigation = useNavigation()
  const busy = navigation.formAction === action
  return (
    <>
      <Button variant={variant} size="sm" icon={icon} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {/* Mounted while open only, so that it opens each time as it was made. */}
      {open ? (
        <Dialog
          open
          onClose={() => setOpen(false)}
          title={title}
          text={text}
          closeLabel={t('ui.action.close')}
          width="sm"
        >
          <Form
            method="post"
            action={action}
            onSubmit={() => setTimeout(() => setOpen(false))}
            className="flex flex-col gap-5"
          >
            {children}
            <div className="flex flex-col-reverse gap-2.5 sm:flex-row sm:justify-end">
              <Button variant="secondary" onClick={() => setOpen(false)}>
                {t('ui.action.cancel')}
              </Button>
              <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy} busyLabel={t('ui.state.busy')}>
                {confirm}
              </Button>
            </div>
          </Form>
        </Dialog>
      ) : null}
    </>
  )
}
