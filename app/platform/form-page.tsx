import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

/** A page with one form: what it is, its fields, save or go back. */
export function FormPage({
  title,
  text,
  back,
  submit,
  waiting = false,
  withFiles = false,
  children,
  after,
}: {
  title: string
  text?: string
  back: { href: string; label: string }
  /** What the button says; null when there is nothing to send for this reader. */
  submit: string | null
  /** Something that goes along is still on its way, such as a photo. */
  waiting?: boolean
  /** Files are among its fields and go with the form. */
  withFiles?: boolean
  children: ReactNode
  /** Below the form: what is not saved with it. */
  after?: ReactNode
}) {
  const t = useT()
  const { errors, busy } = useAnswer()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} text={text} back={back} />
      <Form method="post" encType={withFiles ? 'multipart/form-data' : undefined} noValidate>
        <Card className="flex flex-col gap-6">
          {errors[''] ? (
            <Banner tone="danger" live>
              {errors['']?.join(' ')}
            </Banner>
          ) : null}
          {children}
          <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
            <Button href={back.href} variant="ghost">
              {t('ui.action.cancel')}
            </Button>
            {submit ? (
              <Button type="submit" busy={busy || waiting} busyLabel={t('ui.state.busy')}>
                {submit}
              </Button>
            ) : null}
          </div>
        </Card>
      </Form>
      {after ? <div className="mt-6">{after}</div> : null}
    </div>
  )
}
