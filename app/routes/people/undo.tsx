import { Form } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'

/** What was just done, or is announced, with the way back. */
export function Undo({ tone, text, action }: { tone: 'ok' | 'info'; text: string; action: string | null }) {
  const t = useT()
  const button = action ? (
    <Form method="post" action={action}>
      <Button type="submit" size="sm" variant="secondary">
        {t('people.take_back')}
      </Button>
    </Form>
  ) : undefined
  return (
    <Banner tone={tone} actions={button}>
      {text}
    </Banner>
  )
}
