// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { addressOf } from '#app/platform/attachments/attachment.ts'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage, useT } from '#app/platform/i18n/provider.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { paths } from '../paths.ts'
import type { PickupPerson } from '../pickup-person.server.ts'

/** Persons who may fetch a child, and until when. */
export function PersonList({ persons, mayEnd }: { persons: readonly PickupPerson[]; mayEnd: boolean }) {
  const { t, locale } = useLanguage()
  return (
    <ul
      role="list"
      className="divide-y divide-line/70 overflow-hidden rounded-card border border-line/70 bg-surface shadow-card"
    >
      {persons.map(person => {
        const { id, name, relation, phone, photoId, fromDay, toDay } = person
        const from = formatDay(locale, fromDay)
        return (
          <li key={id} className="flex flex-wrap items-center gap-3.5 px-4 py-3.5 sm:px-5">
            <Avatar name={name} seed={id} size="lg" src={photoId ? addressOf(photoId, 'w320') : undefined} />
            <div className="min-w-0 grow basis-40">
              <p className="font-bold leading-snug">{name}</p>
              <p className="text-ink-soft text-sm">{[relation, ...(phone ? [phone] : [])].join(' · ')}</p>
              <p className="text-sm">
                {toDay
                  ? t('attendance.days', { from, to: formatDay(locale, toDay) })
                  : t('attendance.pickup.since', { from })}
              </p>
            </div>
            {mayEnd ? <End person={person} /> : null}
          </li>
        )
      })}
    </ul>
  )
}

function End({ person: { id, name } }: { person: PickupPerson }) {
  const t = useT()
  const fetcher = useFetcher({ key: `ending-${id}` })
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button size="sm" variant="ghost" busy={fetcher.state !== 'idle'} onClick={() => setAsked(true)}>
        {t('attendance.pickup.end')}
      </Button>
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t('attendance.pickup.end_title', { name })}
        text={t('attendance.pickup.end_text')}
        closeLabel={t('attendance.sheet.close')}
        width="sm"
        actions={
          <>
            <Button variant="ghost" onClick={() => setAsked(false)}>
              {t('attendance.absence.keep')}
            </Button>
            <fetcher.Form
              data-discover="true"
              method="post"
              action={paths.endPerson(id)}
              onSubmit={() => setAsked(false)}
            >
              <Button type="submit" variant="danger" block>
                {t('attendance.pickup.end')}
              </Button>
            </fetcher.Form>
          </>
        }
      />
    </>
  )
}
