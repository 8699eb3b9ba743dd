import { Form } from '@remix-run/react'
import Check from 'lucide-react/icons/check'
import House from 'lucide-react/icons/house'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { paths } from '../paths.ts'
import type { Step } from '../steps.server.ts'

/** Next steps of a child: staff says that one is done, a family that it did it. */
export function StepList({ steps, observes }: { steps: readonly Step[]; observes: boolean }) {
  const { t, locale, timeZone } = useLanguage()
  return (
    <ul className="flex flex-col gap-3">
      {steps.map(({ id, childId, text, forFamily, author, at, doneAt }) => (
        <Card as="li" key={id} className="flex flex-col gap-2">
          <p dir="auto" className="whitespace-pre-line break-words font-semibold">
            {text}
          </p>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-soft text-sm">
            <bdi>{author}</bdi>
            <time dateTime={at}>{formatMoment(locale, timeZone, at)}</time>
            {forFamily ? (
              <Badge icon={House} tone="brand">
                {t('portfolio.steps.at_home')}
              </Badge>
            ) : null}
            {doneAt ? (
              <Badge icon={Check} tone="ok">
                {t('portfolio.steps.done')}
              </Badge>
            ) : null}
          </p>
          {observes ? (
            <Form method="post" action={paths.stepDone(id)}>
              <input type="hidden" name="done" value={doneAt ? 'no' : 'yes'} />
              <Button type="submit" size="sm" variant="secondary" icon={doneAt ? undefined : Check}>
                {t(doneAt ? 'portfolio.steps.reopen' : 'portfolio.steps.mark_done')}
              </Button>
            </Form>
          ) : doneAt ? null : (
            <div>
              <Button href={paths.fromHome(childId, id)} size="sm" icon={Check}>
                {t('portfolio.steps.did_it')}
              </Button>
            </div>
          )}
        </Card>
      ))}
    </ul>
  )
}
