import { useSubmit } from '@remix-run/react'
import Building2 from 'lucide-react/icons/building-2'
import { type ReactNode, useState } from 'react'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { capital } from '#app/platform/i18n/capital.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { SearchField } from '#app/ui/search-field.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { Partners } from '../partners.server.ts'
import { paths } from '../paths.ts'

/** From so many names on there is a box to find one. */
const manyNames = 12

/** With whom a conversation may begin; choosing one opens it. */
export function PartnerList({ partners }: { partners: Partners }) {
  const t = useT()
  const submit = useSubmit()
  const [wanted, setWanted] = useState('')
  const open = (kind: string, about?: string) =>
    submit({ kind, ...(about ? { about } : {}) }, { method: 'post', action: paths.start() })
  const fits = (...names: (string | null)[]) => names.some(name => name?.toLowerCase().includes(wanted.toLowerCase()))
  const children = partners.children.filter(({ name, className }) => fits(name, className))
  const classes = partners.classes.filter(({ name }) => fits(name))
  const people = partners.people.filter(({ name, about }) => fits(name, about))
  const row = (kind: string, { id, name }: { id: string; name: string }, text?: string | null, lead?: ReactNode) => (
    <ListRow
      key={id}
      onClick={() => open(kind, id)}
      lead={lead ?? <Avatar name={name} seed={id} />}
      title={name}
      text={text ?? undefined}
    />
  )
  const roleOf = (role: string) =>
    role === 'teacher' ? capital(t('messages.start.teachers')) : t('messages.start.office_role')
  return (
    <div className="flex flex-col gap-8">
      {partners.children.length + partners.people.length >= manyNames ? (
        <SearchField label={t('messages.start.filter')} clearLabel={t('messages.list.clear')} onSearch={setWanted} />
      ) : null}
      {partners.office && !wanted ? (
        <List>
          <ListRow
            onClick={() => open('office')}
            lead={<RowIcon icon={Building2} tone="brand" />}
            title={t('messages.start.office')}
            text={t('messages.start.office_text')}
          />
        </List>
      ) : null}
      <Group title={t('messages.start.children')} text={t('messages.start.children_text')}>
        {children.map(child => row('child', child, child.className, <ChildAvatar {...child} />))}
      </Group>
      <Group title={t('messages.start.classes')}>{classes.map(each => row('class', each))}</Group>
      <Group title={t('messages.start.people')}>
        {people.map(person => row('direct', person, person.about ?? roleOf(person.role)))}
      </Group>
    </div>
  )
}

function Group({ title, text, children }: { title: string; text?: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <section>
      <SectionHeader title={title} text={text} />
      <List label={title}>{children}</List>
    </section>
  )
}
