import { Form, useLoaderData, useNavigation } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { SearchIllustration } from '#app/ui/illustrations/search.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchField } from '#app/ui/search-field.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { requestsOf } from '#tenants/help/requests.server.ts'
import { unseenNews } from '#tenants/help/seen.server.ts'
import { isStaff } from '#tenants/roles.ts'
import { articlesFor } from './articles.server.ts'
import { firstStepsFor } from './first-steps.server.ts'
import { HelpDesk } from './help-desk.tsx'
import { paths } from './paths.ts'

export const loader = load('help:view', async ({ school, actor, resolved, url, locale, t }) => {
  const search = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
  const staff = isStaff(actor.role)
  const [requests, unseen] = staff ? await Promise.all([requestsOf(school), unseenNews(school)]) : [[], 0]
  const reader = { role: actor.role, modules: resolved.modules, locale }
  return {
    title: t('help.title'),
    search,
    steps: firstStepsFor(reader, t),
    articles: articlesFor(reader, search),
    desk: staff ? { requests, unseen } : null,
    /** Whom a family asks: its school. */
    ask: staff
      ? null
      : { contact: resolved.brand?.publicContact ?? null, messages: resolved.modules.includes('messages') },
  }
})

export const meta = titled

export default function Help() {
  const t = useT()
  const { title, search, steps, articles, desk, ask } = useLoaderData<typeof loader>()
  const busy = useNavigation().state === 'loading'
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-8">
      <div>
        <PageHeader title={title} text={t(desk ? 'help.text' : 'help.text_family')} />
        <Form role="search">
          <SearchField
            key={search}
            name="q"
            label={t('help.search')}
            clearLabel={t('help.search_clear')}
            defaultValue={search}
            maxLength={100}
            busy={busy}
          />
        </Form>
      </div>
      {search === '' && steps.length > 0 && (
        <section>
          <SectionHeader title={t('help.first_steps')} />
          <List label={t('help.first_steps')}>
            {steps.map(({ href, title, text }) => (
              <ListRow key={href} href={href} title={title} text={text} />
            ))}
          </List>
        </section>
      )}
      {desk && search === '' && <HelpDesk {...desk} />}
      <section>
        <SectionHeader title={t(search === '' ? 'help.articles' : 'help.found')} />
        {articles.length === 0 ? (
          <EmptyState
            illustration={<SearchIllustration />}
            title={t('help.none')}
            text={t(desk ? 'help.none_text' : 'help.none_family')}
            actions={
              desk ? (
                <Button href={paths.newRequest()} variant="secondary">
                  {t('help.ask.new')}
                </Button>
              ) : null
            }
          />
        ) : (
          <List label={t('help.articles')}>
            {articles.map(({ id, title, summary }) => (
              <ListRow key={id} href={paths.article(id)} title={title} text={summary} />
            ))}
          </List>
        )}
      </section>
      {ask && (
        <section>
          <SectionHeader title={t('help.ask_school')} text={t('help.ask_school_text')} />
          {ask.contact && <p className="mb-4 whitespace-pre-line break-words">{ask.contact}</p>}
          {ask.messages && (
            <Button href="/messages" variant="secondary">
              {t('help.write_school')}
            </Button>
          )}
        </section>
      )}
    </div>
  )
}
