import { Form } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export interface QuietHoursPageProps {
  title: string
  text: string
  back: { href: string; label: string }
  /** '22:00'; empty where there are none. */
  from: string
  to: string
}

/** From when until when it is quiet; both empty for never. */
export function QuietHoursPage({ title, text, back, from, to }: QuietHoursPageProps) {
  const t = useT()
  const { errors, typed, busy } = useAnswer()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} text={text} back={back} />
      <Form method="post" noValidate className="flex flex-col gap-5">
        <Card as="section" className="flex flex-col gap-5">
          <div className="grid grid-cols-2 gap-4">
            <TextField
              type="time"
              label={t('notifications.quiet.from')}
              name="from"
              defaultValue={typed('from') ?? from}
              error={errors.from}
            />
            <TextField
              type="time"
              label={t('notifications.quiet.to')}
              name="to"
              defaultValue={typed('to') ?? to}
              error={errors.to}
            />
          </div>
          <p className="text-ink-soft text-sm">{t('notifications.quiet.hint')}</p>
        </Card>
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          busyLabel={t('ui.state.busy')}
          className="self-start max-sm:w-full"
        >
          {t('ui.action.save')}
        </Button>
      </Form>
    </div>
  )
}
