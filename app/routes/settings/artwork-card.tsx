import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FileDrop } from '#app/ui/file-drop.tsx'

/** A logo or mark as it is now, a place for another one, and a way to take it off. */
export function ArtworkCard({
  artwork,
  present,
  children,
}: {
  artwork: 'logo' | 'mark'
  present: boolean
  children: ReactNode
}) {
  const t = useT()
  const { errors, typed, busy } = useAnswer()
  const own = typed('artwork') === artwork ? (errors[artwork] ?? errors.file) : errors[artwork]
  return (
    <Card as="section" className="flex flex-col gap-5">
      <div>
        <h2 className="text-xl">{t(`settings.logo.${artwork}`)}</h2>
        <p className="mt-1 text-ink-soft text-sm">{t(`settings.logo.${artwork}_text`)}</p>
      </div>
      <div className="flex flex-wrap items-center gap-4 rounded-control bg-sunken p-5">
        {children}
        {present && (
          <Form method="post" action="/settings/logo/removal" className="ms-auto">
            <input type="hidden" name="artwork" value={artwork} />
            <Button type="submit" variant="secondary" size="sm">
              {t('settings.logo.remove')}
            </Button>
          </Form>
        )}
      </div>
      <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
        <input type="hidden" name="artwork" value={artwork} />
        <FileDrop
          name="file"
          accept="image/png,image/jpeg,image/webp,image/svg+xml,.svg"
          label={t(`settings.logo.${artwork}_drop`)}
          hint={t('settings.logo.allowed')}
          chooseLabel={t('settings.logo.choose_file')}
          error={own}
        />
        <Button
          type="submit"
          variant="soft"
          busy={busy && typed('artwork') === artwork}
          busyLabel={t('ui.state.busy')}
          className="self-start max-sm:w-full"
        >
          {t('settings.logo.upload')}
        </Button>
      </Form>
    </Card>
  )
}
