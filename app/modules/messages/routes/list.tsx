import { Form, useLoaderData } from '@remix-run/react'
import Clock from 'lucide-react/icons/clock'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Flag from 'lucide-react/icons/flag'
import Settings from 'lucide-react/icons/settings'
import SquarePen from 'lucide-react/icons/square-pen'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { List } from '#app/ui/list.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchField } from '#app/ui/search-field.tsx'
import { memberOf } from '#tenants/actor.ts'
import { may } from '#tenants/permissions.ts'
import { placeOf } from '../forms.ts'
import { listConversations } from '../list.server.ts'
import { paths } from '../paths.ts'
import { views } from '../policy.ts'
import { searchMessages } from '../search.server.ts'
import { ConversationRow } from '../ui/conversation-row.tsx'
import { Finds } from '../ui/finds.tsx'
import { NoConversations } from '../ui/no-conversations.tsx'
import { RefusedLines } from '../ui/refused-lines.tsx'

export const loader = load('messages:view', async ({ school, actor, url, t }) => {
  const { search, view } = placeOf(url.searchParams)
  return {
    memberId: memberOf(actor),
    search,
    view,
    finds: search ? await searchMessages(school, search) : null,
    conversations: search ? [] : await listConversations(school, view),
    inOffice: may(actor.role, 'messages:assign'),
    atWork: may(actor.role, 'messages:lead'),
    title: t('messages.name'),
  }
})

export const meta = titled

export default function Conversations() {
  const t = useT()
  const { memberId, search, view, finds, conversations, inOffice, atWork } = useLoaderData<typeof loader>()
  const more = [
    ...(inOffice
      ? [
          { id: 'reports', label: t('messages.list.reports'), icon: Flag, href: paths.reports() },
          { id: 'hours', label: t('messages.list.hours'), icon: Clock, href: paths.hours() },
        ]
      : []),
    { id: 'own', label: t('messages.own.title'), icon: Settings, href: paths.preferences() },
  ]
  return (
    <>
      <PageHeader
        title={t('messages.name')}
        actions={
          <div className="flex flex-wrap gap-2.5 *:first:grow">
            <Button href={paths.start()} icon={SquarePen}>
              {t('messages.list.new')}
            </Button>
            <Menu
              entries={more}
              trigger={trigger => (
                <IconButton icon={Ellipsis} label={t('messages.list.more')} variant="secondary" {...trigger} />
              )}
            />
          </div>
        }
      />
      <RefusedLines memberId={memberId} />
      <Form method="get" role="search" className="mb-5">
        <SearchField
          key={search}
          name="q"
          label={t('messages.list.search')}
          clearLabel={t('messages.list.clear')}
          defaultValue={search}
        />
      </Form>
      {finds ? (
        <Finds finds={finds} />
      ) : (
        <>
          {atWork ? (
            <nav
              aria-label={t('messages.list.show')}
              className="-mx-1 mb-5 flex gap-2 overflow-x-auto px-1 py-1 [scrollbar-width:none]"
            >
              {views
                .filter(each => inOffice || each !== 'mine')
                .map(each => (
                  <Chip key={each} kind="link" href={paths.list(each)} current={each === view}>
                    {t(`messages.list.show_${each}`)}
                  </Chip>
                ))}
            </nav>
          ) : null}
          {conversations.length > 0 ? (
            <List label={t('messages.list.label')}>
              {conversations.map(listed => (
                <ConversationRow key={listed.id} listed={listed} atWork={atWork} />
              ))}
            </List>
          ) : (
            <NoConversations view={view} />
          )}
        </>
      )}
    </>
  )
}
