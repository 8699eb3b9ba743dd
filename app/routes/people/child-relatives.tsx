import UserMinus from 'lucide-react/icons/user-minus'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { Relative } from '#tenants/people/relatives/relatives.server.ts'
import { Ask } from './ask.tsx'

/** Whom the child's guardians let see its photos; the office can end it. Nothing where there is nobody. */
export function ChildRelatives({ relatives }: { relatives: readonly Relative[] }) {
  const { t, locale } = useLanguage()
  if (relatives.length === 0) return null
  return (
    <section>
      <SectionHeader title={t('people.relatives.title')} text={t('people.relatives.text')} />
      <List label={t('people.relatives.title')}>
        {relatives.map(({ id, name, since, joined, invitedBy }) => (
          <ListRow
            key={id}
            lead={<Avatar name={name} seed={id} />}
            title={name}
            text={[
              t(joined ? 'people.state.joined' : 'people.state.invited'),
              t('people.relatives.by', { name: invitedBy }),
              since
                ? t('people.relatives.since', { day: formatDay(locale, since, 'short') })
                : t('people.relatives.since_ever'),
            ].join(' · ')}
            clamp={false}
            trail={
              <Ask
                label={t('people.relatives.end')}
                icon={UserMinus}
                title={t('people.relatives.end_title', { name })}
                text={t('people.relatives.end_text', { name })}
                action={`/relatives/${id}/ending`}
                confirm={t('people.relatives.end')}
                danger
              />
            }
          />
        ))}
      </List>
    </section>
  )
}
