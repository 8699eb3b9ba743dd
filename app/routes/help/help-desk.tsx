import MessageCircleQuestion from 'lucide-react/icons/message-circle-question-mark'
import Sparkles from 'lucide-react/icons/sparkles'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { HelpRequest } from '#tenants/help/requests.server.ts'
import { paths } from './paths.ts'
import { RequestBadge } from './request-badge.tsx'

/** For those who work at the school: what is new, and what they have asked the vendor. */
export function HelpDesk({ requests, unseen }: { requests: readonly HelpRequest[]; unseen: number }) {
  const { t, locale, timeZone } = useLanguage()
  return (
    <>
      <List label={t('help.news.title')}>
        <ListRow
          href={paths.news()}
          lead={<RowIcon icon={Sparkles} tone="accent" />}
          title={t('help.news.title')}
          text={t('help.news.row')}
          unseenLabel={unseen > 0 ? t('help.news.unseen', { count: unseen }) : undefined}
        />
      </List>
      <section>
        <SectionHeader
          title={t('help.requests')}
          action={
            requests.length > 0 ? (
              <Button href={paths.newRequest()} size="sm" icon={MessageCircleQuestion}>
                {t('help.ask.new')}
              </Button>
            ) : null
          }
        />
        {requests.length === 0 ? (
          <Card className="flex flex-col items-start gap-4">
            <p>{t('help.requests_none')}</p>
            <Button href={paths.newRequest()} icon={MessageCircleQuestion}>
              {t('help.ask.new')}
            </Button>
          </Card>
        ) : (
          <List label={t('help.requests')}>
            {requests.map(({ id, subject, state, at }) => (
              <ListRow
                key={id}
                href={paths.request(id)}
                title={<span className="break-words">{subject}</span>}
                text={formatMoment(locale, timeZone, at)}
                trail={<RequestBadge state={state} />}
              />
            ))}
          </List>
        )}
      </section>
    </>
  )
}
