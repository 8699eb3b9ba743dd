import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { StartForm } from '../forms.ts'
import { openConversation } from '../opening.server.ts'
import { partnersOf } from '../partners.server.ts'
import { paths } from '../paths.ts'
import { PartnerList } from '../ui/partner-list.tsx'

export const loader = load('messages:view', async ({ school, t }) => ({
  partners: await partnersOf(school),
  title: t('messages.start.title'),
}))

export const action = act('messages:send', StartForm, async ({ school, form }) =>
  redirect(paths.conversation(await openConversation(school, form))),
)

export const meta = titled

export default function Start() {
  const t = useT()
  const { partners } = useLoaderData<typeof loader>()
  const nobody = !partners.office && partners.children.length + partners.classes.length + partners.people.length === 0
  return (
    <>
      <PageHeader title={t('messages.start.title')} back={{ href: paths.list(), label: t('messages.thread.back') }} />
      {nobody ? (
        <EmptyState
          illustration={<PeopleIllustration />}
          title={t('messages.start.none_title')}
          text={t('messages.start.none_text')}
        />
      ) : (
        <PartnerList partners={partners} />
      )}
    </>
  )
}
