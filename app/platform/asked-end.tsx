import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'

/** Ends something that cannot be begun again as it was: asks first. */
export function AskedEnd({
  action,
  label,
  title,
  text,
  variant = 'ghost',
}: {
  action: string
  label: string
  title: string
  text: string
  /** Of the button that asks. */
  variant?: 'ghost' | 'danger-soft'
}) {
  const t = useT()
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button size="sm" variant={variant} onClick={() => setAsked(true)}>
        {label}
      </Button>
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title={title}
        text={text}
        closeLabel={t('ui.action.close')}
        width="sm"
        actions={
          <>
            <Button variant="ghost" onClick={() => setAsked(false)}>
              {t('ui.action.cancel')}
            </Button>
            <Form method="post" action={action} onSubmit={() => setAsked(false)}>
              <Button type="submit" variant="danger" block>
                {label}
              </Button>
            </Form>
          </>
        }
      />
    </>
  )
}
