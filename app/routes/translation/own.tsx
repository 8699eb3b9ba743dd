import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Switch } from '#app/ui/switch.tsx'
import { Problem } from '#tenants/problem.ts'
import { setWish, translates, wishesTranslation } from '#tenants/translation/standing.server.ts'

/** Browsers send nothing for a switch that is off. */
const WishForm = z.object({ always: z.coerce.boolean().default(false) })

export const loader = load('account:own', async ({ school, resolved, t }) => {
  if (!translates(resolved)) throw new Problem('not_found', 'nothing is translated')
  return { title: t('translation.own.title'), always: await wishesTranslation(school) }
})

export const action = act('account:own', WishForm, async ({ school, form, t }) => {
  await setWish(school, form.always)
  return redirectWithToast('/translation', t('ui.state.saved'))
})

export const meta = titled

export default function OwnTranslation() {
  const t = useT()
  const { title, always } = useLoaderData<typeof loader>()
  const { busy } = useAnswer()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} back={{ href: '/account', label: t('translation.own.account') }} />
      <Form method="post" className="flex flex-col gap-6">
        <Card as="section">
          <Switch
            name="always"
            value="on"
            label={t('translation.own.always')}
            hint={t('translation.own.always_text')}
            defaultChecked={always}
          />
        </Card>
        <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="self-start max-sm:w-full">
          {t('ui.action.save')}
        </Button>
      </Form>
    </div>
  )
}
