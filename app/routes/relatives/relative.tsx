import { Form, useFetcher, useLoaderData } from '@remix-run/react'
import LinkIcon from 'lucide-react/icons/link'
import UserMinus from 'lucide-react/icons/user-minus'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { assertDecides } from '#tenants/people/deciding.server.ts'
import { changeReach, relativeOf, relativesOfChild } from '#tenants/people/relatives/relatives.server.ts'
import { found } from '#tenants/problem.ts'
import { ReachForm } from './forms.ts'
import { InvitationLink } from './invitation-link.tsx'
import type { action as newLink } from './link.ts'
import { paths } from './paths.ts'
import { ReachField } from './reach-field.tsx'

export const loader = load('relatives:invite', async ({ school, params }) => {
  const { id, childId } = await relativeOf(school, idFrom(params.relativeId))
  await school.read(q => assertDecides(q, school, childId))
  const relative = found((await relativesOfChild(school, childId)).find(each => each.id === id))
  return { title: relative.name, relative, childId }
})

export const action = act('relatives:invite', ReachForm, async ({ school, params, form, t }) => {
  const { id, childId } = await relativeOf(school, idFrom(params.relativeId))
  await changeReach(school, id, form.reach)
  return redirectWithToast(paths.relatives(childId), t('ui.state.saved'))
})

export const meta = titled
export const shouldRevalidate = keptWhenUnsent

export default function RelativePage() {
  const { t, locale } = useLanguage()
  const { title, relative, childId } = useLoaderData<typeof loader>()
  const link = useFetcher<typeof newLink>()
  const { id, since, own, joined, invitedBy } = relative
  const seen = since ? t('relatives.since', { day: formatDay(locale, since, 'short') }) : t('relatives.since_ever')
  return (
    <FormPage
      title={title}
      text={`${seen} · ${t('relatives.by', { name: invitedBy })}`}
      back={{ href: paths.relatives(childId), label: t('relatives.title') }}
      submit={own ? t('ui.action.save') : null}
      after={
        <div className="mt-6 flex flex-col gap-5">
          {own && !joined ? (
            <link.Form data-discover="true" method="post" action={paths.link(id)} className="flex flex-col gap-5">
              <Button type="submit" variant="secondary" icon={LinkIcon}>
                {t('relatives.link.again')}
              </Button>
              {link.data && 'link' in link.data ? <InvitationLink name={title} {...link.data.link} /> : null}
            </link.Form>
          ) : null}
          <Form method="post" action={paths.ending(id)} className="flex flex-col gap-2">
            <p className="text-ink-soft text-sm">{t('relatives.end_text', { name: title })}</p>
            <Button type="submit" variant="danger-soft" icon={UserMinus}>
              {t('relatives.end')}
            </Button>
          </Form>
        </div>
      }
    >
      {own ? (
        <ReachField {...(since === null ? { before: 'everything' } : {})} />
      ) : (
        <p className="text-ink-soft">{t('relatives.others', { name: invitedBy })}</p>
      )}
    </FormPage>
  )
}
